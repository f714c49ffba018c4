namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Computes x W^T + b: float [..., in] to [..., out].</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Ops.linear.Call(input, weights, bias);

            /// <summary>Convolves [N, in, H, W] with [out, in / groups, kH, kW]; stride and dilation are 1, padding 0 by default.</summary>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Ops.conv2d.Call(input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            /// <summary>Normalises features over the batch, and updates the running statistics, if training; else by the running statistics.</summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Ops.batch_norm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            /// <summary>Normalises every sample over its last dimensions.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Ops.layer_norm.Call(input, normalized_shape, weight, bias, eps, true);

            /// <summary>Sets elements to zero with probability p and scales the others by 1 / (1 - p), if training.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? InPlace(Ops.dropout_, input, p, training) : Ops.dropout.Call(input, p, training);

            /// <summary>Sets whole channels of [N, C, ...] to zero with probability p and scales the others by 1 / (1 - p), if training.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? InPlace(Ops.feature_dropout_, input, p, training) : Ops.feature_dropout.Call(input, p, training);

            /// <summary>Scales vectors along a dimension to p-norm 1; eps guards against division by zero.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var norm = Ops.norm_ScalarOpt_dim.Call(input, p, new[] { dim }, true);
                using var safe = norm.clamp(eps);
                return input.div(safe);
            }

            /// <summary>Turns int64 [...] of classes into int64 [..., classes]; -1 classes means as many as the largest needs.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Ops.one_hot.Call(x, num_classes);

            // The result of an operation in place is a second handle to the same tensor, so that disposing one keeps the other.
            private static Tensor InPlace(Operator op, Tensor input, params ReadOnlySpan<Arg> rest) => op.CallInPlace(input, rest).alias();
        }
    }
}
