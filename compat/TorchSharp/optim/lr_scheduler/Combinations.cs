namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Runs one schedule after the other, each from its step 0.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    /// <summary>Creates the schedule; the milestones are the steps at which the next begins.</summary>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        _schedulers = schedulers.ToArray();
                        _milestones = milestones.ToArray();
                        if (_schedulers.Any(scheduler => scheduler._optimizer != optimizer))
                        {
                            throw new ArgumentException(
                                "The SequentialLR scheduler expects all its sub-schedulers to be bound to the same optimizer.");
                        }

                        if (_milestones.Length != _schedulers.Length - 1)
                        {
                            throw new ArgumentException(
                                $"Received {_schedulers.Length} schedulers and {_milestones.Length} milestones. "
                                + "The SequentialLR scheduler expects the number of schedulers to be one more than the number of milestones. ");
                        }

                        // Each part made its step 0 at creation, over the others': undo them and make the first one's again.
                        foreach (var group in Groups) group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in _schedulers) scheduler._last_epoch--;
                        _schedulers[0].step();
                        _last_lrs = _schedulers[0]._last_lrs;
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var at = _milestones.Count(milestone => milestone <= _last_epoch);
                        if (at > 0 && _milestones[at - 1] == _last_epoch) _schedulers[at].step(0);
                        else _schedulers[at].step();
                        return base.get_lr();
                    }
                }

                /// <summary>Runs schedules at once, each on the others' results.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;

                    /// <summary>Creates the schedule.</summary>
                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        _schedulers = schedulers.ToArray();
                        _optimizer = _schedulers[0]._optimizer;
                        _last_lrs = Groups.Select(group => group.LearningRate).ToList();
                    }

                    /// <inheritdoc/>
                    public override void step()
                    {
                        foreach (var scheduler in _schedulers) scheduler.step();
                        _last_lrs = Groups.Select(group => group.LearningRate).ToList();
                    }
                }
            }
        }
    }
}
