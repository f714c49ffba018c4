using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Pages.Reports;

namespace Digits.Pages.Comparisons;

/// <summary>Holds what came of all points of a comparison.</summary>
/// <param name="Kind"><c>search</c> or <c>ablation</c>.</param>
/// <param name="Name">The comparison's name in pipeline.json.</param>
/// <param name="Data">Where the digits come from, and whether the run is a trial.</param>
/// <param name="Points">The points in the order of pipeline.json.</param>
public sealed record ComparisonResults(string Kind, string Name, DataKind Data, IReadOnlyList<PointOutcome> Points)
{
    private const string Expected = "the points of a comparison, as the pipeline writes them";

    /// <summary>Reads the file that the pipeline writes after a run of all points, and the predictions that it names.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, is no such file, or names predictions that do not fit the rows.</exception>
    public static ComparisonResults Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var sets = new Dictionary<string, byte[]>();
            return new ComparisonResults(
                root.GetProperty("kind").GetString()!,
                root.GetProperty("name").GetString()!,
                DataKindOf(root),
                [.. root.GetProperty("points").EnumerateArray().Select(point => Point(point, sets))]);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException(e.Message, Expected, path);
        }
    }

    private static DataKind DataKindOf(JsonElement root) =>
        root.GetProperty("data").GetString() == "real" && !root.GetProperty("debug").GetBoolean() ? DataKind.Real : DataKind.Sample;

    private static PointOutcome Point(JsonElement point, Dictionary<string, byte[]> sets)
    {
        var instances = point.GetProperty("instances").EnumerateArray().ToList();
        var values = point.GetProperty("values").EnumerateObject().Select(value => (value.Name, value.Value.GetRawText())).ToList();
        bool isEpochChosen = instances.Exists(instance => instance.GetProperty("metrics").TryGetProperty("optimistic", out var optimistic) && optimistic.GetDouble() > 0);
        var outcome = new PointOutcome(point.GetProperty("name").GetString()!, point.GetProperty("recipe").GetString()!, values, null, null, isEpochChosen);
        if (!point.GetProperty("good").GetBoolean())
        {
            return outcome;
        }

        string train = Output(instances, "train");
        if (!sets.TryGetValue(train, out var labels))
        {
            sets[train] = labels = DigitParquet.Read(train).RequireLabels();
        }

        return outcome with { Labels = labels, IsRight = Right(Output(instances, "oof"), labels) };
    }

    private static bool[] Right(string path, byte[] labels)
    {
        var predicted = ProbabilityParquet.Read(path);
        if (!predicted.Rows.AsSpan().SequenceEqual([.. Enumerable.Range(0, labels.Length)]))
        {
            throw new InputException($"predictions of {predicted.Count} rows", $"one for each of the {labels.Length} training rows", path);
        }

        return [.. Enumerable.Range(0, labels.Length).Select(row => predicted.Predicted(row) == labels[row])];
    }

    private static string Output(List<JsonElement> instances, string name) => instances
        .Select(instance => instance.GetProperty("outputs").TryGetProperty(name, out var path) ? path.GetString() : null)
        .FirstOrDefault(path => path is not null) ?? throw new JsonException($"no output {name} of a point");
}
