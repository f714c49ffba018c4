using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Recipes;

namespace Digits.Core.Submissions;

/// <summary>Decides one label for every test image.</summary>
public static class SubmissionLabels
{
    /// <summary>Checks that the run is about all ten digits: one that never saw a digit cannot name it.</summary>
    /// <param name="keep">1 for each digit whose training rows were kept, else 0.</param>
    /// <exception cref="InputException">Some digits were left out.</exception>
    public static void RequireAllDigits(PerClass keep)
    {
        int[] kept = KeptDigits.Of(keep);
        if (kept.Length < DigitSet.ClassCount)
        {
            throw new InputException(
                $"a run on the digits {string.Join(", ", kept)} alone",
                "all ten digits, since test images show any of them; --target=Report shows how well these digits are told apart",
                "submission, ingest.keep");
        }
    }

    /// <summary>Takes the most probable class of each test image, in order.</summary>
    /// <param name="probabilities">float32 [M,10], for rows 0 to M-1.</param>
    /// <param name="testRows">The number of test images M.</param>
    /// <returns>uint8 [M], 0..9.</returns>
    /// <exception cref="InputException">The predictions are not for exactly the test images.</exception>
    public static byte[] Of(ClassProbabilities probabilities, int testRows)
    {
        if (probabilities.Count != testRows)
        {
            throw new InputException($"predictions for {probabilities.Count} images", $"{testRows}, as in the test set", "submission");
        }

        int wrong = Enumerable.Range(0, testRows).FirstOrDefault(i => probabilities.Rows[i] != i, -1);
        if (wrong >= 0)
        {
            throw new InputException(
                $"a prediction for row {probabilities.Rows[wrong]}", $"one for row {wrong}: every test image once, in order", "submission");
        }

        return [.. Enumerable.Range(0, testRows).Select(i => (byte)probabilities.Predicted(i))];
    }

    /// <summary>Counts the labels: <c>rows</c>, <c>label_0</c> to <c>label_9</c>, and <c>seen_in_train</c>.</summary>
    /// <param name="labels">uint8 [M], 0..9.</param>
    /// <param name="seen">The number of test images that are training images too.</param>
    public static Dictionary<string, double> Describe(byte[] labels, int seen)
    {
        var metrics = new Dictionary<string, double> { ["rows"] = labels.Length, [SeenImages.Metric] = seen };
        for (int digit = 0; digit < DigitSet.ClassCount; digit++)
        {
            metrics[$"label_{digit}"] = labels.AsSpan().Count((byte)digit);
        }

        return metrics;
    }
}
