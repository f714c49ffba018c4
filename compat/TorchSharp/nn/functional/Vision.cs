namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Pads dimensions from the last on, two lengths each: before and after.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant => Ops.constant_pad_nd.Call(input, pad, value),
                PaddingModes.Zeros => Ops.constant_pad_nd.Call(input, pad, 0.0),
                PaddingModes.Reflect => (pad.Length == 2 ? Ops.reflection_pad1d : Ops.reflection_pad2d).Call(input, pad),
                PaddingModes.Replicate => (pad.Length == 2 ? Ops.replication_pad1d : Ops.replication_pad2d).Call(input, pad),
                PaddingModes.Circular => Ops._pad_circular.Call(input, pad),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
            };

            /// <summary>Pads dimensions from the last on, two lengths each: before and after.</summary>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            /// <summary>Pads the last dimension before and after.</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, Pair(pad), mode, value);

            /// <summary>Pads the last two dimensions: left, right, top, bottom.</summary>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Pads every dimension on both sides.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, Enumerable.Repeat(pad, 2 * (int)input.ndim).ToArray(), mode, value);

            /// <summary>Samples [N, C, H, W] at points float [N, H', W', 2] given as x, y in -1..1; null corners means false.</summary>
            public static Tensor grid_sample(
                Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                var interpolation = mode == GridSampleMode.Nearest ? 1L : 0L;
                var outside = padding_mode switch
                {
                    GridSamplePaddingMode.Border => 1L,
                    GridSamplePaddingMode.Reflection => 2L,
                    _ => 0L,
                };
                return Ops.grid_sampler.Call(input, grid, interpolation, outside, align_corners ?? false);
            }

            /// <summary>Makes the points float [N, H, W, 2] at which affine maps float [N, 2, 3] sample; size is [N, C, H, W].</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                Ops.affine_grid_generator.Call(theta, size ?? [], align_corners);

            /// <summary>Resizes [N, C, ...] to a size, or by factors.</summary>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                var dimensions = (int)x.ndim - 2;
                if ((size is null) == (scale_factor is null)) throw new ArgumentException("Exactly one of size and scale_factor must be given.");
                var sizes = size is { Length: 1 } ? Enumerable.Repeat(size[0], dimensions).ToArray() : size;
                var factors = scale_factor is { Length: 1 } ? Enumerable.Repeat(scale_factor[0], dimensions).ToArray() : scale_factor;
                if (factors is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    sizes = factors.Select((factor, i) => (long)Math.Floor(x.shape[i + 2] * factor)).ToArray();
                    factors = null;
                }

                if (mode == InterpolationMode.Area && dimensions == 2) return adaptive_avg_pool2d(x, sizes!);
                if (mode is InterpolationMode.Nearest or InterpolationMode.NearestExact) return Nearest(mode, dimensions).Call(x, sizes, factors);
                return Smooth(mode, dimensions, antialias).Call(x, sizes, align_corners ?? false, factors);
            }

            private static Operator Nearest(InterpolationMode mode, int dimensions) => (mode, dimensions) switch
            {
                (InterpolationMode.Nearest, 1) => Ops.upsample_nearest1d_vec,
                (InterpolationMode.Nearest, 2) => Ops.upsample_nearest2d_vec,
                (InterpolationMode.Nearest, 3) => Ops.upsample_nearest3d_vec,
                (_, 1) => Ops._upsample_nearest_exact1d_vec,
                (_, 2) => Ops._upsample_nearest_exact2d_vec,
                (_, 3) => Ops._upsample_nearest_exact3d_vec,
                _ => throw Unsupported(mode, dimensions),
            };

            private static Operator Smooth(InterpolationMode mode, int dimensions, bool antialias) => (mode, dimensions, antialias) switch
            {
                (InterpolationMode.Linear, 1, false) => Ops.upsample_linear1d_vec,
                (InterpolationMode.Bilinear, 2, false) => Ops.upsample_bilinear2d_vec,
                (InterpolationMode.Bilinear, 2, true) => Ops._upsample_bilinear2d_aa_vec,
                (InterpolationMode.Bicubic, 2, false) => Ops.upsample_bicubic2d_vec,
                (InterpolationMode.Bicubic, 2, true) => Ops._upsample_bicubic2d_aa_vec,
                (InterpolationMode.Trilinear, 3, false) => Ops.upsample_trilinear3d_vec,
                _ => throw Unsupported(mode, dimensions),
            };

            private static ArgumentException Unsupported(InterpolationMode mode, int dimensions) =>
                new($"Input Error: {mode} does not resize {dimensions + 2}D input.");
        }
    }
}
