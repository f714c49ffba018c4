namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Raises the rate once and lets it fall, while the momentum does the reverse (Smith and Topin, 2018).</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly AnnealStrategy _strategy;
                    private readonly int _total;
                    private readonly double[] _initial;
                    private readonly double[] _largest;
                    private readonly double[] _least;
                    private readonly double[]? _lowMomentum;
                    private readonly double[]? _highMomentum;
                    private readonly (double End, Level From, Level To)[] _phases;

                    /// <summary>Creates the schedule, the same for all groups.</summary>
                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85,
                        double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false,
                        int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, Enumerable.Repeat(max_lr, optimizer.ParamGroups.Count()), total_steps, epochs, steps_per_epoch, pct_start,
                            anneal_strategy, cycle_momentum, Enumerable.Repeat(base_momentum, optimizer.ParamGroups.Count()),
                            Enumerable.Repeat(max_momentum, optimizer.ParamGroups.Count()), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <summary>Creates the schedule, largest rate and momenta per group.</summary>
                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (total_steps == -1 && (epochs <= 0 || steps_per_epoch <= 0))
                        {
                            throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
                        }

                        if (pct_start is < 0 or > 1) throw new ArgumentException($"Expected float between 0 and 1 pct_start, but got {pct_start}");
                        _total = total_steps == -1 ? epochs * steps_per_epoch : total_steps;
                        _strategy = anneal_strategy;
                        _largest = max_lr.ToArray();
                        _initial = _largest.Select(rate => rate / div_factor).ToArray();
                        _least = _initial.Select(rate => rate / final_div_factor).ToArray();
                        _phases = three_phase
                            ?
                            [
                                (pct_start * _total - 1, Level.Initial, Level.Largest),
                                (2 * pct_start * _total - 2, Level.Largest, Level.Initial),
                                (_total - 1, Level.Initial, Level.Least),
                            ]
                            : [(pct_start * _total - 1, Level.Initial, Level.Largest), (_total - 1, Level.Largest, Level.Least)];
                        if (last_epoch == -1)
                        {
                            foreach (var (group, rate) in Groups.Zip(_initial)) group.InitialLearningRate = rate;
                            _base_lrs = _initial;
                        }

                        if (cycle_momentum)
                        {
                            if (Groups.Any(group => group is not (IMomentum or IBetas)))
                            {
                                throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled");
                            }

                            _lowMomentum = base_momentum?.ToArray() ?? Enumerable.Repeat(0.85, _largest.Length).ToArray();
                            _highMomentum = max_momentum?.ToArray() ?? Enumerable.Repeat(0.95, _largest.Length).ToArray();
                        }

                        step();
                    }

                    /// <summary>Says how the rate goes from one level to the next.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Along half a cosine.</summary>
                        Cos,

                        /// <summary>In a straight line.</summary>
                        Linear,
                    }

                    private enum Level
                    {
                        Initial,
                        Largest,
                        Least,
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _total)
                        {
                            throw new InvalidOperationException(
                                $"Tried to step {_last_epoch + 1} times. The specified number of total steps is {_total}");
                        }

                        var at = Array.FindIndex(_phases, phase => _last_epoch <= phase.End);
                        if (at < 0) at = _phases.Length - 1;
                        var start = at == 0 ? 0 : _phases[at - 1].End;
                        var (end, from, to) = _phases[at];
                        var share = (_last_epoch - start) / (end - start);
                        var groups = Groups;
                        for (var i = 0; _lowMomentum is not null && i < groups.Count; i++)
                        {
                            SetMomentum(groups[i], Between(Momentum(from, i), Momentum(to, i), share));
                        }

                        return groups.Select((_, i) => Between(Rate(from, i), Rate(to, i), share)).ToList();
                    }

                    private double Rate(Level level, int group) => level switch
                    {
                        Level.Largest => _largest[group],
                        Level.Least => _least[group],
                        _ => _initial[group],
                    };

                    private double Momentum(Level level, int group) => level == Level.Largest ? _lowMomentum![group] : _highMomentum![group];

                    private double Between(double from, double to, double share) => _strategy == AnnealStrategy.Cos
                        ? to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2
                        : from + (to - from) * share;

                    private static void SetMomentum(ILearningRateController group, double momentum)
                    {
                        if (group is IMomentum direct) direct.Momentum = momentum;
                        else if (group is IBetas betas) betas.Betas = (momentum, betas.Betas.Item2);
                    }
                }
            }
        }
    }
}
