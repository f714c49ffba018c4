using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows what follows for training.</summary>
internal static class SuggestionSection
{
    public static Section Build(Suggestions suggestions, ClassMap? map)
    {
        string[] sentences = map is null
            ? ["There are too few images to tell digits apart: all are varied alike."]
            :
            [
                $"Digits whose examples lie far from each other gain most from augmentation: {Most(map, suggestions.Strengths)} gets most, {Least(map, suggestions.Strengths)} least.",
                $"Digits whose neighbours have other labels weigh more in the loss, most of all {Most(map, suggestions.ClassWeights)}: {Numbers.Fixed(suggestions.ClassWeights.Max(), 2)} times.",
                "The file suggestions.json beside this page holds these numbers as pipeline.json writes them, and the same for each fold without the rows that it holds out: "
                    + "a recipe with augment.fromEda and loss.fromEda trains with those. Whether they help is for out-of-fold scores to say.",
            ];
        return new Section("suggestions", "What this suggests for training", sentences, [])
        {
            Tables =
            [
                ("Per digit", new DataTable(
                    ["digit", "distance to neighbours, grey levels", "neighbours with its label, %", "rotation, degrees", "shift, pixels", "zoom", "weight in the loss"],
                    [.. suggestions.Rotation.Select((_, d) => Row(suggestions, map, d))])),
            ],
        };
    }

    private static string[] Row(Suggestions suggestions, ClassMap? map, int digit)
    {
        bool known = map is not null && map.Counts[digit] > 0;
        return
        [
            $"{digit}",
            known ? Numbers.Count(map!.Reach[digit]) : "",
            known ? Numbers.Fixed(map!.Links[digit][digit] * 100, 1) : "",
            Numbers.Fixed(suggestions.Rotation[digit], 0),
            Numbers.Fixed(suggestions.Shift[digit], 1),
            Numbers.Fixed(suggestions.Zoom[digit], 2),
            Numbers.Fixed(suggestions.ClassWeights[digit], 2),
        ];
    }

    private static int Most(ClassMap map, double[] amounts) => map.Present.MaxBy(c => amounts[c]);

    private static int Least(ClassMap map, double[] amounts) => map.Present.MinBy(c => amounts[c]);
}
