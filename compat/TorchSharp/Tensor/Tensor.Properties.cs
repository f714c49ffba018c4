using System.Runtime.InteropServices;

namespace TorchSharp;

public static unsafe partial class torch
{
    public unsafe partial class Tensor
    {
        public ScalarType dtype
        {
            get
            {
                var type = (ScalarType)NativeMethods.dt_dtype(Handle);
                GC.KeepAlive(this);
                return type;
            }
        }

        public Device device
        {
            get
            {
                var packed = NativeMethods.dt_device(Handle);
                GC.KeepAlive(this);
                return Device.FromPacked(packed);
            }
        }

        public DeviceType device_type => device.type;

        public long ndim => dim();

        public long NumberOfElements => numel();

        public long[] shape
        {
            get
            {
                var sizes = new long[dim()];
                fixed (long* into = sizes)
                {
                    NativeMethods.dt_sizes(Handle, into);
                }

                GC.KeepAlive(this);
                return sizes;
            }
        }

        public bool is_leaf
        {
            get
            {
                var leaf = NativeMethods.dt_is_leaf(Handle);
                GC.KeepAlive(this);
                NativeMethods.Check(leaf);
                return leaf != 0;
            }
        }

        public long dim()
        {
            var dimensions = NativeMethods.dt_dim(Handle);
            GC.KeepAlive(this);
            return dimensions;
        }

        public long numel()
        {
            var count = NativeMethods.dt_numel(Handle);
            GC.KeepAlive(this);
            return count;
        }

        public long element_size()
        {
            var size = NativeMethods.dt_element_size(Handle);
            GC.KeepAlive(this);
            return size;
        }

        public long[] size() => shape;

        public long size(int dim) => At(shape, dim);

        public long[] stride()
        {
            var strides = new long[dim()];
            fixed (long* into = strides)
            {
                NativeMethods.dt_strides(Handle, into);
            }

            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => At(stride(), dim);

        public bool is_contiguous()
        {
            var contiguous = NativeMethods.dt_is_contiguous(Handle) != 0;
            GC.KeepAlive(this);
            return contiguous;
        }

        // The exception and the words that libtorch has for it.
        private static long At(long[] ofDimensions, int dim)
        {
            var dimensions = ofDimensions.Length;
            return dim >= -dimensions && dim < dimensions
                ? ofDimensions[dim < 0 ? dim + dimensions : dim]
                : throw new ExternalException($"Dimension out of range (expected to be in range of [{-dimensions}, {dimensions - 1}], but got {dim})");
        }

        public bool is_floating_point() => torch.is_floating_point(dtype);
    }

    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    public static long numel(Tensor input) => input.numel();
}
