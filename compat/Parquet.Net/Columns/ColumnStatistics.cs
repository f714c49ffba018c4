using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Parquet.Encodings;
using Parquet.Format;

namespace Parquet.Columns;

/// <summary>Finds a column's least and greatest value and turns them into the bytes that the footer holds, and back.</summary>
internal static class ColumnStatistics
{
    public static void Set<T>(EncodedColumn column, ReadOnlySpan<T> values)
        where T : struct
    {
        _ = TrySet<T, byte>(column, values) || TrySet<T, sbyte>(column, values) || TrySet<T, short>(column, values)
            || TrySet<T, ushort>(column, values) || TrySet<T, int>(column, values) || TrySet<T, uint>(column, values)
            || TrySet<T, long>(column, values) || TrySet<T, ulong>(column, values) || TrySet<T, float>(column, values)
            || TrySet<T, double>(column, values) || TrySetFlags(column, values);
    }

    public static void SetRange<T>(EncodedColumn column, T minimum, T maximum)
        where T : struct
    {
        column.Minimum = Plain(minimum);
        column.Maximum = Plain(maximum);
    }

    /// <summary>Decodes a statistic; null where the file holds none, or one of the wrong length.</summary>
    public static object? Decode(byte[]? bytes, ColumnType type)
    {
        if (bytes is null || (type.PlainSize > 0 && bytes.Length != type.PlainSize) || (type.Physical == PhysicalType.Boolean && bytes.Length != 1))
        {
            return null;
        }

        return Type.GetTypeCode(type.ClrType) switch
        {
            TypeCode.Boolean => (bytes[0] & 1) == 1,
            TypeCode.Byte => One<byte>(bytes),
            TypeCode.SByte => One<sbyte>(bytes),
            TypeCode.Int16 => One<short>(bytes),
            TypeCode.UInt16 => One<ushort>(bytes),
            TypeCode.Int32 => One<int>(bytes),
            TypeCode.UInt32 => One<uint>(bytes),
            TypeCode.Int64 => One<long>(bytes),
            TypeCode.UInt64 => One<ulong>(bytes),
            TypeCode.Single => One<float>(bytes),
            TypeCode.Double => One<double>(bytes),
            TypeCode.String => Encoding.UTF8.GetString(bytes),
            _ => bytes,
        };
    }

    private static T One<T>(byte[] bytes)
        where T : struct
    {
        T value = default;
        PlainEncoding.Read(bytes, new Span<T>(ref value), "statistics");
        return value;
    }

    private static byte[] Plain<T>(T value)
        where T : struct
    {
        using var buffer = new ByteBuffer(16);
        PlainEncoding.Write<T>([value], buffer);
        return buffer.Written.ToArray();
    }

    private static bool TrySetFlags<T>(EncodedColumn column, ReadOnlySpan<T> values)
        where T : struct
    {
        if (typeof(T) != typeof(bool) || values.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<bool> flags = MemoryMarshal.Cast<T, bool>(values);
        SetRange(column, !flags.Contains(false), flags.Contains(true));
        return true;
    }

    private static bool TrySet<T, TNumber>(EncodedColumn column, ReadOnlySpan<T> values)
        where T : struct
        where TNumber : struct, INumber<TNumber>
    {
        if (typeof(T) != typeof(TNumber))
        {
            return false;
        }

        ReadOnlySpan<TNumber> numbers = MemoryMarshal.Cast<T, TNumber>(values);
        int first = 0;
        while (first < numbers.Length && TNumber.IsNaN(numbers[first]))
        {
            first++;
        }

        if (first == numbers.Length)
        {
            return true;
        }

        TNumber minimum = numbers[first];
        TNumber maximum = minimum;
        foreach (TNumber number in numbers[first..])
        {
            minimum = number < minimum ? number : minimum;
            maximum = number > maximum ? number : maximum;
        }

        // Negative and positive zero are equal, so the range must hold both.
        minimum = TNumber.IsZero(minimum) ? -TNumber.Zero : minimum;
        maximum = TNumber.IsZero(maximum) ? TNumber.Zero : maximum;
        SetRange(column, minimum, maximum);
        return true;
    }
}
