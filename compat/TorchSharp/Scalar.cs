namespace TorchSharp;

/// <summary>A single number as an argument of an operator.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(torch.ScalarType type, ArgKind kind, long bits)
    {
        Type = type;
        Kind = kind;
        Bits = bits;
    }

    public torch.ScalarType Type { get; }

    internal ArgKind Kind { get; }

    internal long Bits { get; }

    internal double AsDouble => Kind == ArgKind.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsInt64 => Kind == ArgKind.Double ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal static Scalar From(NativeArg value) => value.Kind switch
    {
        ArgKind.Double => BitConverter.Int64BitsToDouble(value.Bits),
        ArgKind.Int => value.Bits,
        ArgKind.Bool => value.Bits != 0,
        _ => throw new InvalidOperationException($"Found a {value.Kind} result, expected a number."),
    };

    public static implicit operator Scalar(byte value) => Whole(torch.ScalarType.Byte, value);
    public static implicit operator Scalar(sbyte value) => Whole(torch.ScalarType.Int8, value);
    public static implicit operator Scalar(short value) => Whole(torch.ScalarType.Int16, value);
    public static implicit operator Scalar(int value) => Whole(torch.ScalarType.Int32, value);
    public static implicit operator Scalar(long value) => Whole(torch.ScalarType.Int64, value);
    public static implicit operator Scalar(float value) => Real(torch.ScalarType.Float32, value);
    public static implicit operator Scalar(double value) => Real(torch.ScalarType.Float64, value);
    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, ArgKind.Bool, value ? 1 : 0);

    /// <summary>Does nothing: the value lives in managed memory here.</summary>
    public void Dispose()
    {
    }

    private static Scalar Whole(torch.ScalarType type, long value) => new(type, ArgKind.Int, value);

    private static Scalar Real(torch.ScalarType type, double value) => new(type, ArgKind.Double, BitConverter.DoubleToInt64Bits(value));
}

public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;
    public static Scalar ToScalar(this sbyte value) => value;
    public static Scalar ToScalar(this short value) => value;
    public static Scalar ToScalar(this int value) => value;
    public static Scalar ToScalar(this long value) => value;
    public static Scalar ToScalar(this float value) => value;
    public static Scalar ToScalar(this double value) => value;
    public static Scalar ToScalar(this bool value) => value;
    public static float ToSingle(this Scalar value) => (float)value.AsDouble;
    public static double ToDouble(this Scalar value) => value.AsDouble;
    public static sbyte ToSByte(this Scalar value) => (sbyte)value.AsInt64;
    public static byte ToByte(this Scalar value) => (byte)value.AsInt64;
    public static short ToInt16(this Scalar value) => (short)value.AsInt64;
    public static int ToInt32(this Scalar value) => (int)value.AsInt64;
    public static long ToInt64(this Scalar value) => value.AsInt64;
    public static bool ToBoolean(this Scalar value) => value.AsDouble != 0;
}
