using Parquet.Schema;
using Parquet.Thrift;

namespace Parquet.Format;

/// <summary>Reads the footer's list of schema elements: a root, then one element per flat column.</summary>
internal static class SchemaReader
{
    private const int Optional = 1;
    private const int Repeated = 2;

    public static ParquetSchema Read(ref CompactReader thrift)
    {
        int count = thrift.List();
        var fields = new List<Field>(count);
        for (int i = 0; i < count; i++)
        {
            Element element = ReadElement(ref thrift);
            if (i > 0)
            {
                fields.Add(Column(element));
            }
        }

        return fields.Count > 0 ? new ParquetSchema(fields) : throw new ParquetException("Found a schema without columns in the footer; expected at least one.");
    }

    private static DataField Column(Element element)
    {
        if (element.Name.Length == 0)
        {
            throw new ParquetException("Found a column without a name in the schema; expected one.");
        }

        if (element.Children > 0 || element.Repetition == Repeated || element.Physical is null)
        {
            throw new ParquetException($"Found nested column '{element.Name}' in the schema; expected flat columns.");
        }

        ColumnType? type = ColumnType.Find(element.Physical.Value, element.Converted);
        return type is null
            ? throw new ParquetException($"Found column '{element.Name}' of type {element.Physical} with converted type {element.Converted?.ToString() ?? "none"}; "
                + "expected a boolean, an integer, a float, a double, a string or a byte array.")
            : new DataField(element.Name, type.ClrType, element.Repetition == Optional);
    }

    private static Element ReadElement(ref CompactReader thrift)
    {
        var element = new Element();
        int outer = thrift.BeginStruct();
        while (thrift.NextField(outer))
        {
            switch (thrift.Id)
            {
                case 1:
                    element = element with { Physical = (PhysicalType)thrift.Int32() };
                    break;
                case 3:
                    element = element with { Repetition = thrift.Int32() };
                    break;
                case 4:
                    element = element with { Name = thrift.String() };
                    break;
                case 5:
                    element = element with { Children = thrift.Int32() };
                    break;
                case 6:
                    element = element with { Converted = thrift.Int32() };
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        return element;
    }

    private sealed record Element
    {
        public PhysicalType? Physical { get; init; }

        public int Repetition { get; init; }

        public string Name { get; init; } = "";

        public int Children { get; init; }

        public int? Converted { get; init; }
    }
}
