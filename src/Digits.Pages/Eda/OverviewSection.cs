using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows sizes and ranges of both sets, which pixels never carry ink, and which images occur twice.</summary>
internal static class OverviewSection
{
    public static Section Build(DigitSet train, DigitSet test, PixelStatistics trainPixels, PixelStatistics testPixels, Duplicates duplicates)
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
            Repeats(duplicates),
        ];
        return new Section("overview", "Overview", sentences, [])
        {
            Alert = Alert(duplicates),
            Tables =
            [
                ("Both sets", new DataTable(
                    ["", "train", "test"],
                    [
                        ["rows", Numbers.Count(train.Count), Numbers.Count(test.Count)],
                        ["columns", Numbers.Count(DigitSet.PixelCount + 1), Numbers.Count(DigitSet.PixelCount)],
                        ["labels", train.Labels is null ? "none" : "0 to 9", test.Labels is null ? "none" : "0 to 9"],
                        ["missing values", "0", "0"],
                        ["least pixel value", Numbers.Count(trainPixels.Min), Numbers.Count(testPixels.Min)],
                        ["greatest pixel value", Numbers.Count(trainPixels.Max), Numbers.Count(testPixels.Max)],
                        ["mean pixel value", Numbers.Fixed(trainPixels.Mean, 2), Numbers.Fixed(testPixels.Mean, 2)],
                        ["share of zeros", Numbers.Percent(trainPixels.Share(0, 1)), Numbers.Percent(testPixels.Share(0, 1))],
                        ["pixels that are always 0", Numbers.Count(trainPixels.AlwaysZero), Numbers.Count(testPixels.AlwaysZero)],
                        ["pixels that never change", Numbers.Count(trainPixels.Constant), Numbers.Count(testPixels.Constant)],
                        ["images that repeat an earlier one", Numbers.Count(duplicates.InTrain.Count), Numbers.Count(duplicates.InTest.Count)],
                        ["images that are in train too", "", Numbers.Count(duplicates.Shared.Count)],
                    ])),
            ],
        };
    }

    private static string Repeats(Duplicates duplicates) => duplicates.InTrain.Count + duplicates.InTest.Count + duplicates.Shared.Count == 0
        ? "No image occurs twice, neither within train nor within test nor in both: folds and test share no copy."
        : $"{Many(duplicates.InTrain.Count, "image of train repeats", "images of train repeat")} an earlier one pixel by pixel"
            + (duplicates.InTrain.Count == 0 ? "." : ": keep copies in one fold, or out-of-fold scores count what was seen in training.");

    private static string? Alert(Duplicates duplicates)
    {
        string[] alarms =
        [
            .. duplicates.Shared.Count == 0 ? Array.Empty<string>() :
            [
                $"Leakage: {Many(duplicates.Shared.Count, "test image is", "test images are")} in train too, with {(duplicates.Shared.Count == 1 ? "its" : "their")} label "
                    + $"(first: row {duplicates.Shared[0].Row} of test is row {duplicates.Shared[0].InTrain} of train, counted from 0). A score on them tells nothing about new digits.",
            ],
            .. duplicates.Contradictions.Count == 0 ? Array.Empty<string>() :
            [
                $"Contradiction: {Many(duplicates.Contradictions.Count, "copy has", "copies have")} another label than the earlier image "
                    + $"(first: rows {duplicates.Contradictions[0].Earlier} and {duplicates.Contradictions[0].Row}). One of the two is wrong.",
            ],
        ];
        return alarms.Length == 0 ? null : string.Join(' ', alarms);
    }

    private static string Many(int count, string one, string many) => $"{Numbers.Count(count)} {(count == 1 ? one : many)}";

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
