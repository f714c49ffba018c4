using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Writes what the page shows as a few lines for a terminal.</summary>
internal static class EdaSummary
{
    public static string Of(
        DigitSet train, DigitSet test, DataKind kind, PixelStatistics pixels, ClassStatistics classes, Duplicates duplicates, Drift? drift, Embedding? embedding,
        ClassMap? map, LabelDoubts? doubts, Suggestions suggestions)
    {
        List<(string Name, string Value)> lines =
        [
            ("images", $"{Numbers.Count(train.Count)} train, {Numbers.Count(test.Count)} test{(kind == DataKind.Sample ? " (SAMPLE DATA)" : "")}"),
            ("pixels", Ascii($"{pixels.Min} to {pixels.Max}, {Numbers.Percent(pixels.Share(0, 1))} zero, {Numbers.Percent(pixels.Share(201, 256))} above 200, "
                + $"{pixels.AlwaysZero} of {DigitSet.PixelCount} zero in every image")),
            ("duplicates", $"{duplicates.InTrain.Count} within train, {duplicates.InTest.Count} within test, {duplicates.Shared.Count} in both"
                + (duplicates.Shared.Count > 0 ? ": LEAKAGE" : "")),
        ];
        if (drift is not null)
        {
            lines.Add(("train to test", $"{drift.Verdict switch
            {
                DriftVerdict.None => "no drift",
                DriftVerdict.Slight => "slight drift",
                _ => "DRIFT",
            }} (KS {Numbers.Fixed(drift.Greatest, 4)}, critical {Numbers.Fixed(drift.Critical, 4)})"));
        }

        if (embedding is not null && map is not null)
        {
            var pca = embedding.Pca;
            string Explained(int components) => $"{components} explain {Numbers.Percent(pca.Variances.Take(components).Sum() / pca.TotalVariance)}";
            lines.Add(("components", Ascii($"{Explained(Math.Min(2, pca.Variances.Length))}, {Explained(pca.Variances.Length)} of the variance")));
            lines.Add(("nearest pairs", string.Join(", ", map.Pairs.Take(5).Select(p => $"{p} {Numbers.Fixed(p.Links * 100, 1)} %"))));
            lines.Add(("neighbours agree", Ascii(Numbers.Percent(map.Agreement))));
        }

        if (doubts is not null)
        {
            lines.Add(("nearest neighbours", Ascii($"{Numbers.Percent(doubts.Voted, 2)} right on all of train")));
            lines.Add(("labels in doubt", Numbers.Count(doubts.Doubts.Length)));
        }

        int width = lines.Max(l => l.Name.Length);
        return string.Concat(lines.Select(l => $"{l.Name.PadRight(width)}  {l.Value}\n")) + "\n" + PerDigit(classes, map, suggestions);
    }

    private static string PerDigit(ClassStatistics classes, ClassMap? map, Suggestions suggestions)
    {
        string[][] rows =
        [
            ["digit", "images", "mean pixel", "neighbours agree", "most others", "rotation", "weight"],
            .. classes.Counts.Select((count, digit) => (string[])
            [
                $"{digit}", Numbers.Count(count), count == 0 ? "" : Numbers.Fixed(classes.Intensities[digit].Mean, 1), .. Neighbours(map, digit),
                Numbers.Fixed(suggestions.Rotation[digit], 0) + " deg", Numbers.Fixed(suggestions.ClassWeights[digit], 2),
            ]),
        ];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        return string.Concat(rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))) + "\n"));
    }

    /// <summary>Gets the share of a digit's neighbours that are the same digit, and the digit that most of the others are.</summary>
    private static string[] Neighbours(ClassMap? map, int digit)
    {
        if (map is null || map.Counts[digit] == 0)
        {
            return ["", ""];
        }

        double[] links = map.Links[digit];
        int other = Enumerable.Range(0, links.Length).Where(c => c != digit).MaxBy(c => links[c]);
        return [Ascii(Numbers.Percent(links[digit])), links[other] == 0 ? "" : Ascii($"{other} ({Numbers.Percent(links[other])})")];
    }

    private static string Ascii(string text) => text.Replace('\u00A0', ' ');
}
