using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows how well each digit is read: precision, recall and F1.</summary>
internal static class ClassSection
{
    public static Section Build(ConfusionMatrix confusion, double confidence)
    {
        int[] present = confusion.Present;
        int worst = present.MinBy(confusion.F1), best = present.MaxBy(confusion.F1);
        string[] sentences =
        [
            $"The hardest digit is {worst} with an F1 of {Numbers.Fixed(confusion.F1(worst), 4)}, the easiest {best} with {Numbers.Fixed(confusion.F1(best), 4)}.",
            .. confusion.Errors == 0 ? Array.Empty<string>() : [Kinds(confusion, present), Missed(confusion, present, confidence)],
        ];
        var chart = new GroupedDotChart
        {
            Id = "class-scores",
            Title = "Precision, recall and F1 of each digit",
            Description = $"Three dots for each of {present.Length} digits; F1 between {Percent(confusion.F1(worst))} and {Percent(confusion.F1(best))}.",
            Labels = [.. present.Select(digit => $"{digit}")],
            LabelTitle = "digit",
            ValueTitle = "%",
            Series =
            [
                new("precision", [.. present.Select(digit => confusion.Precision(digit) * 100)], Hue.Blue),
                new("recall", [.. present.Select(digit => confusion.Recall(digit) * 100)], Hue.Orange),
                new("F1", [.. present.Select(digit => confusion.F1(digit) * 100)], Hue.Red),
            ],
        };
        return new Section("classes", "How well each digit is read", sentences, [chart])
        {
            Tables = [("Scores of each digit", new DataTable(["digit", "images", "read as it", "precision, %", "recall, %", "F1, %"], [.. present.Select(Row)]))],
        };

        string[] Row(int digit) =>
        [
            $"{digit}", Numbers.Count(Images(confusion, digit)), Numbers.Count(Readings(confusion, digit)),
            Two(confusion.Precision(digit)), Two(confusion.Recall(digit)), Two(confusion.F1(digit)),
        ];
    }

    private static string Kinds(ConfusionMatrix confusion, int[] present)
    {
        int missed = present.MinBy(confusion.Recall), mistaken = present.MinBy(confusion.Precision);
        return $"Most missed is {missed} (recall {Percent(confusion.Recall(missed))}), most often seen where it is not is {mistaken} "
            + $"(precision {Percent(confusion.Precision(mistaken))}).";
    }

    // Of ten digits one is always the worst: it stands out only where chance does not explain it.
    private static string Missed(ConfusionMatrix confusion, int[] present, double confidence)
    {
        double corrected = 1 - ((1 - confidence) / present.Length);
        int[] low = [.. present.Where(digit => WilsonInterval.Of(confusion.Counts[digit, digit], Images(confusion, digit), corrected).High < confusion.Accuracy)];
        return low.Length == 0
            ? "No digit's recall lies below the accuracy by more than chance explains, so there is no case for weighing a digit higher."
            : low.Length > present.Length / 2 ? "Most digits' recall lies below the accuracy by more than chance explains: a few digits are named for all, look at the learning curves first."
            : $"By more than chance explains, recall lies below the accuracy for {string.Join(", ", low)}: try more loss.classWeights for {(low.Length == 1 ? "it" : "them")}, "
                + "and look at the hardest images first.";
    }

    private static int Images(ConfusionMatrix confusion, int digit) => Enumerable.Range(0, confusion.Counts.GetLength(1)).Sum(predicted => confusion.Counts[digit, predicted]);

    private static int Readings(ConfusionMatrix confusion, int digit) => Enumerable.Range(0, confusion.Counts.GetLength(0)).Sum(label => confusion.Counts[label, digit]);

    private static string Percent(double share) => Numbers.Percent(share, 2);

    private static string Two(double share) => Numbers.Fixed(share * 100, 2);
}
