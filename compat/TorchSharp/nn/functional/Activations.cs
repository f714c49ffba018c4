using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Computes max(x, 0).</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? InPlace(Ops.relu_, x) : Ops.relu.Call(x);

            /// <summary>Computes x where positive, else x times the slope.</summary>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? InPlace(Ops.leaky_relu_, input, negative_slope) : Ops.leaky_relu.Call(input, negative_slope);

            /// <summary>Computes x times the normal distribution function of x.</summary>
            public static Tensor gelu(Tensor x) => gelu(x, false);

            /// <summary>Computes x times the normal distribution function of x.</summary>
            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            /// <summary>Computes x times the normal distribution function of x, exact or by tanh.</summary>
            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false)
            {
                var kind = approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none";
                return inplace ? InPlace(Ops.gelu_, x, kind) : Ops.gelu.Call(x, kind);
            }

            /// <summary>Computes x times its sigmoid.</summary>
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? InPlace(Ops.silu_, x) : Ops.silu.Call(x);

            /// <summary>Computes x tanh(ln(1 + e^x)).</summary>
            public static Tensor mish(Tensor x, bool inplace = false) => inplace ? InPlace(Ops.mish_, x) : Ops.mish.Call(x);

            /// <summary>Computes x where positive, else alpha (e^x - 1).</summary>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? InPlace(Ops.elu_, x, alpha) : Ops.elu.Call(x, alpha);

            /// <summary>Computes ln(1 + e^(beta x)) / beta, linear above the threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Ops.softplus.Call(x, beta, threshold);

            /// <summary>Computes 1 / (1 + e^-x).</summary>
            public static Tensor sigmoid(Tensor x) => sigmoid(x, false);

            /// <summary>Computes 1 / (1 + e^-x).</summary>
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? InPlace(Ops.sigmoid_, x) : x.sigmoid();

            /// <summary>Computes the hyperbolic tangent.</summary>
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? InPlace(Ops.tanh_, x) : x.tanh();

            /// <summary>Computes e^x over its sum along a dimension, in <paramref name="dtype"/> if given.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Ops.softmax_int.Call(input, dim, dtype);

            /// <summary>Computes the logarithm of the softmax along a dimension.</summary>
            public static Tensor log_softmax(Tensor x, long dim) => Ops.log_softmax_int.Call(x, dim, Arg.None);
        }
    }
}
