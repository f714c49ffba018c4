using Digits.Core.Data;

namespace Digits.Pages.Reports;

/// <summary>Is a row whose true class got little probability.</summary>
/// <param name="Row">The 0-based row of the training set.</param>
/// <param name="Label">The true class, 0..9.</param>
/// <param name="Predicted">The most probable class, 0..9.</param>
/// <param name="TrueProbability">The probability of the true class, 0..1.</param>
/// <param name="PredictedProbability">The probability of the most probable class, 0..1.</param>
public readonly record struct HardDigit(int Row, int Label, int Predicted, float TrueProbability, float PredictedProbability);

/// <summary>Finds the rows that a model finds hardest.</summary>
public static class HardestDigits
{
    /// <summary>Finds the rows with the lowest probability of the true class, hardest first; of equals the lower row first.</summary>
    /// <param name="probabilities">float32 [N,10], for rows of the set that <paramref name="labels"/> covers.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9.</param>
    /// <param name="count">How many to find; fewer rows give all.</param>
    public static HardDigit[] Find(ClassProbabilities probabilities, byte[] labels, int count)
    {
        return [.. Enumerable.Range(0, probabilities.Count).Select(Digit).OrderBy(d => d.TrueProbability).ThenBy(d => d.Row).Take(count)];

        HardDigit Digit(int index)
        {
            var row = probabilities.Row(index);
            int label = labels[probabilities.Rows[index]];
            int predicted = probabilities.Predicted(index);
            return new HardDigit(probabilities.Rows[index], label, predicted, row[label], row[predicted]);
        }
    }
}
