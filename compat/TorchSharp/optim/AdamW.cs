using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    using static torch;
    using static torch.optim;

    /// <summary>Implements AdamW (Loshchilov and Hutter, 2017); weight decay shrinks the parameters, apart from the gradient.</summary>
    public class AdamW : OptimizerHelper, IBetas
    {
        /// <summary>Creates the optimizer of some parameters.</summary>
        public AdamW(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        /// <summary>Creates the optimizer of groups of parameters; what a group leaves open is as given here.</summary>
        public AdamW(
            IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            Require(lr >= 0, $"Invalid learning rate: {lr}");
            Require(beta1 is >= 0 and < 1, $"Invalid beta1 value: {beta1}");
            Require(beta2 is >= 0 and < 1, $"Invalid beta2 value: {beta2}");
            Require(eps >= 0, $"Invalid eps value: {eps}");
            Require(weight_decay >= 0, $"Invalid weight_decay value: {weight_decay}");
            _defaults = new ParamGroup([], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize).Options;
            foreach (var group in parameters) add_param_group(group);
        }

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
        public override void add_param_group(Modules.ParamGroup param_group) => Add<Options>(
            param_group,
            (options, defaults) =>
            {
                options.beta1 ??= defaults.beta1;
                options.beta2 ??= defaults.beta2;
                options.eps ??= defaults.eps;
                options.weight_decay ??= defaults.weight_decay;
                options.amsgrad ??= defaults.amsgrad;
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
            var rate = options.LearningRate!.Value;
            var decay = options.weight_decay!.Value;
            var (all, allGradients, allStates) = WithGradients<State>(group, options.maximize!.Value);
            if (all.Length == 0) return;
            if (decay != 0) Foreach.Mul(all, 1 - rate * decay);
            // The bias correction depends on the steps made, which differ where a parameter had no gradient for a while.
            foreach (var same in Enumerable.Range(0, all.Length).GroupBy(i => ++allStates[i].step))
            {
                Tensor[] Of(Func<int, Tensor> tensor) => same.Select(tensor).ToArray();
                AdamMoments.Step(
                    Of(i => all[i]), Of(i => allGradients[i]), Of(i => allStates[i].exp_avg), Of(i => allStates[i].exp_avg_sq),
                    options.amsgrad!.Value ? Of(i => allStates[i].max_exp_avg_sq!) : null,
                    same.Key, rate, options.beta1!.Value, options.beta2!.Value, options.eps!.Value);
            }
        }

        /// <summary>Holds the options of one group.</summary>
        public class Options : OptimizerOptions
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

            /// <inheritdoc/>
            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(beta1!.Value);
                writer.Write(beta2!.Value);
                writer.Write(eps!.Value);
                writer.Write(weight_decay!.Value);
                writer.Write(amsgrad!.Value);
                writer.Write(maximize!.Value);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                beta1 = reader.ReadDouble();
                beta2 = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                amsgrad = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            /// <inheritdoc/>
            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var other = (Options)source;
                (beta1, beta2, eps) = (other.beta1, other.beta2, other.eps);
                (weight_decay, amsgrad, maximize) = (other.weight_decay, other.amsgrad, other.maximize);
            }
        }

        /// <summary>Holds what is remembered of one parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
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

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                step = 0;
                Replace(ref exp_avg!, Zeros());
                Replace(ref exp_avg_sq!, Zeros());
                Replace(ref max_exp_avg_sq, ((Options)options).amsgrad!.Value ? Zeros() : null);
            }

            /// <inheritdoc/>
            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                SaveConditionalStateTensor(writer, exp_avg);
                SaveConditionalStateTensor(writer, exp_avg_sq);
                SaveConditionalStateTensor(writer, max_exp_avg_sq);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                Read(reader, ref exp_avg!);
                Read(reader, ref exp_avg_sq!);
                Read(reader, ref max_exp_avg_sq);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(OptimizerState source)
            {
                var other = (State)source;
                step = other.step;
                Copy(ref exp_avg!, other.exp_avg, Parameter.device);
                Copy(ref exp_avg_sq!, other.exp_avg_sq, Parameter.device);
                Copy(ref max_exp_avg_sq, other.max_exp_avg_sq, Parameter.device);
            }

            /// <inheritdoc/>
            public override bool ApproximatelyEquals(OptimizerState other) =>
                other is State state && step == state.step && Close(exp_avg, state.exp_avg) && Close(exp_avg_sq, state.exp_avg_sq)
                && Close(max_exp_avg_sq, state.max_exp_avg_sq);

            /// <inheritdoc/>
            public override void to(Device device)
            {
                Move(ref exp_avg!, device);
                Move(ref exp_avg_sq!, device);
                Move(ref max_exp_avg_sq, device);
            }

            /// <summary>Frees the moments.</summary>
            public void Dispose()
            {
                Replace(ref exp_avg!, null);
                Replace(ref exp_avg_sq!, null);
                Replace(ref max_exp_avg_sq, null);
            }
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
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                    amsgrad = amsgrad,
                    maximize = maximize,
                })
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
            public static AdamW AdamW(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Creates the optimizer of named parameters.</summary>
            public static AdamW AdamW(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Creates the optimizer of groups of parameters.</summary>
            public static AdamW AdamW(
                IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
