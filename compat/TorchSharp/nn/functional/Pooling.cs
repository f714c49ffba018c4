namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Takes the maximum over windows of [N, C, H, W]; the stride is the kernel by default.</summary>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Ops.max_pool2d.Call(input, kernel_size, strides ?? kernel_size, padding ?? [0], dilation ?? [1], ceil_mode);

            /// <summary>Takes the maximum over square windows of [N, C, H, W]; the stride is the kernel by default.</summary>
            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size], One(stride), One(padding), One(dilation), ceil_mode);

            /// <summary>Takes the maximum over windows of [N, C, H, W]; the stride is the kernel by default.</summary>
            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
                bool ceil_mode = false) =>
                max_pool2d(input, Pair(kernel_size), Two(stride), Two(padding), Two(dilation), ceil_mode);

            /// <summary>Takes the maximum over windows of [N, C, H, W] and where it was, int64 within H x W.</summary>
            public static (Tensor Values, Tensor Indices) max_pool2d_with_indices(
                Tensor input, long[] kernelSize, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Ops.max_pool2d_with_indices.Call2(input, kernelSize, strides ?? kernelSize, padding ?? [0], dilation ?? [1], ceil_mode);

            /// <summary>Takes the mean over windows of [N, C, H, W]; the stride is the kernel by default.</summary>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                Ops.avg_pool2d.Call(input, kernel_size, stride ?? kernel_size, padding ?? [0], ceil_mode, count_include_pad, divisor_override);

            /// <summary>Takes the mean over square windows of [N, C, H, W]; the stride is the kernel by default.</summary>
            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], One(stride), [padding], ceil_mode, count_include_pad, divisor_override);

            /// <summary>Takes the mean over windows of [N, C, H, W]; the stride is the kernel by default.</summary>
            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Pair(kernel_size), Two(stride), Two(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Takes the mean over as many windows of [N, C, H, W] as the output has pixels.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Ops.adaptive_avg_pool2d.Call(input, output_size);

            /// <summary>Takes the mean over as many windows of [N, C, H, W] as the output has pixels.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Pair(output_size));

            /// <summary>Takes the mean over as many windows of [N, C, H, W] as the output has pixels.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size, output_size]);

            /// <summary>Takes the maximum over as many windows of [N, C, H, W] as the output has pixels.</summary>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size)
            {
                var (values, indices) = Ops.adaptive_max_pool2d.Call2(input, output_size);
                indices.Dispose();
                return values;
            }

            private static long[]? One(long? value) => value is { } v ? [v] : null;

            private static long[]? Two((long, long)? value) => value is { } v ? Pair(v) : null;
        }
    }
}
