using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Metrics;

namespace Digits.Pages.Reports;

/// <summary>Is a simple model that a run has to beat, on the same folds.</summary>
/// <param name="Name">What it is called: <c>logistic</c>.</param>
/// <param name="Metrics">What its stage reported.</param>
/// <param name="OutOfFold">float32 [n,10], its out-of-fold probabilities.</param>
public sealed record NamedBaseline(string Name, StageMetrics Metrics, ClassProbabilities OutOfFold)
{
    /// <summary>Counts on how many rows the run alone is right, and on how many the baseline alone (McNemar).</summary>
    /// <param name="run">The run's out-of-fold probabilities.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9.</param>
    /// <exception cref="InputException">The two predict other rows.</exception>
    public McNemarTest Against(ClassProbabilities run, byte[] labels)
    {
        if (!run.Rows.AsSpan().SequenceEqual(OutOfFold.Rows))
        {
            throw new InputException($"{OutOfFold.Count} rows predicted by {Name}", $"the {run.Count} rows that the ensemble predicts", "report");
        }

        return McNemarTest.Of(Right(run, labels), Right(OutOfFold, labels));
    }

    private static bool[] Right(ClassProbabilities predicted, byte[] labels) =>
        [.. Enumerable.Range(0, predicted.Count).Select(i => labels[predicted.Rows[i]] == predicted.Predicted(i))];
}
