using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Computes max(x, 0).</summary>
    public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal ReLU(bool inplace)
            : base(nameof(ReLU)) => this.inplace = inplace;

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);
    }

    /// <summary>Computes x where positive, else x times the slope.</summary>
    public sealed class LeakyReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal LeakyReLU(double negative_slope, bool inplace)
            : base(nameof(LeakyReLU)) => (this.negative_slope, this.inplace) = (negative_slope, inplace);

        /// <summary>Gets or sets the slope below zero.</summary>
        public double negative_slope { get; set; }

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.leaky_relu(tensor, negative_slope, inplace);
    }

    /// <summary>Computes x times the normal distribution function of x.</summary>
    public sealed class GELU : ParameterLessModule<Tensor, Tensor>
    {
        internal GELU(Approximate approximate, bool inplace)
            : base(nameof(GELU)) => (this.approximate, this.inplace) = (approximate, inplace);

        /// <summary>Says how the distribution function is computed.</summary>
        public enum Approximate
        {
            /// <summary>Exactly.</summary>
            none,

            /// <summary>By tanh.</summary>
            tanh,
        }

        /// <summary>Gets or sets how the distribution function is computed.</summary>
        public Approximate approximate { get; set; }

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, approximate, inplace);
    }

    /// <summary>Computes x times its sigmoid.</summary>
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU(bool inplace)
            : base(nameof(SiLU)) => this.inplace = inplace;

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);
    }

    /// <summary>Computes x tanh(ln(1 + e^x)).</summary>
    public sealed class Mish : ParameterLessModule<Tensor, Tensor>
    {
        internal Mish(bool inplace)
            : base(nameof(Mish)) => this.inplace = inplace;

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.mish(tensor, inplace);
    }

    /// <summary>Computes 1 / (1 + e^-x).</summary>
    public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal Sigmoid(bool inplace)
            : base(nameof(Sigmoid)) => this.inplace = inplace;

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.sigmoid(tensor, inplace);
    }

    /// <summary>Computes the hyperbolic tangent.</summary>
    public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanh(bool inplace)
            : base(nameof(Tanh)) => this.inplace = inplace;

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.tanh(tensor, inplace);
    }

    /// <summary>Computes e^x over its sum along a dimension.</summary>
    public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax(long dim)
            : base(nameof(Softmax)) => this.dim = dim;

        /// <summary>Gets or sets the dimension.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.softmax(tensor, dim);
    }

    /// <summary>Computes the logarithm of the softmax along a dimension.</summary>
    public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
    {
        internal LogSoftmax(long dim)
            : base(nameof(LogSoftmax)) => this.dim = dim;

        /// <summary>Gets or sets the dimension.</summary>
        public long dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.log_softmax(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Creates max(x, 0).</summary>
            public static ReLU ReLU(bool inplace = false) => new(inplace);

            /// <summary>Creates x where positive, else x times the slope.</summary>
            public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

            /// <summary>Creates the exact GELU.</summary>
            public static GELU GELU() => GELU(false);

            /// <summary>Creates the exact GELU.</summary>
            public static GELU GELU(bool inplace) => GELU(Modules.GELU.Approximate.none, inplace);

            /// <summary>Creates the exact or approximate GELU.</summary>
            public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);

            /// <summary>Creates x times its sigmoid.</summary>
            public static SiLU SiLU() => SiLU(false);

            /// <summary>Creates x times its sigmoid.</summary>
            public static SiLU SiLU(bool inplace) => new(inplace);

            /// <summary>Creates x tanh(ln(1 + e^x)).</summary>
            public static Mish Mish() => Mish(false);

            /// <summary>Creates x tanh(ln(1 + e^x)).</summary>
            public static Mish Mish(bool inplace) => new(inplace);

            /// <summary>Creates 1 / (1 + e^-x).</summary>
            public static Sigmoid Sigmoid() => Sigmoid(false);

            /// <summary>Creates 1 / (1 + e^-x).</summary>
            public static Sigmoid Sigmoid(bool inplace) => new(inplace);

            /// <summary>Creates the hyperbolic tangent.</summary>
            public static Tanh Tanh() => Tanh(false);

            /// <summary>Creates the hyperbolic tangent.</summary>
            public static Tanh Tanh(bool inplace = false) => new(inplace);

            /// <summary>Creates the softmax along a dimension.</summary>
            public static Softmax Softmax(long dim) => new(dim);

            /// <summary>Creates the logarithm of the softmax along a dimension.</summary>
            public static LogSoftmax LogSoftmax(long dim) => new(dim);
        }
    }
}
