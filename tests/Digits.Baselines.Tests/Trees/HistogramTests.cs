using Digits.Baselines.Trees;
using Digits.Core.Data;

namespace Digits.Baselines.Tests.Trees;

public class HistogramTests
{
    [Fact]
    public void Values_share_bins_of_about_equally_many_rows()
    {
        // Two bins for eight values above 0: four rows each; the third bin is that of zeros.
        var bins = Bins(3, [0, 0, 0, 10, 10, 20, 30, 40, 40, 50, 60]);
        Assert.Equal([5, 35], bins.Thresholds);
        Assert.Equal([-1, 0, 0, 0, 1, 1, 1], Places(bins, 0, 10, 20, 30, 40, 50, 60));
    }

    [Fact]
    public void A_frequent_value_leaves_the_other_bins_equal_shares_of_the_rest()
    {
        var bins = Bins(4, [10, 10, 10, 10, 10, 10, 20, 20, 30, 30, 40, 40, 50]);
        Assert.Equal([5, 15, 35], bins.Thresholds);
    }

    [Fact]
    public void Values_have_bins_of_their_own_where_there_are_few()
    {
        var bins = Bins(4, [0, 0, 7, 200, 200, 200, 200, 255]);
        Assert.Equal([3, 103, 227], bins.Thresholds);
        Assert.Equal([-1, 0, 1, 2], Places(bins, 0, 7, 200, 255));
    }

    [Fact]
    public void Every_pixel_keeps_to_its_most_bins_and_loses_no_value()
    {
        var set = Tables.Random(500, seed: 3);
        foreach (int most in new[] { 2, 5, 64 })
        {
            var bins = new PixelBins(new PixelColumns(set), most);
            Assert.Equal([0, 1, 2], bins.Pixels);
            Assert.All(Enumerable.Range(0, 3), pixel => Assert.InRange(bins.Starts[pixel + 1] - bins.Starts[pixel], 1, most - 1));
            Assert.Equal(Math.Min(3, most - 1), bins.Starts[1]);
            Assert.All(set.Pixels.Index().Where(p => p.Item > 0), p => Assert.True(bins.TryPlace(p.Index % DigitSet.PixelCount, p.Item, out _)));
        }
    }

    [Fact]
    public void A_parent_less_one_child_is_the_other_child_to_the_bit()
    {
        var set = Tables.Random(300, seed: 6);
        var bins = new PixelBins(new PixelColumns(set), 32);
        var scores = new ClassScores(set.RequireLabels(), threads: 1);
        int[] rows = [.. Enumerable.Range(0, 300)];
        ulong[] packed = scores.Gradients(4, rows).Packed;
        var binned = new BinnedRows(set, bins);
        ulong[] all = Sum(rows), few = Sum([.. rows.Where(row => row % 3 == 0)]);
        Assert.Contains(all, sum => GradientUnits.Gradient(sum) < 0);
        GradientHistogram.Subtract(all, few);
        Assert.Equal(Sum([.. rows.Where(row => row % 3 != 0).Reverse()]), all);

        ulong[] Sum(int[] of)
        {
            var sums = new ulong[bins.Thresholds.Length];
            GradientHistogram.Build(binned, of, packed, sums);
            return sums;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Sums_over_all_rows_fit_their_halves(int sign)
    {
        const int Count = 65_536;
        var units = GradientUnits.For(Count, Count, Count / 4.0);
        ulong sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += units.Pack(sign, 0.25);
        }

        Assert.Equal((sign * (double)Count, Count / 4.0), (GradientUnits.Gradient(sum) / units.PerGradient, GradientUnits.Hessian(sum) / units.PerHessian));
        Assert.True(units.PerGradient >= 1 << 14);
    }

    private static PixelBins Bins(int most, byte[] values) => new(new PixelColumns(Tables.Create(new byte[values.Length], values)), most);

    private static int[] Places(PixelBins bins, params byte[] values) => [.. values.Select(value => bins.TryPlace(0, value, out ushort place) ? place : -1)];
}
