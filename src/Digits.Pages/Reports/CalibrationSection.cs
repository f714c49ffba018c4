using Digits.Core.Metrics;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows whether probabilities keep what they promise, and what setting doubtful images aside would save.</summary>
internal static class CalibrationSection
{
    private const double Certain = 0.99;
    private const double Aside = 0.01;
    private const int Steps = 20;
    private const double MostAside = 0.1;

    public static Section Build(RunResults run)
    {
        var certainty = Certainty.Of(run.OutOfFold, run.Train.Labels!);
        double error = CalibrationError.Of(run.OutOfFold, run.Train.Labels!);
        var bins = certainty.Bins(run.Confidence);
        return new Section("calibration", "What probabilities promise", [.. Sentences(run, certainty, error)], [Diagram(bins, error), Histogram(bins), Left(certainty)]);
    }

    private static IEnumerable<string> Sentences(RunResults run, Certainty certainty, double error)
    {
        double gap = certainty.Promised - certainty.Accuracy;
        var chance = WilsonInterval.Of((int)Math.Round(certainty.Accuracy * certainty.Count), certainty.Count, run.Confidence);
        yield return $"The predicted digits' probabilities promise an accuracy of {Percent(certainty.Promised)}; {Percent(certainty.Accuracy)} are right. "
            + $"The expected calibration error over {CalibrationError.Bins} bins (Guo et al. 2017) is {Percent(error)}.";
        yield return certainty.Promised >= chance.Low && certainty.Promised <= chance.High
            ? "The promise lies within the accuracy's interval: on the whole the probabilities are honest."
            : gap < 0
                ? $"They promise too little{Causes(run)}."
                : "They promise too much, a sign of overfitting: more augmentation, label smoothing or weight decay make a model humbler.";
        var (count, errors) = certainty.AtLeast(Certain);
        if (count > 0)
        {
            yield return $"Of the {Numbers.Count(count)} images with a probability of {Numbers.Percent(Certain, 0)} or more {Times(errors)} read wrong.";
        }

        int all = certainty.SetAside(0).Errors;
        var (_, left) = certainty.SetAside(Aside);
        if (all > 0)
        {
            yield return $"A person who read the least sure {Numbers.Percent(Aside, 0)} would catch {Numbers.Count(all - left)} of the {Numbers.Count(all)} errors.";
        }
    }

    private static string Causes(RunResults run)
    {
        string[] causes =
        [
            .. run.Recipe is { Loss.Smoothing: > 0 and var smoothing } ? [$"label smoothing of {Numbers.Fixed(smoothing, 2)}"] : Array.Empty<string>(),
            .. run.Members.Count > 1 ? ["averaging members"] : Array.Empty<string>(),
            .. run.Views > 1 ? ["averaging views"] : Array.Empty<string>(),
        ];
        return causes.Length == 0 ? "" : $"; {string.Join(" and ", causes)} {(causes.Length == 1 ? "lowers" : "lower")} them";
    }

    private static ReliabilityDiagram Diagram(ReliabilityBin[] bins, double error) => new()
    {
        Id = "reliability",
        Title = "Reliability diagram",
        Description = $"{bins.Length} of {CalibrationError.Bins} bins hold predictions; calibration error {Percent(error)}.",
        Bins = bins,
    };

    private static Histogram Histogram(ReliabilityBin[] bins)
    {
        double[] edges = [.. Enumerable.Range(0, CalibrationError.Bins + 1).Select(edge => edge * 100.0 / CalibrationError.Bins)];
        var fullest = bins.MaxBy(b => b.Count);
        return new()
        {
            Id = "certainty",
            Title = "How sure predictions are",
            Description = $"Most predictions, {Numbers.Count(fullest.Count)}, have a probability above {Numbers.Fixed(fullest.From, 1)} %.",
            Edges = edges,
            EdgeDecimals = 1,
            Counts = [.. edges.SkipLast(1).Select(from => (double)bins.FirstOrDefault(b => b.From == from).Count)],
            ValueTitle = "probability of the predicted digit, %",
            CountTitle = "images",
            Logarithmic = true,
        };
    }

    private static LineChart Left(Certainty certainty)
    {
        double[] shares = [.. Enumerable.Range(0, Steps + 1).Select(step => step * MostAside / Steps)];
        double[] errors = [.. shares.Select(share => (double)certainty.SetAside(share).Errors)];
        return new()
        {
            Id = "set-aside",
            Title = "Errors left when the least sure images are set aside",
            Description = $"From {Numbers.Count(errors[0])} errors down to {Numbers.Count(errors[^1])} with {Numbers.Percent(MostAside, 0)} of the images set aside.",
            X = [.. shares.Select(share => share * 100)],
            XTitle = "images set aside, %",
            XDecimals = 1,
            LeftTitle = "errors left",
            LeftRange = (0, errors[0]),
            Decimals = 0,
            Lines = [new Series("errors left", errors, Hue.Red)],
        };
    }

    private static string Percent(double share) => Numbers.Percent(share, 2);

    private static string Times(int errors) => errors == 0 ? "none is" : errors == 1 ? "one is" : $"{Numbers.Count(errors)} are";
}
