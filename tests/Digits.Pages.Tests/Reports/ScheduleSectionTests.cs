using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class ScheduleSectionTests
{
    [Fact]
    public void Steps_that_rise_and_fall_are_described_by_their_peak()
    {
        var section = Build(3, 0.0004, 0.005, 0.01, 0.006, 0.002, 0.00000004);

        Assert.Equal("The rate rises from 0.0004 to its highest, 0.01, at step 3 of 6 steps (3 epochs of 2) and ends at 0.00000004.", section.Sentences[0]);
        var chart = Assert.IsType<LineChart>(Assert.Single(section.Figures));
        Assert.Equal([0.5, 1, 1.5, 2, 2.5, 3], chart.X);
    }

    [Fact]
    public void A_plateau_has_an_end() => Assert.Equal(
        "The rate rises from 0.005 to its highest, 0.01, at step 2 of 6 steps (3 epochs of 2), stays there up to step 4 and ends at 0.002.",
        Build(3, 0.005, 0.01, 0.01, 0.01, 0.006, 0.002).Sentences[0]);

    [Fact]
    public void A_rate_that_falls_from_the_start_says_so() => Assert.Equal(
        "The rate starts at its highest, 0.01 and ends at 0.001 after 2 steps (1 epochs of 2).", Build(1, 0.01, 0.001).Sentences[0]);

    [Fact]
    public void A_constant_rate_stays() => Assert.Equal("The rate stays at 0.01 for all 4 steps (2 epochs of 2).", Build(2, 0.01, 0.01, 0.01, 0.01).Sentences[0]);

    [Fact]
    public void Thousands_of_steps_are_thinned_but_for_the_peak_and_the_end()
    {
        double[] rates = [.. Enumerable.Range(0, 5001).Select(step => step == 1234 ? 0.02 : 0.01)];

        var chart = (LineChart)Build(1, rates).Figures[0];

        Assert.InRange(chart.X.Count, 150, 170);
        Assert.Contains(0.02, chart.Lines[0].Values);
        Assert.Equal(1, chart.X[^1]);
    }

    private static Section Build(int epochs, params double[] steps) => ScheduleSection.Build(SmallRun.Create().Curves, steps, epochs);
}
