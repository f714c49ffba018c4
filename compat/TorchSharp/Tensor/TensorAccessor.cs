using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the CPU, in row-major order whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly T* data;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly bool contiguous;
    private readonly torch.Tensor tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        // Kept only against collection: who disposes the tensor ends the accessor's data with it.
        this.tensor = tensor;
        data = (T*)tensor.DataPointer();
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => data[Offset(indices)];
        set => data[Offset(indices)] = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>Copies the elements into an array of as many dimensions as the tensor has.</summary>
    public Array ToNDArray()
    {
        if (shape.Length == 0)
        {
            return ToArray();
        }

        var array = Array.CreateInstance(typeof(T), shape);
        var bytes = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), checked((int)(Count * sizeof(T))));
        CopyTo(MemoryMarshal.Cast<byte, T>(bytes));
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var count = Math.Min(target.Length, From(tensorIndex));
        if (contiguous)
        {
            new ReadOnlySpan<T>(data + tensorIndex, (int)count).CopyTo(target);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                target[i] = data[OffsetOf(tensorIndex + i)];
            }
        }

        GC.KeepAlive(tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = Math.Min(source.Length, From(tensorIndex));
        for (var i = 0; i < count; i++)
        {
            data[OffsetOf(tensorIndex + i)] = source[i];
        }

        GC.KeepAlive(tensor);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
        {
            yield return At(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Does nothing: the tensor owns the memory.</summary>
    public void Dispose()
    {
    }

    /// <summary>Counts the elements from an index to the end.</summary>
    private long From(long tensorIndex) => tensorIndex >= 0 && tensorIndex <= Count
        ? Count - tensorIndex
        : throw new ArgumentOutOfRangeException(nameof(tensorIndex), $"Found index {tensorIndex}, expected 0..{Count}.");

    private T At(long index)
    {
        var value = data[OffsetOf(index)];
        GC.KeepAlive(tensor);
        return value;
    }

    private long OffsetOf(long index)
    {
        if (contiguous)
        {
            return index;
        }

        var offset = 0L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            offset += index % shape[d] * strides[d];
            index /= shape[d];
        }

        return offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && shape.Length != 1)
        {
            return (ulong)indices[0] < (ulong)Count
                ? OffsetOf(indices[0])
                : throw new IndexOutOfRangeException($"Found linear index {indices[0]}, expected 0..{Count - 1}.");
        }

        if (indices.Length != shape.Length)
        {
            throw new ArgumentException($"Found {indices.Length} indices, expected {shape.Length}.");
        }

        var offset = 0L;
        for (var d = 0; d < indices.Length; d++)
        {
            if ((ulong)indices[d] >= (ulong)shape[d])
            {
                throw new IndexOutOfRangeException($"Found index {indices[d]} in dimension {d}, expected 0..{shape[d] - 1}.");
            }

            offset += indices[d] * strides[d];
        }

        return offset;
    }
}
