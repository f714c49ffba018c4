namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes learning rates over time.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets an optimizer's learning rates step by step; creating one makes step 0.</summary>
            public abstract class LRScheduler
            {
                /// <summary>The number of steps made, the first at creation included.</summary>
                protected int _step_count = 0;

                private readonly Func<int, double>? _factor;
                private readonly Func<int, double>? _whole;

                internal Optimizer _optimizer = null!;
                internal int _last_epoch = -1;
                internal bool _verbose;
                internal IList<double> _last_lrs = [];
                internal IList<double> _base_lrs = [];

                /// <summary>Creates a scheduler without an optimizer.</summary>
                protected LRScheduler()
                {
                }

                /// <summary>Creates a scheduler that starts from the groups' initial rates.</summary>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    _base_lrs = Groups.Select(group => group.InitialLearningRate).ToList();
                    _last_lrs = Groups.Select(group => group.LearningRate).ToList();
                }

                // Each step multiplies the rates by a factor; the whole factor is that of all steps up to one, where it is known.
                private protected LRScheduler(
                    Optimizer optimizer, int last_epoch, bool verbose, Func<int, double> factor, Func<int, double>? whole = null)
                    : this(optimizer, last_epoch, verbose)
                {
                    _factor = factor;
                    _whole = whole;
                    step();
                }

                private protected IReadOnlyList<ILearningRateController> Groups => _optimizer.ParamGroups.ToList();

                /// <summary>Goes one step on.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes to a step; null is the next.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    var rates = (epoch.HasValue ? get_closed_form_lr() : get_lr()).ToList();
                    foreach (var (group, rate) in Groups.Zip(rates)) group.LearningRate = rate;
                    if (_verbose && !rates.SequenceEqual(_last_lrs)) Console.WriteLine($"Adjusting learning rate to {string.Join(", ", rates)}");
                    _last_lrs = rates;
                }

                /// <summary>Goes to a step; most schedulers ignore the metric.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>Returns the rates that were set last, one per group.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>Computes the rates from those of the step before.</summary>
                protected virtual IEnumerable<double> get_lr()
                {
                    var factor = _factor?.Invoke(_last_epoch) ?? 1;
                    return Groups.Select(group => group.LearningRate * factor);
                }

                /// <summary>Computes the rates from the step's number alone, where the schedule allows.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr()
                {
                    if (_whole is null) return get_lr();
                    var factor = _whole(_last_epoch);
                    return _base_lrs.Select(rate => rate * factor);
                }
            }
        }
    }
}
