using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Training;

/// <summary>Writes and reads the values of tensors whose names, shapes and types the reader knows.</summary>
internal static class TensorBytes
{
    /// <summary>Writes values row-major, in order of the names.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var noGrad = no_grad();
        foreach (var (_, tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            writer.Write(tensor.detach().cpu().contiguous().bytes);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote into tensors that are there.</summary>
    /// <exception cref="EndOfStreamException">There are fewer values.</exception>
    public static void Read(BinaryReader reader, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var noGrad = no_grad();
        foreach (var (_, tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            var read = zeros(tensor.shape, tensor.dtype);
            reader.BaseStream.ReadExactly(read.bytes);
            tensor.copy_(read);
        }
    }
}
