using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Tests.Optim;

public class SchedulerTests
{
    private const double Base = 0.4;

    [Fact]
    public void Decays_follow_their_closed_formulas()
    {
        Follows(o => lr_scheduler.LambdaLR(o, t => 1.0 / (t + 1)), t => Base / (t + 1));
        Follows(o => lr_scheduler.MultiplicativeLR(o, t => t / (t + 1.0)), t => Base / (t + 1));
        Follows(o => lr_scheduler.StepLR(o, 3, 0.5), t => Base * Math.Pow(0.5, t / 3));
        Follows(o => lr_scheduler.MultiStepLR(o, [2, 5, 11], 0.1), t => Base * Math.Pow(0.1, (t >= 2 ? 1 : 0) + (t >= 5 ? 1 : 0) + (t >= 11 ? 1 : 0)));
        Follows(o => lr_scheduler.ExponentialLR(o, 0.9), t => Base * Math.Pow(0.9, t));
        Follows(o => lr_scheduler.ConstantLR(o, 0.25, 4), t => t < 4 ? Base / 4 : Base);
        Follows(o => lr_scheduler.LinearLR(o, 0.2, 0.8, 6), t => Base * (0.2 + 0.6 * Math.Min(t, 6) / 6));
        Follows(o => lr_scheduler.PolynomialLR(o, 8, 2), t => Base * Math.Pow(1 - Math.Min(t, 8) / 8.0, 2));
        Follows(o => lr_scheduler.CosineAnnealingLR(o, 5, 0.1), t => 0.1 + (Base - 0.1) * (1 + Math.Cos(Math.PI * t / 5)) / 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_cycle_rises_once_and_falls_while_momentum_does_the_reverse(bool linear)
    {
        const int total = 20;
        const double up = 0.3 * total - 1;
        double Between(double from, double to, double share) =>
            linear ? from + (to - from) * share : to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;
        double At(int t, double start, double peak, double end) =>
            t <= up ? Between(start, peak, t / up) : Between(peak, end, (t - up) / (total - 1 - up));
        var strategy = linear ? lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear : lr_scheduler.impl.OneCycleLR.AnnealStrategy.Cos;
        using var adam = optim.AdamW([nn.Parameter(torch.zeros([1]))], Base);

        var schedule = lr_scheduler.OneCycleLR(adam, 0.1, total, anneal_strategy: strategy);

        for (var t = 0; t < total; t++)
        {
            Assert.Equal(At(t, 0.1 / 25, 0.1, 0.1 / 25 / 1e4), schedule.get_last_lr().Single(), 12);
            Assert.Equal(At(t, 0.1 / 25, 0.1, 0.1 / 25 / 1e4), adam.ParamGroups.Single().LearningRate, 12);
            Assert.Equal(At(t, 0.95, 0.85, 0.95), adam.Betas.Item1, 12);
            Assert.Equal(0.999, adam.Betas.Item2);
            schedule.step();
        }

        Assert.Equal(0.004, adam.ParamGroups.Single().InitialLearningRate, 12);
        var error = Assert.Throws<InvalidOperationException>(schedule.step);
        Assert.Equal("Tried to step 22 times. The specified number of total steps is 20", error.Message);
    }

    [Fact]
    public void One_cycle_in_three_phases_returns_to_the_start_before_it_ends()
    {
        using var sgd = optim.SGD([nn.Parameter(torch.zeros([1]))], Base, momentum: 0.5);
        var schedule = lr_scheduler.OneCycleLR(
            sgd, 1.0, epochs: 5, steps_per_epoch: 4, pct_start: 0.25, anneal_strategy: lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear,
            div_factor: 10, final_div_factor: 10, three_phase: true);
        var expected = new Dictionary<int, (double, double)> { [0] = (0.1, 0.95), [4] = (1, 0.85), [6] = (0.55, 0.9), [8] = (0.1, 0.95), [19] = (0.01, 0.95) };
        for (var t = 0; t < 20; t++)
        {
            if (expected.TryGetValue(t, out var e))
            {
                Assert.Equal(e.Item1, sgd.ParamGroups.Single().LearningRate, 12);
                Assert.Equal(e.Item2, sgd.Momentum, 12);
            }

            schedule.step();
        }
    }

    [Fact]
    public void A_schedule_resumes_at_any_step()
    {
        Optimizer New() => optim.SGD([nn.Parameter(torch.zeros([1]))], Base, momentum: 0.9);
        Func<Optimizer, lr_scheduler.LRScheduler>[] schedules =
        [
            o => lr_scheduler.StepLR(o, 3), o => lr_scheduler.MultiStepLR(o, [2, 5]), o => lr_scheduler.ExponentialLR(o, 0.9),
            o => lr_scheduler.LinearLR(o), o => lr_scheduler.CosineAnnealingLR(o, 12), o => lr_scheduler.OneCycleLR(o, 1.0, 12),
            o => lr_scheduler.PolynomialLR(o), o => lr_scheduler.ConstantLR(o),
        ];
        foreach (var create in schedules)
        {
            using var walked = New();
            using var jumped = New();
            var (walk, jump) = (create(walked), create(jumped));
            for (var t = 0; t < 7; t++) walk.step();
            jump.step(7);
            Assert.Equal(walked.ParamGroups.Single().LearningRate, jumped.ParamGroups.Single().LearningRate, 12);
            walk.step();
            jump.step();
            Assert.Equal(walked.ParamGroups.Single().LearningRate, jumped.ParamGroups.Single().LearningRate, 12);
        }
    }

    [Fact]
    public void Schedules_run_one_after_the_other_or_at_once()
    {
        Follows(
            o => lr_scheduler.SequentialLR(o, [lr_scheduler.ConstantLR(o, 0.1, 100), lr_scheduler.ExponentialLR(o, 0.9)], [4]),
            t => t < 4 ? 0.1 * Base : Base * Math.Pow(0.9, t - 4));
        Follows(
            o => lr_scheduler.ChainedLR([lr_scheduler.ConstantLR(o, 0.5, 3), lr_scheduler.ExponentialLR(o, 0.9)]),
            t => Base * Math.Pow(0.9, t) * (t < 3 ? 0.5 : 1));
    }

    [Fact]
    public void Groups_keep_their_own_rates()
    {
        using var sgd = optim.SGD(
            [new SGD.ParamGroup([nn.Parameter(torch.zeros([1]))], 1.0), new SGD.ParamGroup([nn.Parameter(torch.zeros([1]))], 2.0)], 0.1);

        var schedule = lr_scheduler.StepLR(sgd, 1, 0.5);
        schedule.step();

        Assert.Equal([0.5, 1.0], schedule.get_last_lr());
    }

    private static void Follows(Func<Optimizer, lr_scheduler.LRScheduler> create, Func<int, double> formula)
    {
        using var optimizer = optim.SGD([nn.Parameter(torch.zeros([1]))], Base);
        var schedule = create(optimizer);
        for (var t = 0; t < 13; t++)
        {
            Assert.Equal(formula(t), optimizer.ParamGroups.Single().LearningRate, 12);
            Assert.Equal(formula(t), schedule.get_last_lr().Single(), 12);
            schedule.step();
        }
    }
}
