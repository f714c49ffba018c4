using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp.Modules
{
    using static torch;

    /// <summary>Computes x W^T + b; weight float [out, in], bias float [out].</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        [ComponentName(Name = nameof(bias))]
        private Parameter? _bias;

        internal Linear(Parameter weight, Parameter? bias)
            : base(nameof(Linear))
        {
            in_features = weight.shape[1];
            out_features = weight.shape[0];
            this.weight = weight;
            this.bias = bias;
        }

        /// <summary>Gets or sets the weight, float [out, in].</summary>
        public Parameter weight
        {
            get => _weight!;
            set => Assign(nameof(weight), ref _weight, value ?? throw new ArgumentNullException(nameof(weight)));
        }

        /// <summary>Gets or sets the bias, float [out]; null is none.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => Assign(nameof(bias), ref _bias, value);
        }

        /// <summary>Gets or sets the number of inputs.</summary>
        public long in_features { get; set; }

        /// <summary>Gets or sets the number of outputs.</summary>
        public long out_features { get; set; }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Creates a linear layer, weight and bias uniform in +-1/sqrt(inputSize).</summary>
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            {
                var weight = NewParameter([outputSize, inputSize], device, dtype);
                init.kaiming_uniform_(weight, Math.Sqrt(5)).DisposeIfOther(weight);
                if (!hasBias) return new Linear(weight, null);
                var bias = NewParameter([outputSize], device, dtype);
                var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
                init.uniform_(bias, -bound, bound).DisposeIfOther(bias);
                return new Linear(weight, bias);
            }

            /// <summary>Creates a linear layer from its weight [out, in] and bias [out].</summary>
            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
        }
    }
}
