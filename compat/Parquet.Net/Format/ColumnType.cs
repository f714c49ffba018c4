using System.Diagnostics.CodeAnalysis;

namespace Parquet.Format;

/// <summary>Ties a CLR type to its storage type and to the converted type (null where there is none) that says how to read it.</summary>
internal sealed record ColumnType(Type ClrType, PhysicalType Physical, int? Converted, int IntegerBits = 0, bool Signed = true)
{
    public const int Utf8 = 0;

    private static readonly ColumnType[] s_all =
    [
        new(typeof(bool), PhysicalType.Boolean, null),
        new(typeof(byte), PhysicalType.Int32, 11, 8, false),
        new(typeof(ushort), PhysicalType.Int32, 12, 16, false),
        new(typeof(uint), PhysicalType.Int32, 13, 32, false),
        new(typeof(ulong), PhysicalType.Int64, 14, 64, false),
        new(typeof(sbyte), PhysicalType.Int32, 15, 8),
        new(typeof(short), PhysicalType.Int32, 16, 16),
        new(typeof(int), PhysicalType.Int32, null),
        new(typeof(long), PhysicalType.Int64, null),
        new(typeof(float), PhysicalType.Float, null),
        new(typeof(double), PhysicalType.Double, null),
        new(typeof(string), PhysicalType.ByteArray, Utf8),
        new(typeof(byte[]), PhysicalType.ByteArray, null),
    ];

    /// <summary>Gets the bytes that a plain value takes: 4 or 8, or 0 for booleans (bits) and byte arrays (their length and content).</summary>
    public int PlainSize => Physical switch
    {
        PhysicalType.Int32 or PhysicalType.Float => 4,
        PhysicalType.Int64 or PhysicalType.Double => 8,
        _ => 0,
    };

    public static bool TryFind(Type clrType, [NotNullWhen(true)] out ColumnType? type)
    {
        type = Array.Find(s_all, candidate => candidate.ClrType == clrType);
        return type is not null;
    }

    /// <summary>Finds the type of a column in a file; INT_32 (17) and INT_64 (18) say no more than the storage type.</summary>
    public static ColumnType? Find(PhysicalType physical, int? converted)
    {
        int? telling = converted is 17 or 18 ? null : converted;
        return Array.Find(s_all, candidate => candidate.Physical == physical && candidate.Converted == telling);
    }
}
