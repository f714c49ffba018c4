using System.Globalization;
using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows images whose label their neighbours doubt.</summary>
internal static class LabelSection
{
    public static Section Build(DigitSet train, LabelDoubts found, int neighbours, int components, int most)
    {
        var shown = found.Doubts.Take(most).ToArray();
        string[] sentences =
        [
            $"Compared by {components} components, the {neighbours} nearest neighbours of all {Numbers.Count(train.Count)} images name the right digit for {Numbers.Percent(found.Voted, 2)} of them: "
                + "what any model should beat.",
            found.Doubts.Length == 0
                ? "No label is doubted by nine in ten neighbours."
                : $"{Numbers.Count(found.Doubts.Length)} {(found.Doubts.Length == 1 ? "label is" : "labels are")} doubted by at least nine in ten neighbours "
                    + $"({Numbers.Percent((double)found.Doubts.Length / train.Count, 2)}), "
                    + (found.Doubts.Length > shown.Length ? $"of which the {shown.Length} most doubtful are shown." : "all of them shown.")
                    + " Wrong labels among them cap the accuracy that can be reached; label smoothing makes them cost less.",
        ];
        if (shown.Length == 0)
        {
            return new Section("labels", "Likely label errors", sentences, []);
        }

        var grid = new ImageGrid
        {
            Id = "label-doubts",
            Title = "Images whose neighbours have another label",
            Description = "Handwritten images with their label and the one that their neighbours have.",
            Headers = ["row of train, counted from 0", "label", "neighbours say", "share of neighbours, %", "nearness"],
            Tiles =
            [
                .. shown.Select(d => new Tile(
                    Picture.Digit(train.Image(d.Row)),
                    $"labelled {d.Label}, neighbours say {d.Suggested}",
                    [$"label {d.Label}", $"neighbours {d.Suggested}", $"{Numbers.Percent(d.Votes, 0)}, row {Plain(d.Row)}"],
                    [Plain(d.Row), $"{d.Label}", $"{d.Suggested}", Numbers.Fixed(d.Votes * 100, 0), Numbers.Fixed(d.Nearness, 2)])),
            ],
        };
        return new Section("labels", "Likely label errors", sentences, [grid]);
    }

    private static string Plain(int row) => row.ToString(CultureInfo.InvariantCulture);
}
