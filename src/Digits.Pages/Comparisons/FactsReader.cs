using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;

namespace Digits.Pages.Comparisons;

/// <summary>Gathers what the instances of one point tell.</summary>
internal static class FactsReader
{
    private static readonly string[] Fitting = ["train", "baseline"];

    /// <param name="point">The point in the file that the pipeline wrote.</param>
    /// <param name="predicting">Its instance that predicts out of fold.</param>
    /// <param name="outcome">Its out-of-fold predictions.</param>
    /// <param name="rows">The number of training rows.</param>
    /// <param name="answers">uint8 [M], the right labels of the test images; null for none.</param>
    /// <exception cref="InputException">There are answers for another number of images.</exception>
    public static PointFacts Read(JsonElement point, JsonElement predicting, PointOutcome outcome, int rows, byte[]? answers)
    {
        List<JsonElement> fitted = [.. point.GetProperty("instances").EnumerateArray().Where(instance => Fitting.Contains(instance.GetProperty("stage").GetString()))];
        string[] devices = [.. fitted.Select(instance => instance.TryGetProperty("device", out var device) ? device.GetString()! : "cpu").Distinct()];
        return new PointFacts
        {
            Reported = point.TryGetProperty("reported", out var reported) ? reported.GetString()! : "",
            FoldAccuracies = Folds(point, outcome),
            HeldOut = answers is null ? null : HeldOut(predicting.GetProperty("outputs").GetProperty("test").GetString()!, answers),
            Seconds = fitted.TrueForAll(instance => instance.TryGetProperty("seconds", out _)) ? fitted.Sum(instance => instance.GetProperty("seconds").GetDouble()) : null,
            ImagesSeen = (long)fitted.Sum(instance => Metric(instance, "epochs") * (rows - Metric(instance, "n"))),
            Parameters = (long)fitted.Sum(instance => Metric(instance, "parameters")),
            Bytes = fitted.Sum(instance => instance.TryGetProperty("sizes", out var sizes) && sizes.TryGetProperty("weights", out var size) ? size.GetInt64() : 0),
            Device = devices.Length == 0 ? "cpu" : string.Join(' ', devices),
            Key = predicting.GetProperty("key").GetString()!,
        };
    }

    private static double Metric(JsonElement instance, string name) =>
        instance.GetProperty("metrics").TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static List<double> Folds(JsonElement point, PointOutcome outcome)
    {
        string? path = ComparisonResults.Output([.. point.GetProperty("instances").EnumerateArray()], "folds");
        if (path is null)
        {
            return [];
        }

        var folds = FoldParquet.Read(path);
        var rights = outcome.Rows!.Zip(outcome.IsRight!).ToDictionary(row => row.First, row => row.Second);
        return
        [
            .. Enumerable.Range(0, folds.Count)
                .Select(fold => folds.HeldOutRows(fold).Where(rights.ContainsKey).ToList())
                .Where(heldOut => heldOut.Count > 0)
                .Select(heldOut => (double)heldOut.Count(row => rights[row]) / heldOut.Count),
        ];
    }

    private static HeldOutScore HeldOut(string path, byte[] answers)
    {
        var predicted = ProbabilityParquet.Read(path);
        return predicted.Count == answers.Length
            ? new HeldOutScore(Enumerable.Range(0, answers.Length).Count(row => predicted.Predicted(row) == answers[row]), answers.Length)
            : throw new InputException($"{answers.Length} answers", $"one for each of the {predicted.Count} test images", "--answers");
    }
}
