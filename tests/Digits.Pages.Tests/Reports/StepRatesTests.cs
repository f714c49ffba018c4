using Digits.Core.Augment;
using Digits.Core.Losses;
using Digits.Core.Models;
using Digits.Core.Optimizers;
using Digits.Core.Recipes;
using Digits.Core.Samplers;
using Digits.Core.Schedules;
using Digits.Core.Training;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

[Collection(nameof(OneAtATime))]
public class StepRatesTests
{
    [Fact]
    public void A_constant_rate_stays()
    {
        Assert.Equal(Enumerable.Repeat(0.01, 3 * 4), StepRates.Of(Recipe("constant"), 41));
        Assert.Equal(3 * 5, StepRates.Of(Recipe("constant") with { Train = Train(dropLast: false) }, 41).Length);
    }

    [Fact]
    public void One_cycle_rises_from_a_twenty_fifth_to_the_peak_and_falls_to_nearly_nothing()
    {
        double[] rates = StepRates.Of(Recipe("one-cycle"), 40);

        Assert.Equal(0.01 / 25, rates[0], 12);
        Assert.Equal(0.01, rates[5], 12);
        Assert.Equal(0.01 / 25 / 10000, rates[^1], 12);
    }

    [Fact]
    public void Rates_that_training_recorded_are_taken_over()
    {
        double[] rates = StepRates.Of(Recipe("one-cycle"), 40);
        var (folds, curves) = Folds(20, rates[3], rates[7], rates[11]);

        Assert.Equal(rates, StepRates.Of(Recipe("one-cycle"), 60, folds, curves));
        Assert.Equal(rates, StepRates.Of(Recipe("one-cycle"), 60, folds, [new LearningCurve("", 0, [.. curves[0].Epochs.Take(2)])]));
    }

    [Fact]
    public void Where_training_recorded_other_rates_none_are_known()
    {
        double[] rates = StepRates.Of(Recipe("one-cycle"), 40);
        var (folds, curves) = Folds(20, rates[3], rates[7] * 1.001, rates[11]);

        Assert.Empty(StepRates.Of(Recipe("one-cycle"), 60, folds, curves));
    }

    [Fact]
    public void Where_folds_have_other_numbers_of_steps_none_are_known()
    {
        var (folds, curves) = Folds(20, 0.01, 0.01, 0.01);

        Assert.Empty(StepRates.Of(Recipe("constant"), 60, [folds[0], SmallRun.Metrics("train[fold=1]", ("n", 30))], [curves[0], curves[0]]));
    }

    private static (StageMetrics[] Folds, LearningCurve[] Curves) Folds(int heldOut, params double[] rates) =>
        ([SmallRun.Metrics("train[fold=0]", ("n", heldOut))], [new LearningCurve("", 0, [.. rates.Select((rate, i) => new EpochResult(i + 1, rate, 1, 0.5, 1, 0.5))])]);

    private static TrainingRecipe Recipe(string schedule) => new()
    {
        Model = new ModelParams { Name = "mlp", Width = 8, Kernel = 3, Activation = "own", Dropout = 0, DropBlock = 0, LogitLayer = false },
        Augment = new AugmentParams { Rotation = 0, Zoom = 0, Shear = 0, Shift = 0 },
        Loss = new LossParams { Name = "cross-entropy", Smoothing = 0, ClassWeights = 1, FocalAlpha = 1, FocalGamma = 0, ComplementGamma = 0 },
        Sampler = new SamplerParams { Name = "shuffled" },
        Optimizer = new OptimizerParams
        {
            Name = "adamw", LearningRate = 0.01, WeightDecay = 0, Momentum = 0, Centralize = false, Clip = 0, Lookahead = 0, NormLoss = 0,
        },
        Schedule = new ScheduleParams { Name = schedule, WarmUp = 0.5, WarmDown = 0.5, Floor = 0, Cycles = 1, StepEpochs = 1, StepFactor = 0.5 },
        Train = Train(dropLast: true),
    };

    private static TrainParams Train(bool dropLast) => new()
    {
        Epochs = 3, BatchSize = 10, Microbatch = 0, DropLast = dropLast, WeightAverage = 0, Keep = "last", Patience = 0, ShuffleLabels = false, Precision = "fp32", Threads = 1,
    };
}
