using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Makes parameters follow their gradients.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients; the base of all optimizers.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            /// <summary>The groups of parameters, each with its own options.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            /// <summary>Creates the optimizer; the handle is not used.</summary>
            protected Optimizer(IntPtr handle)
            {
            }

            /// <summary>Evaluates the loss in native code.</summary>
            public delegate IntPtr LossClosure();

            /// <summary>Gets what learning-rate schedulers control.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Returns all parameters.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Sets all gradients to zero.</summary>
            public virtual void zero_grad()
            {
                using var noGradients = torch.no_grad();
                using var scope = torch.NewDisposeScope();
                var gradients = parameters().Select(p => p.grad).OfType<Tensor>().ToArray();
                if (gradients.Length > 0) Ops._foreach_zero_.CallVoid(Arg.List(gradients));
            }

            /// <summary>Adds a group of parameters.</summary>
            public virtual void add_param_group(ParamGroup param_group) => throw new NotImplementedException("add_param_group");

            /// <summary>Changes the parameters once; returns the closure's loss, or null without a closure.</summary>
            public virtual Tensor? step(Func<Tensor>? closure = null) => throw new NotImplementedException("step");

            /// <summary>Frees the optimizer's own tensors.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the optimizer's own tensors.</summary>
            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>Lists an optimizer's options per group and its state per parameter.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>Gets the options, one per group.</summary>
                public List<OptimizerOptions> Options { get; private set; } = [];

                /// <summary>Gets the state, one per parameter.</summary>
                public List<OptimizerState> State { get; private set; } = [];

                /// <summary>Gets, per group, the positions of its parameters in <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; private set; } = [];
            }
        }

        /// <summary>Lets a scheduler set a learning rate.</summary>
        public interface ILearningRateController
        {
            /// <summary>Gets or sets the rate of the next step.</summary>
            double LearningRate { set; get; }

            /// <summary>Gets or sets the rate at the schedule's start.</summary>
            double InitialLearningRate { set; get; }
        }

        /// <summary>Lets a scheduler set a momentum.</summary>
        public interface IMomentum
        {
            /// <summary>Gets or sets the momentum.</summary>
            double Momentum { get; set; }
        }

        /// <summary>Lets a scheduler set the decay rates of Adam's moments.</summary>
        public interface IBetas
        {
            /// <summary>Gets or sets the decay rates of the first and second moment.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
