using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;
    using static torch.optim;

    /// <summary>Implements Adam (Kingma and Ba, 2014); weight decay is added to the gradient.</summary>
    public class Adam : OptimizerHelper, IBetas
    {
        /// <summary>Creates the optimizer of some parameters.</summary>
        public Adam(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        /// <summary>Creates the optimizer of groups of parameters; what a group leaves open is as given here.</summary>
        public Adam(
            IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => Start(AdamRule.Defaults<Options>(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize), parameters);

        /// <summary>Gets or sets the decay rates of both moments; set, for all groups.</summary>
        public (double, double) Betas
        {
            get => _parameter_groups.Cast<ParamGroup>().First().Betas;
            set
            {
                foreach (var group in _parameter_groups.Cast<ParamGroup>()) group.Betas = value;
            }
        }

        /// <inheritdoc/>
        public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Step, closure);

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group) => Add(param_group, parameter => new State(parameter));

        private void Step(ParamGroup group)
        {
            var options = group.Options;
            var decay = options.weight_decay!.Value;
            var (parameters, gradients, states) = WithGradients<State>(group, options.maximize!.Value);
            if (parameters.Length == 0) return;
            if (decay != 0) gradients = Foreach.Sum(gradients, parameters, decay);
            AdamRule.Step(
                parameters, gradients, states, options.amsgrad!.Value, options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value);
        }

        /// <summary>Holds the options of one group.</summary>
        public class Options : OptimizerOptions, IAdamOptions
        {
            /// <summary>The decay rate of the first moment.</summary>
            public double? beta1;

            /// <summary>The decay rate of the second moment.</summary>
            public double? beta2;

            /// <summary>What is added to the root of the second moment.</summary>
            public double? eps;

            /// <summary>The weight decay.</summary>
            public double? weight_decay;

            /// <summary>Whether the largest second moment so far counts.</summary>
            public bool? amsgrad;

            /// <summary>Whether to climb rather than descend.</summary>
            public bool? maximize;

            void IAdamOptions.Set(double first, double second, double least, double decay, bool largest, bool climb) =>
                (beta1, beta2, eps, weight_decay, amsgrad, maximize) = (first, second, least, decay, largest, climb);

            private protected override double?[] Numbers
            {
                get => [beta1, beta2, eps, weight_decay];
                set => (beta1, beta2, eps, weight_decay) = (value[0], value[1], value[2], value[3]);
            }

            private protected override bool?[] Flags
            {
                get => [amsgrad, maximize];
                set => (amsgrad, maximize) = (value[0], value[1]);
            }
        }

        /// <summary>Holds what is remembered of one parameter.</summary>
        public sealed class State : OptimizerState, IDisposable, IAdamState
        {
            /// <summary>The number of steps made.</summary>
            public long step;

            /// <summary>The first moment.</summary>
            public Tensor exp_avg = null!;

            /// <summary>The second moment.</summary>
            public Tensor exp_avg_sq = null!;

            /// <summary>The largest second moment so far; null without amsgrad.</summary>
            public Tensor? max_exp_avg_sq;

            /// <summary>Creates the state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            Tensor IAdamState.First => exp_avg;

            Tensor IAdamState.Second => exp_avg_sq;

            Tensor? IAdamState.Largest => max_exp_avg_sq;

            long IAdamState.Next() => ++step;

            private protected override long[] Counts
            {
                get => [step];
                set => step = value[0];
            }

            private protected override Tensor?[] Tensors
            {
                get => [exp_avg, exp_avg_sq, max_exp_avg_sq];
                set => (exp_avg, exp_avg_sq, max_exp_avg_sq) = (value[0]!, value[1]!, value[2]);
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                step = 0;
                Keep([Zeros(), Zeros(), ((Options)options).amsgrad!.Value ? Zeros() : null]);
            }

            /// <summary>Frees the moments.</summary>
            public void Dispose() => Free();
        }

        /// <summary>Holds parameters that share options.</summary>
        public class ParamGroup : ParamGroup<Options>, IBetas
        {
            /// <summary>Creates an empty group.</summary>
            public ParamGroup()
            {
            }

            /// <summary>Creates a group; what the options leave open is the optimizer's.</summary>
            public ParamGroup(IEnumerable<Parameter> parameters, Options options)
                : base(parameters, options)
            {
            }

            /// <summary>Creates a group.</summary>
            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                : base(parameters, AdamRule.Options<Options>(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize))
            {
            }

            /// <summary>Gets or sets the decay rates of both moments.</summary>
            public (double, double) Betas
            {
                get => (Options.beta1!.Value, Options.beta2!.Value);
                set => (Options.beta1, Options.beta2) = value;
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Creates the optimizer of some parameters.</summary>
            public static Adam Adam(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Creates the optimizer of named parameters.</summary>
            public static Adam Adam(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Creates the optimizer of groups of parameters.</summary>
            public static Adam Adam(
                IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
