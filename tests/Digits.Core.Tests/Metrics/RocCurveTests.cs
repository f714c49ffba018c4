using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Metrics;

public class RocCurveTests
{
    [Fact]
    public void A_curve_goes_up_for_the_class_and_right_for_others_and_slants_where_scores_tie()
    {
        var curve = RocCurve.Of(OfFour(0.9f, 0.6f, 0.5f, 0.5f, 0.2f), [4, 9, 4, 9, 9], 4);
        Assert.Equal([(0, 0), (0, 0.5), (1 / 3.0, 0.5), (2 / 3.0, 1), (1, 1)], curve.Points);
        Assert.Equal(4.5 / 6, curve.Area, 12);
    }

    [Fact]
    public void Between_points_it_is_a_line_and_on_a_step_its_top_counts()
    {
        var curve = RocCurve.Of(OfFour(0.9f, 0.6f, 0.5f, 0.5f, 0.2f), [4, 9, 4, 9, 9], 4);
        Assert.Equal([0.5, 0.5, 0.75, 1, 1], new[] { 0, 0.2, 0.5, 0.9, 1 }.Select(x => Math.Round(curve.At(x), 12)));
        Assert.Equal(1, RocCurve.Of(OfFour(0.9f, 0.1f), [4, 9], 4).At(0));
    }

    [Fact]
    public void Its_area_is_that_of_the_ranks()
    {
        var random = new SplitMix64(3);
        byte[] labels = [.. Enumerable.Range(0, 300).Select(_ => (byte)(4 + (5 * random.NextInt32(2))))];
        var predicted = OfFour([.. labels.Select(label => (random.NextInt32(40) + (label == 4 ? 15 : 0)) / 60f)]);
        double mean = (RocCurve.Of(predicted, labels, 4).Area + RocCurve.Of(predicted, labels, 9).Area) / 2;
        Assert.Equal(RocAuc.Of(predicted, labels), mean, 12);
        Assert.InRange(mean, 0.6, 0.95);
    }

    [Fact]
    public void A_class_without_rows_or_without_others_has_no_curve()
    {
        Assert.Throws<ArgumentException>(() => RocCurve.Of(OfFour(0.5f), [4], 4));
        Assert.Throws<ArgumentException>(() => RocCurve.Of(OfFour(0.5f), [4], 9));
    }

    private static ClassProbabilities OfFour(params float[] scores)
    {
        var values = new float[scores.Length * 10];
        for (int i = 0; i < scores.Length; i++)
        {
            (values[(i * 10) + 4], values[(i * 10) + 9]) = (scores[i], 1 - scores[i]);
        }

        return ClassProbabilities.OfAll(values);
    }
}
