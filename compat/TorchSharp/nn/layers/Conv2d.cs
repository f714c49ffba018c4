using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Convolves float [N, in, H, W] (or [in, H, W]) to [N, out, H', W'].</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long) stride, (long, long)? padding, Padding? padding_type,
            (long, long) dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(
                nameof(Conv2d), in_channels, out_channels, nn.Pair(kernel_size), nn.Pair(stride), padding is { } p ? nn.Pair(p) : null, padding_type,
                nn.Pair(dilation), false, [0, 0], groups, bias, padding_mode, device, dtype)
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
        {
            if (!ValidateShape(input, 2))
            {
                throw new ArgumentException(
                    $"Expected 3D (unbatched) or 4D (batched) input with {in_channels} channels to Conv2d, found [{string.Join(", ", input.shape)}].");
            }

            if (padding_mode == PaddingModes.Zeros && Symmetric is { } symmetric)
            {
                return nn.functional.conv2d(input, weight, bias, stride, symmetric, dilation, groups);
            }

            using var padded = nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
            return nn.functional.conv2d(padded, weight, bias, stride, [0, 0], dilation, groups);
        }

        private long[]? Symmetric => _reversed_padding_repeated_twice is [var left, var right, var top, var bottom] && left == right && top == bottom
            ? [top, left]
            : null;
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Creates a two-dimensional convolution with a square kernel.</summary>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), null,
                    (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>Creates a two-dimensional convolution.</summary>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), null,
                    dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

            /// <summary>Creates a two-dimensional convolution with a square kernel and padding by kind.</summary>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), null, padding,
                    (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>Creates a two-dimensional convolution with padding by kind.</summary>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), null, padding,
                    dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

            internal static long[] Pair((long, long) pair) => [pair.Item1, pair.Item2];
        }
    }
}
