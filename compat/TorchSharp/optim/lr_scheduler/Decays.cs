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
                    /// <summary>Creates the schedule.</summary>
                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose, epoch => epoch > 0 ? lr_lambda(epoch) : 1)
                    {
                    }
                }

                /// <summary>Multiplies the rate by gamma every few steps.</summary>
                public class StepLR : LRScheduler
                {
                    /// <summary>Creates the schedule.</summary>
                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(
                            optimizer, last_epoch, verbose,
                            epoch => epoch > 0 && epoch % step_size == 0 ? gamma : 1,
                            epoch => Math.Pow(gamma, epoch / step_size))
                    {
                    }
                }

                /// <summary>Multiplies the rate by gamma at given steps.</summary>
                public class MultiStepLR : LRScheduler
                {
                    /// <summary>Creates the schedule.</summary>
                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : this(milestones.ToHashSet(), optimizer, gamma, last_epoch, verbose)
                    {
                    }

                    private MultiStepLR(HashSet<int> milestones, Optimizer optimizer, double gamma, int last_epoch, bool verbose)
                        : base(
                            optimizer, last_epoch, verbose,
                            epoch => milestones.Contains(epoch) ? gamma : 1,
                            epoch => Math.Pow(gamma, milestones.Count(milestone => milestone <= epoch)))
                    {
                    }
                }

                /// <summary>Multiplies the rate by gamma at every step.</summary>
                public class ExponentialLR : LRScheduler
                {
                    /// <summary>Creates the schedule.</summary>
                    public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose, epoch => epoch > 0 ? gamma : 1, epoch => Math.Pow(gamma, epoch))
                    {
                    }
                }

                /// <summary>Multiplies the rate by a factor until a step, then by one.</summary>
                public class ConstantLR : LRScheduler
                {
                    /// <summary>Creates the schedule.</summary>
                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(
                            optimizer, last_epoch, verbose,
                            epoch => epoch == 0 ? factor : epoch == total_iters ? 1 / factor : 1,
                            epoch => epoch >= total_iters ? 1 : factor)
                    {
                    }
                }

                /// <summary>Multiplies the rate by a factor that goes in a straight line from start to end.</summary>
                public class LinearLR : LRScheduler
                {
                    /// <summary>Creates the schedule.</summary>
                    internal LinearLR(
                        Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : this(Line(start_factor, end_factor, total_iters), start_factor, optimizer, total_iters, last_epoch, verbose)
                    {
                    }

                    private LinearLR(Func<int, double> line, double start, Optimizer optimizer, int total, int last_epoch, bool verbose)
                        : base(
                            optimizer, last_epoch, verbose,
                            epoch => epoch == 0 ? start : epoch > total ? 1 : line(epoch) / line(epoch - 1),
                            epoch => line(Math.Min(epoch, total)))
                    {
                    }

                    private static Func<int, double> Line(double start, double end, int total)
                    {
                        if (start is <= 0 or > 1)
                        {
                            throw new ArgumentException("Starting multiplicative factor expected to be greater than 0 and less or equal to 1.");
                        }

                        if (end is < 0 or > 1) throw new ArgumentException("Ending multiplicative factor expected to be between 0 and 1.");
                        return epoch => start + (end - start) * epoch / total;
                    }
                }

                /// <summary>Multiplies the initial rate by (1 - step / total)^power.</summary>
                public class PolynomialLR : LRScheduler
                {
                    /// <summary>Creates the schedule.</summary>
                    internal PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(
                            optimizer, last_epoch, verbose,
                            epoch => epoch == 0 || epoch > total_iters ? 1 : Power(epoch, total_iters, power) / Power(epoch - 1, total_iters, power),
                            epoch => Power(Math.Min(epoch, total_iters), total_iters, power))
                    {
                    }

                    private static double Power(int epoch, int total, double power) => Math.Pow(1 - (double)epoch / total, power);
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
                        if (_last_epoch == 0) return base.get_lr();
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
