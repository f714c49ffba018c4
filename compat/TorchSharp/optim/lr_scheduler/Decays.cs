namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Holds the schedulers' classes.</summary>
            public static partial class impl
            {
                /// <summary>Multiplies the initial rate by a function of the step.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _factors;

                    /// <summary>Creates the schedule, one function for all groups.</summary>
                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()), last_epoch, verbose)
                    {
                    }

                    /// <summary>Creates the schedule, one function per group.</summary>
                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factors = lr_lambdas.ToArray();
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => _base_lrs.Select((rate, i) => rate * _factors[i](_last_epoch));
                }

                /// <summary>Multiplies the last rate by a function of the step.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double> _factor;

                    /// <summary>Creates the schedule.</summary>
                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factor = lr_lambda;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Scaled(_last_epoch > 0 ? _factor(_last_epoch) : 1);
                }

                /// <summary>Multiplies the rate by gamma every few steps.</summary>
                public class StepLR : LRScheduler
                {
                    private readonly int _every;
                    private readonly double _gamma;

                    /// <summary>Creates the schedule.</summary>
                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _every = step_size;
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Scaled(_last_epoch > 0 && _last_epoch % _every == 0 ? _gamma : 1);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(Math.Pow(_gamma, _last_epoch / _every));
                }

                /// <summary>Multiplies the rate by gamma at given steps.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly int[] _milestones;
                    private readonly double _gamma;

                    /// <summary>Creates the schedule.</summary>
                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _milestones = milestones.Distinct().ToArray();
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Scaled(_milestones.Contains(_last_epoch) ? _gamma : 1);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromBase(Math.Pow(_gamma, _milestones.Count(milestone => milestone <= _last_epoch)));
                }

                /// <summary>Multiplies the rate by gamma at every step.</summary>
                public class ExponentialLR : LRScheduler
                {
                    private readonly double _gamma;

                    /// <summary>Creates the schedule.</summary>
                    public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Scaled(_last_epoch > 0 ? _gamma : 1);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(Math.Pow(_gamma, _last_epoch));
                }

                /// <summary>Multiplies the rate by a factor until a step, then by one.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _until;

                    /// <summary>Creates the schedule.</summary>
                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factor = factor;
                        _until = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Scaled(_last_epoch == 0 ? _factor : _last_epoch == _until ? 1 / _factor : 1);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(_last_epoch >= _until ? 1 : _factor);
                }

                /// <summary>Multiplies the rate by a factor that goes in a straight line from start to end.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _total;

                    /// <summary>Creates the schedule.</summary>
                    internal LinearLR(
                        Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (start_factor is <= 0 or > 1)
                        {
                            throw new ArgumentException("Starting multiplicative factor expected to be greater than 0 and less or equal to 1.");
                        }

                        if (end_factor is < 0 or > 1) throw new ArgumentException("Ending multiplicative factor expected to be between 0 and 1.");
                        _start = start_factor;
                        _end = end_factor;
                        _total = total_iters;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Scaled(_last_epoch == 0 ? _start : _last_epoch > _total ? 1 : Factor(_last_epoch) / Factor(_last_epoch - 1));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(Factor(Math.Min(_last_epoch, _total)));

                    private double Factor(int epoch) => _start + (_end - _start) * epoch / _total;
                }

                /// <summary>Multiplies the initial rate by (1 - step / total)^power.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly int _total;
                    private readonly double _power;

                    /// <summary>Creates the schedule.</summary>
                    internal PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _total = total_iters;
                        _power = power;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Scaled(_last_epoch == 0 || _last_epoch > _total ? 1 : Factor(_last_epoch) / Factor(_last_epoch - 1));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(Factor(Math.Min(_last_epoch, _total)));

                    private double Factor(int epoch) => Math.Pow(1 - (double)epoch / _total, _power);
                }

                /// <summary>Lets the rate follow half a cosine from the initial rate to a least rate, and back.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _half;
                    private readonly double _least;

                    /// <summary>Creates the schedule; T_max is the number of steps to the least rate.</summary>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _half = T_max;
                        _least = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Scaled(1);
                        if ((_last_epoch - 1 - _half) % (2 * _half) == 0)
                        {
                            return Groups.Select((group, i) => group.LearningRate + (_base_lrs[i] - _least) * (1 - Math.Cos(Math.PI / _half)) / 2);
                        }

                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / _half)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _half));
                        return Groups.Select(group => ratio * (group.LearningRate - _least) + _least);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => _least + (rate - _least) * (1 + Math.Cos(Math.PI * _last_epoch / _half)) / 2);
                }
            }
        }
    }
}
