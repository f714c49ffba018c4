using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Writes what the page shows as a few lines for a terminal.</summary>
internal static class EdaSummary
{
    public static string Of(
        DigitSet train, DigitSet test, DataKind kind, ClassStatistics classes, Duplicates duplicates, Drift? drift, ClassMap? map, LabelDoubts? doubts)
    {
        List<(string Name, string Value)> lines =
        [
            ("images", $"{Numbers.Count(train.Count)} train, {Numbers.Count(test.Count)} test{(kind == DataKind.Sample ? " (SAMPLE DATA)" : "")}"),
            ("of each digit", string.Join(' ', classes.Counts)),
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

        if (map is not null)
        {
            lines.Add(("nearest pairs", string.Join(", ", map.Pairs.Take(5).Select(p => $"{p} {Numbers.Fixed(p.Links * 100, 1)} %"))));
            lines.Add(("neighbours agree", Ascii(Numbers.Percent(map.Agreement))));
        }

        if (doubts is not null)
        {
            lines.Add(("nearest neighbours", Ascii($"{Numbers.Percent(doubts.Voted, 2)} right on all of train")));
            lines.Add(("labels in doubt", Numbers.Count(doubts.Doubts.Length)));
        }

        int width = lines.Max(l => l.Name.Length);
        return string.Concat(lines.Select(l => $"{l.Name.PadRight(width)}  {l.Value}\n"));
    }

    private static string Ascii(string text) => text.Replace('\u00A0', ' ');
}
