using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class CertaintyTests
{
    // Rows 0 to 4 are digit 3 with these probabilities; the rest goes to 8, which wins below one half.
    private static readonly float[] s_three = [0.95f, 0.99f, 0.3f, 0.6f, 0.2f];
    private static readonly byte[] s_labels = [3, 3, 3, 3, 3];

    [Fact]
    public void It_promises_the_mean_of_the_highest_probabilities()
    {
        Assert.Equal((0.95 + 0.99 + 0.7 + 0.6 + 0.8) / 5, Certainty.Of(Predicted(), s_labels).Promised, 6);
        Assert.Equal(0.6, Certainty.Of(Predicted(), s_labels).Accuracy, 6);
    }

    [Fact]
    public void Setting_the_least_sure_aside_leaves_fewer_errors()
    {
        var certainty = Certainty.Of(Predicted(), s_labels);

        Assert.Equal([(5, 2), (4, 2), (3, 1), (2, 0)], new[] { 0, 0.2, 0.4, 0.6 }.Select(certainty.SetAside));
    }

    [Fact]
    public void Errors_are_counted_among_the_sure()
    {
        Assert.Equal((2, 0), Certainty.Of(Predicted(), s_labels).AtLeast(0.9));
        Assert.Equal((3, 1), Certainty.Of(Predicted(), s_labels).AtLeast(0.75));
    }

    [Fact]
    public void Bins_are_those_of_the_calibration_error()
    {
        var bins = Certainty.Of(Predicted(), s_labels).Bins(0.95);

        Assert.Equal(CalibrationError.Of(Predicted(), s_labels), bins.Sum(b => b.Count * Math.Abs(b.Kept - b.Promised) / 100) / 5, 6);
        Assert.Equal([1, 1, 1, 2], bins.Select(b => b.Count));
        Assert.Equal((100, 97), (bins[^1].Kept, Math.Round(bins[^1].Promised, 4)));
        Assert.All(bins, b => Assert.InRange(b.Kept, b.Low, b.High));
    }

    [Fact]
    public void Every_probability_falls_into_the_bin_that_the_calibration_error_puts_it_in()
    {
        float[] values = [.. Enumerable.Range(0, 900).SelectMany(i => Row(0.5f + (i / 1800f)))];
        var predicted = ClassProbabilities.OfAll(values);
        byte[] labels = [.. Enumerable.Range(0, 900).Select(i => (byte)(i % 3 == 0 ? 8 : 3))];

        var bins = Certainty.Of(predicted, labels).Bins(0.95);

        Assert.Equal(CalibrationError.Of(predicted, labels), bins.Sum(b => b.Count * Math.Abs(b.Kept - b.Promised) / 100) / 900, 9);
    }

    private static ClassProbabilities Predicted() => ClassProbabilities.OfAll([.. s_three.SelectMany(Row)]);

    private static float[] Row(float three) => [0, 0, 0, three, 0, 0, 0, 0, 1 - three, 0];
}
