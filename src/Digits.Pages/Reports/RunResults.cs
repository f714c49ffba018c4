using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Metrics;
using Digits.Core.Stages;
using Digits.Core.Training;

namespace Digits.Pages.Reports;

/// <summary>Holds all that the report shows of a run.</summary>
public sealed record RunResults
{
    /// <summary>Gets where the digits come from.</summary>
    public required DataKind Data { get; init; }

    /// <summary>Gets the training images with their labels.</summary>
    public required DigitSet Train { get; init; }

    /// <summary>Gets what the stages before this one reported: eda, baseline, ensemble.</summary>
    public required IReadOnlyList<StageMetrics> Stages { get; init; }

    /// <summary>Gets what training each fold reported.</summary>
    public required IReadOnlyList<StageMetrics> Folds { get; init; }

    /// <summary>Gets how training each fold went.</summary>
    public required IReadOnlyList<LearningCurve> Curves { get; init; }

    /// <summary>Gets the out-of-fold probabilities, float32 [rows of train,10].</summary>
    public required ClassProbabilities OutOfFold { get; init; }

    /// <summary>Gets the out-of-fold confusion matrix.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Gets the params that the run had, dotted path and value, in the paths' order.</summary>
    public required IReadOnlyList<(string Path, string Value)> Params { get; init; }

    /// <summary>Gets the coverage of accuracy intervals, in (0, 1).</summary>
    public required double Confidence { get; init; }

    /// <summary>Gets the SHA-256 of the data's page, hexadecimal.</summary>
    public required string EdaSha256 { get; init; }

    /// <summary>Gets a stage's metrics.</summary>
    /// <exception cref="InputException">The run has no such stage.</exception>
    public StageMetrics Stage(string name) => Stages.FirstOrDefault(s => s.Stage == name)
        ?? throw new InputException($"metrics of {string.Join(", ", Stages.Select(s => s.Stage))}", $"metrics of {name}", "the report's inputs");

    /// <summary>Reads all inputs of the stage <c>report</c>.</summary>
    /// <exception cref="InputException">An input is missing or is not what it should be.</exception>
    public static RunResults Load(StageRequest request)
    {
        var metrics = Spread(FoldInputs.Of(request, "foldMetrics"));
        var curves = Spread(FoldInputs.Of(request, "curve"));
        if (!metrics.Select(fold => (fold.Member, fold.Fold)).SequenceEqual(curves.Select(fold => (fold.Member, fold.Fold))))
        {
            throw new InputException($"{Text(curves.Length)} curves", $"{Text(metrics.Length)}, one for each fold's metrics", $"request of {request.Instance}");
        }

        return new RunResults
        {
            Data = DataParams.KindOf(request),
            Train = DigitParquet.Read(request.Input("train")),
            Stages = [.. new[] { "eda", "baseline", "ensemble" }.Select(s => StageMetrics.Read(s, request.Input(s + "Metrics")))],
            Folds = [.. metrics.Select(fold => StageMetrics.Read(Instance(fold.Member, fold.Fold), fold.Path))],
            Curves = [.. curves.Select(fold => new LearningCurve(fold.Member, fold.Fold, LearningCurveCsv.Read(fold.Path)))],
            OutOfFold = ProbabilityParquet.Read(request.Input("oof")),
            Confusion = ConfusionCsv.Read(request.Input("confusion")),
            Params =
            [
                .. request.Params.SelectMany(s => s.Value.EnumerateObject().Select(p => ($"{s.Key}.{p.Name}", Text(p.Value))))
                    .OrderBy(p => p.Item1, StringComparer.Ordinal),
            ],
            Confidence = request.Section<EnsembleParams>("ensemble").Confidence,
            EdaSha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(request.Input("eda")))),
        };
    }

    private static (string Member, int Fold, string Path)[] Spread(SortedDictionary<string, IReadOnlyList<string>> members) =>
        [.. members.SelectMany(member => member.Value.Select((path, fold) => (member.Key, fold, path)))];

    private static string Instance(string member, int fold) => member.Length == 0 ? $"train[fold={Text(fold)}]" : $"train[{member},fold={Text(fold)}]";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
