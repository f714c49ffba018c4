using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes single tensors in TorchSharp's own format: dtype, rank and shape as LEB128 numbers, then the bytes in row-major order.</summary>
internal static class TensorCodec
{
    public static void Write(Tensor tensor, BinaryWriter writer)
    {
        using var plain = tensor.detach();
        using var onCpu = plain.to(torch.CPU);
        using var rowMajor = onCpu.contiguous();
        writer.Write7BitEncodedInt64((long)tensor.dtype);
        writer.Write7BitEncodedInt64(tensor.shape.Length);
        foreach (var length in tensor.shape) writer.Write7BitEncodedInt64(length);
        writer.Write(rowMajor.bytes);
    }

    public static void ReadInto(Tensor target, BinaryReader reader)
    {
        var (dtype, shape, bytes) = ReadAll(reader);
        if (dtype != target.dtype)
        {
            throw new ArgumentException(
                "Mismatched tensor data types while loading. Make sure that the model you are loading into is exactly the same as the origin.");
        }

        if (!shape.AsSpan().SequenceEqual(target.shape))
        {
            throw new ArgumentException(
                "Mismatched tensor shape while loading. Make sure that the model you are loading into is exactly the same as the origin.");
        }

        using var noGradients = torch.no_grad();
        using var source = FromBytes(dtype, shape, bytes);
        target.copy_(source).DisposeIfOther(target);
    }

    /// <summary>Reads a tensor on the CPU; its caller owns it.</summary>
    public static Tensor Read(BinaryReader reader)
    {
        var (dtype, shape, bytes) = ReadAll(reader);
        return FromBytes(dtype, shape, bytes).DetachFromDisposeScope();
    }

    public static void Skip(BinaryReader reader) => ReadAll(reader);

    /// <summary>Disposes the second handle that an in-place operation may return, but never the tensor itself.</summary>
    public static void DisposeIfOther(this Tensor result, Tensor self)
    {
        if (!ReferenceEquals(result, self)) result.Dispose();
    }

    private static Tensor FromBytes(ScalarType dtype, long[] shape, byte[] bytes)
    {
        var tensor = torch.empty(shape, dtype, torch.CPU);
        tensor.bytes = bytes;
        return tensor;
    }

    private static (ScalarType Dtype, long[] Shape, byte[] Bytes) ReadAll(BinaryReader reader)
    {
        var dtype = (ScalarType)reader.Read7BitEncodedInt64();
        var shape = new long[reader.Read7BitEncodedInt64()];
        var elements = 1L;
        for (var i = 0; i < shape.Length; i++) elements *= shape[i] = reader.Read7BitEncodedInt64();
        var length = checked((int)(elements * ElementSize(dtype)));
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length ? (dtype, shape, bytes) : throw new EndOfStreamException();
    }

    private static int ElementSize(ScalarType dtype) => dtype switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new NotSupportedException($"Tensors of type {dtype} have no saved form."),
    };
}
