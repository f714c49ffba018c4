using Digits.Core.Errors;
using Digits.Core.Schedules;
using Digits.Core.Tests.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Schedules;

[Collection(nameof(OneAtATime))]
public class ScheduleTests
{
    private const double Peak = 0.5;
    private static readonly ScheduleParams Settings = SmallRecipe.Cnn.Schedule;

    public static TheoryData<string> Names => [.. ScheduleCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rate_is_above_0_and_at_most_the_peak_and_the_peak_is_reached(string name)
    {
        double[] rates = Rates(Settings with { Name = name, WarmUp = 0.25 }, 4, 10);
        Assert.Equal(40, rates.Length);
        Assert.All(rates, rate => Assert.InRange(rate, 0, Peak + 1e-12));
        Assert.Equal(Peak, rates.Max(), 1e-2);
    }

    [Fact]
    public void Step_divides_by_ten_after_epochs_10_and_20_of_30()
    {
        double[] rates = Rates(Settings with { Name = "step", StepEpochs = 10, StepFactor = 0.1 }, 30, 3);
        Assert.All(rates.Take(30), rate => Assert.Equal(Peak, rate, 1e-12));
        Assert.All(rates.Skip(30).Take(30), rate => Assert.Equal(Peak / 10, rate, 1e-12));
        Assert.All(rates.Skip(60), rate => Assert.Equal(Peak / 100, rate, 1e-12));
    }

    [Fact]
    public void Cosine_falls_to_the_floor_and_restarts()
    {
        double[] rates = Rates(Settings with { Name = "cosine", WarmUp = 0, Floor = 0.2, Cycles = 2 }, 4, 10);
        Assert.Equal(Peak, rates[0], 1e-12);
        Assert.Equal(Peak * 0.6, rates[10], 1e-12);
        Assert.InRange(rates[19], Peak * 0.2, Peak * 0.21);
        Assert.Equal(rates.Take(20), rates.Skip(20));
    }

    [Fact]
    public void Cosine_warms_up_in_a_line()
    {
        double[] rates = Rates(Settings with { Name = "cosine", WarmUp = 0.1 }, 4, 10);
        Assert.Equal([Peak / 4, Peak / 2, Peak * 3 / 4, Peak, Peak], rates.Take(5).Select(rate => Math.Round(rate, 12)));
    }

    [Fact]
    public void Warm_down_falls_from_its_start_to_half_at_the_last_step()
    {
        double[] rates = Rates(Settings with { Name = "warm-down", WarmUp = 0, WarmDown = 0.72, Floor = 0.5 }, 2, 50);
        Assert.All(rates.Take(73), rate => Assert.Equal(Peak, rate, 1e-12));
        Assert.True(rates[73] < Peak);
        Assert.Equal(Peak * (1 - (0.5 * (85.5 - 72) / 27)), (rates[85] + rates[86]) / 2, 1e-12);
        Assert.Equal(Peak / 2, rates[99], 1e-12);
    }

    [Fact]
    public void An_unknown_name_lists_what_there_is()
    {
        using var weight = nn.Linear(1, 1);
        using var optimizer = optim.SGD(weight.parameters(), 1);
        var error = Assert.Throws<InputException>(() => ScheduleCatalogue.Create(Settings with { Name = "zigzag" }, optimizer, 1, new(1, 1)));
        Assert.Equal("Found:    schedule \"zigzag\"\nExpected: one of constant, cosine, one-cycle, step, warm-down\nWhere:    pipeline.json, schedule.name", error.Message);
    }

    private static double[] Rates(ScheduleParams settings, int epochs, int batches)
    {
        using var weight = nn.Linear(1, 1);
        using var optimizer = optim.SGD(weight.parameters(), Peak);
        var schedule = ScheduleCatalogue.Create(settings, optimizer, Peak, new(epochs, batches));
        var rates = new double[epochs * batches];
        for (int step = 0; step < rates.Length; step++)
        {
            rates[step] = optimizer.ParamGroups.First().LearningRate;
            schedule.step();
        }

        return rates;
    }
}
