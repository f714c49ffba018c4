using Digits.Core.Data;

namespace Digits.Core.Tests.Metrics;

internal static class Probabilities
{
    /// <summary>Builds predictions that give one class of each row the same probability and share the rest among the others.</summary>
    public static ClassProbabilities Certain(int[] rows, int[] classes, float probability)
    {
        var values = new float[rows.Length * DigitSet.ClassCount];
        Array.Fill(values, (1 - probability) / (DigitSet.ClassCount - 1));
        for (int i = 0; i < rows.Length; i++)
        {
            values[(i * DigitSet.ClassCount) + classes[i]] = probability;
        }

        return new ClassProbabilities(rows, values);
    }
}
