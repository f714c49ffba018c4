using Parquet.Thrift;

namespace Parquet.Format;

/// <summary>Holds a page's header. Pages are data pages of version 1, or dictionaries.</summary>
internal readonly record struct PageHeader(int Type, int UncompressedSize, int CompressedSize, int ValueCount, PageEncoding Encoding)
{
    public const int DataPage = 0;
    public const int DictionaryPage = 2;

    public void Write(ByteBuffer output)
    {
        var thrift = new CompactWriter(output);
        thrift.Begin();
        thrift.Int32(1, Type);
        thrift.Int32(2, UncompressedSize);
        thrift.Int32(3, CompressedSize);
        thrift.Begin(Type == DataPage ? 5 : 7);
        thrift.Int32(1, ValueCount);
        thrift.Int32(2, (int)Encoding);
        if (Type == DataPage)
        {
            // How definition and repetition levels are written.
            thrift.Int32(3, (int)PageEncoding.Rle);
            thrift.Int32(4, (int)PageEncoding.Rle);
        }

        thrift.End();
        thrift.End();
    }

    public static PageHeader Read(ReadOnlySpan<byte> bytes, string column, out int length)
    {
        var thrift = new CompactReader(bytes, $"a page header of column '{column}'");
        PageHeader header = default;
        int outer = thrift.BeginStruct();
        while (thrift.NextField(outer))
        {
            switch (thrift.Id)
            {
                case 1:
                    header = header with { Type = thrift.Int32() };
                    break;
                case 2:
                    header = header with { UncompressedSize = thrift.Int32() };
                    break;
                case 3:
                    header = header with { CompressedSize = thrift.Int32() };
                    break;
                case 5 or 7:
                    header = ReadBody(ref thrift, header);
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        length = thrift.Position;
        return header;
    }

    private static PageHeader ReadBody(ref CompactReader thrift, PageHeader header)
    {
        int outer = thrift.BeginStruct();
        while (thrift.NextField(outer))
        {
            switch (thrift.Id)
            {
                case 1:
                    header = header with { ValueCount = thrift.Int32() };
                    break;
                case 2:
                    header = header with { Encoding = (PageEncoding)thrift.Int32() };
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        return header;
    }
}
