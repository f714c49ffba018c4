using System.Globalization;
using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Eda;

namespace Digits.Pages.Reports;

/// <summary>Shows images whose label confident learning doubts, beside what their neighbours say.</summary>
internal static class DoubtSection
{
    // Confident learning presumes models that are right more often than labels are wrong.
    private const double Trusted = 0.9;

    public static Section Build(DigitSet train, ConfidentJoint joint, double accuracy, IReadOnlyList<LabelDoubt> neighbours, int most)
    {
        var shown = joint.Issues.Take(most).ToArray();
        var doubted = neighbours.ToDictionary(d => d.Row);
        return new Section("doubts", "Labels that may be wrong", [.. Sentences(joint, accuracy, doubted, shown.Length)], shown.Length == 0 ? [] : [Grid(train, shown, doubted)]);
    }

    private static IEnumerable<string> Sentences(ConfidentJoint joint, double accuracy, Dictionary<int, LabelDoubt> doubted, int shown)
    {
        double[] thresholds = [.. joint.Thresholds.Where(double.IsFinite)];
        string method = "Confident learning (Northcutt, Jiang and Chuang 2021) on the out-of-fold probabilities, with a threshold for each digit "
            + $"({Numbers.Fixed(thresholds.Min(), 3)} to {Numbers.Fixed(thresholds.Max(), 3)}), ";
        int issues = joint.Issues.Count;
        if (issues == 0)
        {
            yield return method + "doubts no label.";
            yield break;
        }

        yield return method + $"doubts {Numbers.Count(issues)} {(issues == 1 ? "label" : "labels")} and puts the share of wrong ones at {Numbers.Percent(joint.Noise, 2)}"
            + (issues > shown ? $"; the {shown} most doubtful are shown." : ".");
        if (accuracy < Trusted)
        {
            yield return $"These models read only {Numbers.Percent(accuracy, 1)} right: what they doubt says more about them than about the labels.";
        }

        int both = joint.Issues.Count(i => doubted.TryGetValue(i.Row, out var d) && d.Suggested == i.Suggested);
        yield return $"An image's nearest neighbours in pixels, which know no model, doubt {Numbers.Count(doubted.Count)}; {(both == 0 ? "no image is suggested the same digit by both" : $"{Numbers.Count(both)} {(both == 1 ? "is" : "are")} suggested the same digit by both: look at {(both == 1 ? "it" : "those")} first")}.";
        yield return "What the model cannot read and what is mislabelled look alike here: a person has to tell. Nothing was relabelled or left out.";
    }

    private static ImageGrid Grid(DigitSet train, LabelIssue[] shown, Dictionary<int, LabelDoubt> doubted) => new()
    {
        Id = "doubted-labels",
        Title = "Given and suggested label",
        Description = "Handwritten images with the label they are given, the one that the models suggest, and what their neighbours say.",
        Headers = ["row of train, counted from 0", "given", "suggested", "probability of given", "probability of suggested", "neighbours say"],
        Tiles =
        [
            .. shown.Select(i =>
            {
                string row = i.Row.ToString(CultureInfo.InvariantCulture);
                string says = doubted.TryGetValue(i.Row, out var doubt) ? $"{doubt.Suggested}" : "";
                return new Tile(
                    Picture.Digit(train.Image(i.Row)),
                    $"given {i.Label}, suggested {i.Suggested}",
                    [
                        $"{i.Label}, rather {i.Suggested}", $"p({i.Label}) = {Four(i.LabelProbability)}", $"p({i.Suggested}) = {Four(i.SuggestedProbability)}",
                        .. says.Length > 0 ? [$"neighbours: {says}"] : Array.Empty<string>(),
                    ],
                    [row, $"{i.Label}", $"{i.Suggested}", Numbers.Fixed(i.LabelProbability, 6), Numbers.Fixed(i.SuggestedProbability, 6), says]);
            }),
        ],
    };

    private static string Four(float probability) => Numbers.Fixed(probability, 4);
}
