using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows how the learning rate ran: step by step where that is known, else as each epoch ended.</summary>
internal static class ScheduleSection
{
    private const int Points = 160;

    public static Section Build(IReadOnlyList<LearningCurve> curves, IReadOnlyList<double> steps, int epochs)
    {
        bool known = steps.Count > 0;
        string[] sentences = known
            ? [OfSteps(steps, epochs), "Every fold has the same schedule."]
            : [.. curves.DistinctBy(c => c.Member).Select(OfEpochs)];
        return new Section(
            "schedule", "Learning rate", sentences, known ? [StepChart(steps, epochs)] : [.. curves.DistinctBy(c => c.Member).Select(EpochChart)]);
    }

    private static string OfSteps(IReadOnlyList<double> steps, int epochs)
    {
        double most = steps.Max(), last = steps[^1];
        int first = steps.Index().First(s => s.Item == most).Index, end = steps.Index().Last(s => s.Item == most).Index;
        string length = $"{Numbers.Count(steps.Count)} steps ({Numbers.Count(epochs)} epochs of {Numbers.Count(steps.Count / epochs)})";
        if (steps.Min() == most)
        {
            return $"The rate stays at {Rate(most)} for all {length}.";
        }

        string rise = first == 0
            ? $"The rate starts at its highest, {Rate(most)}"
            : $"The rate rises from {Rate(steps[0])} to its highest, {Rate(most)}, at step {Numbers.Count(first + 1)} of {length}";
        string stay = end - first > 1 ? $", stays there up to step {Numbers.Count(end + 1)}" : "";
        return rise + stay + (last == most ? "." : $" and ends at {Rate(last)}{(first == 0 ? $" after {length}" : "")}.");
    }

    private static string OfEpochs(LearningCurve curve)
    {
        var most = curve.Epochs.MaxBy(e => e.LearningRate)!;
        string of = curve.Member.Length == 0 ? "The rate" : $"The rate of {curve.Member}";
        return most.LearningRate == curve.Last.LearningRate && curve.Epochs.All(e => e.LearningRate == most.LearningRate)
            ? $"{of} ends every epoch at {Rate(most.LearningRate)}."
            : $"{of} is highest, {Rate(most.LearningRate)}, as epoch {most.Number} ends, and {Rate(curve.Last.LearningRate)} after the last of {curve.Epochs.Count}.";
    }

    private static LineChart StepChart(IReadOnlyList<double> steps, int epochs)
    {
        double perEpoch = (double)steps.Count / epochs;
        int every = Math.Max(1, steps.Count / Points);

        // The highest and the last step are among those shown, whatever the distance.
        int most = steps.Index().MaxBy(s => s.Item).Index;
        int[] shown = [.. Enumerable.Range(0, steps.Count).Where(step => step % every == 0 || step == most || step == steps.Count - 1)];
        return Chart(
            "learning-rate",
            "Learning rate",
            $"The rate of {Numbers.Count(steps.Count)} steps, at most {Rate(steps.Max())}.",
            [.. shown.Select(step => (step + 1) / perEpoch)],
            [.. shown.Select(step => steps[step])],
            "every fold",
            2);
    }

    private static LineChart EpochChart(LearningCurve curve) => Chart(
        curve.Member.Length == 0 ? "learning-rate" : $"learning-rate-{curve.Member}",
        curve.Member.Length == 0 ? "Learning rate" : $"Learning rate of {curve.Member}",
        $"The learning rate at each epoch's end, at most {Rate(curve.Epochs.Max(e => e.LearningRate))}.",
        [.. curve.Epochs.Select(e => (double)e.Number)],
        [.. curve.Epochs.Select(e => e.LearningRate)],
        "as each epoch ends",
        0);

    private static LineChart Chart(string id, string title, string description, double[] x, double[] rates, string name, int decimals) => new()
    {
        Id = id,
        Title = title,
        Description = description,
        X = x,
        XTitle = "epoch",
        XDecimals = decimals,
        LeftTitle = "learning rate",
        LeftRange = (0, 0),
        Decimals = 8,
        Lines = [new Series(name, rates, Hue.Purple)],
    };

    // Three digits that count.
    private static string Rate(double rate) =>
        rate == 0 ? "0" : Numbers.Fixed(rate, Math.Clamp(2 - (int)Math.Floor(Math.Log10(rate)), 0, 12)).TrimEnd('0').TrimEnd('.');
}
