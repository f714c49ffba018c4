using System.Globalization;
using System.Text;
using Digits.Core.Data;

namespace Digits.Core.Metrics;

/// <summary>Renders a confusion matrix as aligned text for a terminal.</summary>
public static class ConfusionText
{
    /// <summary>Renders the matrix: rows true class, columns predicted class, then each class's recall; zeros off the diagonal as dots.</summary>
    /// <returns>Twelve lines, LF between them, none at the end.</returns>
    public static string Of(ConfusionMatrix matrix)
    {
        int width = Math.Max(4, matrix.Counts.Cast<int>().Max().ToString(CultureInfo.InvariantCulture).Length + 1);
        var digits = Enumerable.Range(0, DigitSet.ClassCount).ToArray();
        var text = new StringBuilder("true  predicted\n     ");
        foreach (int predicted in digits)
        {
            text.Append(predicted.ToString(CultureInfo.InvariantCulture).PadLeft(width));
        }

        text.Append("   recall");
        foreach (int label in digits)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{label,4} ");
            foreach (int predicted in digits)
            {
                int count = matrix.Counts[label, predicted];
                text.Append((count == 0 && label != predicted ? "." : count.ToString(CultureInfo.InvariantCulture)).PadLeft(width));
            }

            text.Append(CultureInfo.InvariantCulture, $"   {matrix.Recall(label):0.0000}");
        }

        return text.ToString();
    }
}
