using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows sizes and ranges of both sets, and which pixels never carry ink.</summary>
internal static class OverviewSection
{
    public static Section Build(DigitSet train, DigitSet test, PixelStatistics trainPixels, PixelStatistics testPixels)
    {
        bool[] silent = [.. trainPixels.Greatest.Select(v => v == 0)];
        int never = silent.Count(s => s);
        int alsoInTest = testPixels.Greatest.Where((v, p) => silent[p] && v == 0).Count();
        string[] sentences =
        [
            $"Pixel values run from {trainPixels.Min} to {trainPixels.Max} in train and from {testPixels.Min} to {testPixels.Max} in test; none is missing.",
            never == 0
                ? "Every pixel carries ink in some training image."
                : $"{Numbers.Count(never)} of {DigitSet.PixelCount} pixels are 0 in every training image, "
                    + $"{Border(silent)} of them within 3 pixels of the border, "
                    + (alsoInTest == never
                        ? "and test agrees on all of them: they tell a model nothing."
                        : $"and test agrees on {Numbers.Count(alsoInTest)} of them: models should not rely on the others staying dark."),
        ];
        return new Section("overview", "Overview", sentences, [])
        {
            Tables =
            [
                ("Both sets", new DataTable(
                    ["", "train", "test"],
                    [
                        ["rows", Numbers.Count(train.Count), Numbers.Count(test.Count)],
                        ["columns", Numbers.Count(DigitSet.PixelCount + 1), Numbers.Count(DigitSet.PixelCount)],
                        ["labels", train.Labels is null ? "none" : "0 to 9", test.Labels is null ? "none" : "0 to 9"],
                        ["least pixel value", Numbers.Count(trainPixels.Min), Numbers.Count(testPixels.Min)],
                        ["greatest pixel value", Numbers.Count(trainPixels.Max), Numbers.Count(testPixels.Max)],
                        ["mean pixel value", Numbers.Fixed(trainPixels.Mean, 2), Numbers.Fixed(testPixels.Mean, 2)],
                        ["share of zeros", Numbers.Percent(trainPixels.Share(0, 1)), Numbers.Percent(testPixels.Share(0, 1))],
                        ["pixels that are always 0", Numbers.Count(trainPixels.AlwaysZero), Numbers.Count(testPixels.AlwaysZero)],
                    ])),
            ],
        };
    }

    private static string Border(bool[] silent)
    {
        int near = 0;
        for (int p = 0; p < silent.Length; p++)
        {
            var (row, column) = (p / DigitSet.Side, p % DigitSet.Side);
            bool border = Math.Min(Math.Min(row, column), Math.Min(DigitSet.Side - 1 - row, DigitSet.Side - 1 - column)) < 3;
            near += silent[p] && border ? 1 : 0;
        }

        return near == silent.Count(s => s) ? "all" : Numbers.Count(near);
    }
}
