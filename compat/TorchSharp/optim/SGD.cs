using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;
    using static torch.optim;

    /// <summary>Implements gradient descent, with momentum if wanted; weight decay is added to the gradient.</summary>
    public class SGD : OptimizerHelper, IMomentum
    {
        /// <summary>Creates the optimizer of some parameters.</summary>
        public SGD(
            IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        /// <summary>Creates the optimizer of groups of parameters; what a group leaves open is as given here.</summary>
        public SGD(
            IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
        {
            Require(lr >= 0, $"Invalid learning rate: {lr}");
            Require(momentum >= 0, $"Invalid momentum value: {momentum}");
            Require(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
            Require(!nesterov || (momentum > 0 && dampening == 0), "Nesterov momentum requires a momentum and zero dampening");
            Start(new ParamGroup([], lr, momentum, dampening, weight_decay, nesterov, maximize).Options, parameters);
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
        public override void add_param_group(Modules.ParamGroup param_group) => Add(param_group, parameter => new State(parameter));

        private void Step(ParamGroup group)
        {
            var options = group.Options;
            var (parameters, gradients, states) = WithGradients<State>(group, options.maximize!.Value);
            if (parameters.Length == 0) return;
            if (options.weight_decay!.Value != 0) gradients = Foreach.Sum(gradients, parameters, options.weight_decay.Value);
            if (options.momentum!.Value != 0) gradients = WithMomentum(options, gradients, states);
            Foreach.Add(parameters, gradients, -options.LearningRate!.Value);
        }

        private static Tensor[] WithMomentum(Options options, Tensor[] gradients, State[] states)
        {
            var momentum = options.momentum!.Value;
            var known = Enumerable.Range(0, states.Length).Where(i => states[i].momentum_buffer is not null).ToArray();
            if (known.Length > 0)
            {
                var buffers = known.Select(i => states[i].momentum_buffer!).ToArray();
                Foreach.Mul(buffers, momentum);
                Foreach.Add(buffers, known.Select(i => gradients[i]).ToArray(), 1 - options.dampening!.Value);
            }

            // The first step takes the gradient as it is, without dampening.
            for (var i = 0; i < states.Length; i++)
            {
                states[i].momentum_buffer ??= gradients[i].detach().clone().DetachFromDisposeScope();
            }

            var all = states.Select(state => state.momentum_buffer!).ToArray();
            return options.nesterov!.Value ? Foreach.Sum(gradients, all, momentum) : all;
        }

        /// <summary>Holds the options of one group.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>The share of the last step that is kept.</summary>
            public double? momentum;

            /// <summary>The share of the gradient that is left out of the momentum.</summary>
            public double? dampening;

            /// <summary>The weight decay.</summary>
            public double? weight_decay;

            /// <summary>Whether to look ahead.</summary>
            public bool? nesterov;

            /// <summary>Whether to climb rather than descend.</summary>
            public bool? maximize;

            private protected override double?[] Numbers
            {
                get => [momentum, dampening, weight_decay];
                set => (momentum, dampening, weight_decay) = (value[0], value[1], value[2]);
            }

            private protected override bool?[] Flags
            {
                get => [nesterov, maximize];
                set => (nesterov, maximize) = (value[0], value[1]);
            }
        }

        /// <summary>Holds what is remembered of one parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>The last step's direction; null before the first step.</summary>
            public Tensor? momentum_buffer;

            /// <summary>Creates the state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            private protected override Tensor?[] Tensors
            {
                get => [momentum_buffer];
                set => momentum_buffer = value[0];
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options) => Free();

            /// <summary>Frees the buffer.</summary>
            public void Dispose() => Free();
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
                IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                    nesterov = nesterov,
                    maximize = maximize,
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
            public static SGD SGD(
                IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <summary>Creates the optimizer of named parameters.</summary>
            public static SGD SGD(
                IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <summary>Creates the optimizer of groups of parameters.</summary>
            public static SGD SGD(
                IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
