using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Normalises every sample over its last dimensions.</summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        [ComponentName(Name = nameof(bias))]
        private Parameter? _bias;

        internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            this.normalized_shape = normalized_shape;
            this.eps = eps;
            this.elementwise_affine = elementwise_affine;
            if (elementwise_affine)
            {
                weight = nn.NewParameter(normalized_shape, device, dtype);
                if (bias) this.bias = nn.NewParameter(normalized_shape, device, dtype);
            }

            reset_parameters();
        }

        /// <summary>Gets or sets the scale, float of the normalised shape; null without affine.</summary>
        public Parameter weight
        {
            get => _weight!;
            set => Assign(nameof(weight), ref _weight, value);
        }

        /// <summary>Gets or sets the shift, float of the normalised shape; null is none.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => Assign(nameof(bias), ref _bias, value);
        }

        /// <summary>Gets or sets the lengths of the last dimensions, over which is normalised.</summary>
        public long[] normalized_shape { get; set; }

        /// <summary>Gets or sets what is added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>Gets or sets whether there is a scale.</summary>
        public bool elementwise_affine { get; set; }

        /// <summary>Sets the scale to one and the shift to zero.</summary>
        public void reset_parameters() => NormBase.ResetAffine(_weight, _bias);

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
    }

    /// <summary>Normalises every sample over groups of its channels.</summary>
    public sealed class GroupNorm : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        [ComponentName(Name = nameof(bias))]
        private Parameter? _bias;

        internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
            : base(nameof(GroupNorm))
        {
            this.num_groups = num_groups;
            this.eps = eps;
            this.affine = affine;
            if (!affine) return;
            weight = nn.NewParameter([num_channels], device, dtype);
            bias = nn.NewParameter([num_channels], device, dtype);
            NormBase.ResetAffine(weight, bias);
        }

        /// <summary>Gets or sets the scale, float [channels]; null without affine.</summary>
        public Parameter weight
        {
            get => _weight!;
            set => Assign(nameof(weight), ref _weight, value);
        }

        /// <summary>Gets or sets the shift, float [channels]; null without affine.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => Assign(nameof(bias), ref _bias, value);
        }

        /// <summary>Gets or sets the number of groups.</summary>
        public long num_groups { get; set; }

        /// <summary>Gets or sets what is added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>Gets or sets whether there are a scale and a shift.</summary>
        public bool affine { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor)
        {
            if (tensor.ndim < 3) throw new ArgumentException($"Invalid number of dimensions for GroupNorm argument: {tensor.ndim}");
            return Ops.group_norm.Call(tensor, num_groups, weight, bias, eps, true);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Creates a layer normalisation over the last dimensions.</summary>
            public static LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>Creates a layer normalisation over the last dimension.</summary>
            public static LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) => new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

            /// <summary>Creates a normalisation over groups of channels.</summary>
            public static GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-05, bool affine = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
