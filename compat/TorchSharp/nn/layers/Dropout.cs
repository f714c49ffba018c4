using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Sets elements to zero with probability p and scales the others by 1 / (1 - p), in training mode only.</summary>
    public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout(double p, bool inplace)
            : base(nameof(Dropout)) => (this.p, this.inplace) = (p, inplace);

        /// <summary>Gets or sets the probability, 0..1.</summary>
        public double p { get; set; }

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
    }

    /// <summary>Sets whole channels of [N, C, L] to zero with probability p and scales the others, in training mode only.</summary>
    public sealed class Dropout1d : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout1d(double p, bool inplace)
            : base(nameof(Dropout1d)) => (this.p, this.inplace) = (p, inplace);

        /// <summary>Gets or sets the probability, 0..1.</summary>
        public double p { get; set; }

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor)
        {
            if (tensor.ndim == 3) return nn.functional.dropout2d(tensor, p, training, inplace);
            using var batch = tensor.unsqueeze(0);
            using var dropped = nn.functional.dropout2d(batch, p, training, inplace);
            return dropped.squeeze(0);
        }
    }

    /// <summary>Sets whole channels of [N, C, H, W] to zero with probability p and scales the others, in training mode only.</summary>
    public sealed class Dropout2d : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout2d(double p, bool inplace)
            : base(nameof(Dropout2d)) => (this.p, this.inplace) = (p, inplace);

        /// <summary>Gets or sets the probability, 0..1.</summary>
        public double p { get; set; }

        /// <summary>Gets or sets whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, p, training, inplace);
    }

    /// <summary>Makes one dimension of several.</summary>
    public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Flatten(long start_dim, long end_dim)
            : base(nameof(Flatten)) => (this.start_dim, this.end_dim) = (start_dim, end_dim);

        /// <summary>Gets or sets the first dimension.</summary>
        public long start_dim { get; set; }

        /// <summary>Gets or sets the last dimension.</summary>
        public long end_dim { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
    }

    /// <summary>Returns its input.</summary>
    public sealed class Identity : ParameterLessModule<Tensor, Tensor>
    {
        internal Identity()
            : base(nameof(Identity))
        {
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => tensor.alias();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Creates a dropout of elements.</summary>
            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(Probability(p), inplace);

            /// <summary>Creates a dropout of channels of [N, C, L].</summary>
            public static Dropout1d Dropout1d(double p = 0.5, bool inplace = false) => new(Probability(p), inplace);

            /// <summary>Creates a dropout of channels of [N, C, H, W].</summary>
            public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(Probability(p), inplace);

            /// <summary>Creates a layer that makes one dimension of several; all but the batch by default.</summary>
            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

            /// <summary>Creates a layer that returns its input.</summary>
            public static Identity Identity() => new();

            private static double Probability(double p) =>
                p is >= 0 and <= 1 ? p : throw new ArgumentException($"dropout probability has to be between 0 and 1, but got {p}");
        }
    }
}
