using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;
    using static torch.optim;

    /// <summary>Implements RMSprop (Hinton, 2012): the gradient over the root of its mean square; weight decay is added to the gradient.</summary>
    public partial class RMSProp : OptimizerHelper, IMomentum
    {
        /// <summary>Creates the optimizer of some parameters.</summary>
        public RMSProp(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
            double momentum = 0.0, bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
        {
        }

        /// <summary>Creates the optimizer of groups of parameters; what a group leaves open is as given here.</summary>
        public RMSProp(
            IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
            double momentum = 0.0, bool centered = false, bool maximize = false)
        {
            Require(lr >= 0, $"Invalid learning rate: {lr}");
            Require(eps >= 0, $"Invalid eps value: {eps}");
            Require(momentum >= 0, $"Invalid momentum value: {momentum}");
            Require(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
            Require(alpha >= 0, $"Invalid alpha value: {alpha}");
            var defaults = new ParamGroup([], lr, eps, alpha, weight_decay, momentum, centered).Options;
            defaults.maximize = maximize;
            _defaults = defaults;
            foreach (var group in parameters) add_param_group(group);
        }

        /// <summary>Gets or sets the momentum; set, for all groups.</summary>
        public double Momentum
        {
            get => _parameter_groups.Cast<ParamGroup>().First().Momentum;
            set
            {
                foreach (var group in _parameter_groups.Cast<ParamGroup>()) group.Momentum = value;
            }
        }

        /// <inheritdoc/>
        public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Step, closure);

        /// <inheritdoc/>
        public override void add_param_group(Modules.ParamGroup param_group) => Add<Options>(
            param_group,
            (options, defaults) =>
            {
                options.alpha ??= defaults.alpha;
                options.eps ??= defaults.eps;
                options.weight_decay ??= defaults.weight_decay;
                options.momentum ??= defaults.momentum;
                options.centered ??= defaults.centered;
                options.maximize ??= defaults.maximize;
            },
            parameter => new State(parameter));

        /// <inheritdoc/>
        protected override void Dispose(bool disposing) => base.Dispose(disposing);

        private static void Require(bool condition, string message)
        {
            if (!condition) throw new ArgumentException(message);
        }

        private void Step(ParamGroup group)
        {
            var options = group.Options;
            var (alpha, momentum) = (options.alpha!.Value, options.momentum!.Value);
            var (parameters, gradients, states) = WithGradients<State>(group, options.maximize!.Value);
            if (parameters.Length == 0) return;
            foreach (var state in states) state.step++;
            if (options.weight_decay!.Value != 0) gradients = Foreach.Sum(gradients, parameters, options.weight_decay.Value);
            var squares = states.Select(state => state.square_avg).ToArray();
            Foreach.Mul(squares, alpha);
            Foreach.AddCMul(squares, gradients, gradients, 1 - alpha);
            var variances = squares;
            if (options.centered!.Value)
            {
                var means = states.Select(state => state.grad_avg!).ToArray();
                Foreach.Mul(means, alpha);
                Foreach.Add(means, gradients, 1 - alpha);
                variances = Foreach.SumCMul(squares, means, means, -1.0);
            }

            var scales = Foreach.Sqrt(variances);
            Foreach.Add(scales, options.eps!.Value);
            if (momentum == 0)
            {
                Foreach.AddCDiv(parameters, gradients, scales, -options.LearningRate!.Value);
                return;
            }

            var buffers = states.Select(state => state.momentum_buffer!).ToArray();
            Foreach.Mul(buffers, momentum);
            Foreach.AddCDiv(buffers, gradients, scales, 1.0);
            Foreach.Add(parameters, buffers, -options.LearningRate!.Value);
        }

        /// <summary>Holds the options of one group.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>The decay rate of the mean square.</summary>
            public double? alpha;

            /// <summary>What is added to the root.</summary>
            public double? eps;

            /// <summary>The weight decay.</summary>
            public double? weight_decay;

            /// <summary>The share of the last step that is kept.</summary>
            public double? momentum;

            /// <summary>Whether the mean gradient is taken off.</summary>
            public bool? centered;

            /// <summary>Whether to climb rather than descend.</summary>
            public bool? maximize;

            /// <inheritdoc/>
            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(momentum!.Value);
                writer.Write(alpha!.Value);
                writer.Write(eps!.Value);
                writer.Write(weight_decay!.Value);
                writer.Write(centered!.Value);
                writer.Write(maximize!.Value);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                momentum = reader.ReadDouble();
                alpha = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                centered = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            /// <inheritdoc/>
            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var other = (Options)source;
                (alpha, eps, weight_decay) = (other.alpha, other.eps, other.weight_decay);
                (momentum, centered, maximize) = (other.momentum, other.centered, other.maximize);
            }
        }

        /// <summary>Holds parameters that share options.</summary>
        public class ParamGroup : ParamGroup<Options>, IMomentum
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
                IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0,
                double momentum = 0.0, bool centered = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    eps = eps,
                    alpha = alpha,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered,
                })
            {
            }

            /// <summary>Gets or sets the momentum.</summary>
            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
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
            public static RMSProp RMSProp(
                IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
                double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <summary>Creates the optimizer of named parameters.</summary>
            public static RMSProp RMSProp(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
                double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <summary>Creates the optimizer of groups of parameters.</summary>
            public static RMSProp RMSProp(
                IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
                double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}
