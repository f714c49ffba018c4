using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The bytes of a contiguous tensor on the CPU; assigning copies into it.</summary>
        public Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                {
                    throw new NotImplementedException("Bytes() called on non-contiguous tensor.");
                }

                var length = numel() * element_size();
                if (length > int.MaxValue)
                {
                    throw new ArgumentException("Span only supports up to int.MaxValue elements.");
                }

                return new Span<byte>(DataPointer(), (int)length);
            }
            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                {
                    throw new ArgumentException($"Found {value.Length} bytes, expected {target.Length}.");
                }

                value.CopyTo(target);
            }
        }

        /// <summary>Views the elements of a tensor on the CPU as <typeparamref name="T"/>, in the tensor's own order.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(this);
        }

        /// <summary>Gives the one element of this tensor.</summary>
        public T item<T>()
            where T : unmanaged
        {
            if (numel() != 1)
            {
                throw new ArgumentException($"Number of elements in the tensor must be 1, but is {numel()}.");
            }

            ValidateType(typeof(T));
            if (device_type == DeviceType.CPU)
            {
                return Unsafe.ReadUnaligned<T>(DataPointer());
            }

            using var here = detach().cpu();
            return Unsafe.ReadUnaligned<T>(here.DataPointer());
        }

        /// <summary>Where the elements lie; throws for a tensor that is not on the CPU.</summary>
        internal void* DataPointer()
        {
            if (device_type != DeviceType.CPU)
            {
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            }

            DispatchWatch.TellHostAccess();
            var data = NativeMethods.dt_data(Handle);
            GC.KeepAlive(this);
            return data;
        }

        private void ValidateType(Type type)
        {
            var expected = dtype switch
            {
                ScalarType.Byte => typeof(byte),
                ScalarType.Int8 => typeof(sbyte),
                ScalarType.Int16 => typeof(short),
                ScalarType.Int32 => typeof(int),
                ScalarType.Int64 => typeof(long),
                ScalarType.Float16 => typeof(Half),
                ScalarType.Float32 => typeof(float),
                ScalarType.Float64 => typeof(double),
                ScalarType.Bool => typeof(bool),
                _ => null,
            };
            if (expected != type)
            {
                throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
            }
        }
    }

    /// <summary>Copies raw bytes of the right number into a fresh tensor on the CPU.</summary>
    internal static Tensor FromBytes(ReadOnlySpan<byte> source, ScalarType type, long[] shape)
    {
        var tensor = Ops.empty_memory_format.Call(shape, type, Arg.None, CPU);
        source.CopyTo(tensor.bytes);
        return tensor;
    }

    /// <summary>Copies <paramref name="source"/> into a tensor, then converts, moves and marks it as asked.</summary>
    internal static Tensor FromSpan<T>(
        ReadOnlySpan<T> source, ScalarType native, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        var count = 1L;
        foreach (var size in shape)
        {
            count *= size;
        }

        if (count != source.Length)
        {
            throw new ArgumentException($"Found {source.Length} values, expected {count} for the shape [{string.Join(", ", shape.ToArray())}].");
        }

        var tensor = FromBytes(MemoryMarshal.AsBytes(source), native, shape.ToArray());
        device ??= get_default_device();
        if ((dtype is { } type && type != native) || device.type != DeviceType.CPU)
        {
            tensor = tensor.to(dtype ?? native, device, disposeAfter: true);
        }

        return requires_grad ? tensor.requires_grad_() : tensor;
    }
}
