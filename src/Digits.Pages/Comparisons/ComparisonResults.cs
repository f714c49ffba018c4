using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Submissions;
using Digits.Pages.Reports;

namespace Digits.Pages.Comparisons;

/// <summary>Holds what came of all points of a comparison.</summary>
/// <param name="Kind"><c>search</c>, <c>ablation</c> or <c>leaderboard</c>.</param>
/// <param name="Name">The comparison's name in pipeline.json.</param>
/// <param name="Data">Where the digits come from, and whether the run is a trial.</param>
/// <param name="Points">The points in the order of pipeline.json.</param>
public sealed record ComparisonResults(string Kind, string Name, DataKind Data, IReadOnlyList<PointOutcome> Points)
{
    private const string Expected = "the points of a comparison, as the pipeline writes them";

    /// <summary>Reads the file that the pipeline writes after a run of all points, and the predictions that it names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="answers">A CSV file <c>ImageId,Label</c> with the right labels of the test images, for a leaderboard's held-out accuracies; null for none.</param>
    /// <exception cref="InputException">The file is missing, is no such file, or names predictions that do not fit the rows.</exception>
    public static ComparisonResults Read(string path, string? answers = null)
    {
        byte[]? labels = answers is null ? null : SubmissionCsv.Read(answers);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var sets = new Dictionary<string, byte[]>();
            return new ComparisonResults(
                root.GetProperty("kind").GetString()!,
                root.GetProperty("name").GetString()!,
                DataKindOf(root),
                [.. root.GetProperty("points").EnumerateArray().Select(point => Point(point, sets, labels))]);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException(e.Message, Expected, path);
        }
    }

    private static DataKind DataKindOf(JsonElement root) =>
        root.GetProperty("data").GetString() == "real" && !root.GetProperty("debug").GetBoolean() ? DataKind.Real : DataKind.Sample;

    private static PointOutcome Point(JsonElement point, Dictionary<string, byte[]> sets, byte[]? answers)
    {
        var instances = point.GetProperty("instances").EnumerateArray().ToList();
        var values = point.GetProperty("values").EnumerateObject().Select(value => (value.Name, value.Value.GetRawText())).ToList();
        bool isEpochChosen = instances.Exists(instance => instance.GetProperty("metrics").TryGetProperty("optimistic", out var optimistic) && optimistic.GetDouble() > 0);
        var outcome = new PointOutcome(point.GetProperty("name").GetString()!, point.GetProperty("recipe").GetString()!, values, null, null, isEpochChosen) { IsMissing = instances.Count == 0 };
        if (!point.GetProperty("good").GetBoolean())
        {
            return outcome;
        }

        string train = Output(instances, "train") ?? throw new JsonException("no output train of a point");
        var predicting = instances.LastOrDefault(instance => instance.GetProperty("outputs").TryGetProperty("oof", out _));
        if (predicting.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("no output oof of a point");
        }

        if (!sets.TryGetValue(train, out var labels))
        {
            sets[train] = labels = DigitParquet.Read(train).RequireLabels();
        }

        outcome = Scored(outcome, predicting.GetProperty("outputs").GetProperty("oof").GetString()!, labels);
        return outcome with { Facts = FactsReader.Read(point, predicting, outcome, labels.Length, answers) };
    }

    // Folds may leave rows out, such as all but a fifth of a hold-out split.
    private static PointOutcome Scored(PointOutcome outcome, string path, byte[] labels)
    {
        var predicted = ProbabilityParquet.Read(path);
        if (predicted.Rows.FirstOrDefault(row => row >= labels.Length, -1) is var outside and not -1)
        {
            throw new InputException($"a prediction of row {outside}", $"rows 0..{labels.Length - 1}, as in the training set", path);
        }

        return outcome with
        {
            Rows = predicted.Rows,
            Labels = [.. predicted.Rows.Select(row => labels[row])],
            IsRight = [.. predicted.Rows.Select((row, place) => predicted.Predicted(place) == labels[row])],
        };
    }

    /// <summary>Gets the path of an output that one of a point's instances has; null where none has.</summary>
    internal static string? Output(IReadOnlyList<JsonElement> instances, string name) => instances
        .Select(instance => instance.GetProperty("outputs").TryGetProperty(name, out var path) ? path.GetString() : null)
        .FirstOrDefault(path => path is not null);
}
