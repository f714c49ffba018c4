using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Copies an array of any rank into a tensor of the same shape.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var native = TypeOf(rawArray);
        var shape = new long[rawArray.Rank];
        for (var d = 0; d < shape.Length; d++)
        {
            shape[d] = rawArray.GetLongLength(d);
        }

        var tensor = FromBytes(BytesOf(rawArray, native), native, shape);
        device ??= get_default_device();
        if ((dtype is { } type && type != native) || device.type != DeviceType.CPU)
        {
            tensor = tensor.to(dtype ?? native, device, disposeAfter: true);
        }

        return requires_grad ? tensor.requires_grad_() : tensor;
    }

    /// <summary>Copies <paramref name="count"/> elements, -1 for all, from <paramref name="offset"/> on into a one-dimensional tensor.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var native = TypeOf(rawArray);
        var taken = count < 0 ? rawArray.LongLength - offset : count;
        var size = SizeOf(native);
        var bytes = BytesOf(rawArray, native).Slice((int)(offset * size), (int)(taken * size));
        var tensor = FromBytes(bytes, native, [taken]);
        if (dtype != native)
        {
            tensor = tensor.to(dtype, disposeAfter: true);
        }

        return requires_grad ? tensor.requires_grad_() : tensor;
    }

    private static ReadOnlySpan<byte> BytesOf(Array array, ScalarType type) =>
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), checked((int)(array.LongLength * SizeOf(type))));

    private static int SizeOf(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        _ => 8,
    };

    private static ScalarType TypeOf(Array array) => array.GetType().GetElementType() switch
    {
        var type when type == typeof(byte) => ScalarType.Byte,
        var type when type == typeof(sbyte) => ScalarType.Int8,
        var type when type == typeof(short) => ScalarType.Int16,
        var type when type == typeof(int) => ScalarType.Int32,
        var type when type == typeof(long) => ScalarType.Int64,
        var type when type == typeof(Half) => ScalarType.Float16,
        var type when type == typeof(float) => ScalarType.Float32,
        var type when type == typeof(double) => ScalarType.Float64,
        var type when type == typeof(bool) => ScalarType.Bool,
        var type => throw new NotSupportedException($"Found an array of {type}, expected one of numbers or bool."),
    };
}
