using System.Globalization;
using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Metrics;
using Digits.Core.Recipes;
using Digits.Core.Stages;
using Digits.Core.Training;
using Digits.Core.Views;
using Digits.Pages.Eda;
using Digits.Pages.Previews;

namespace Digits.Pages.Reports;

/// <summary>Holds all that the report shows of a run.</summary>
public sealed record RunResults
{
    /// <summary>Gets where the digits come from.</summary>
    public required DataKind Data { get; init; }

    /// <summary>Gets the training images with their labels.</summary>
    public required DigitSet Train { get; init; }

    /// <summary>Gets the test images.</summary>
    public required DigitSet Test { get; init; }

    /// <summary>Gets what the stages before this one reported: eda, ensemble.</summary>
    public required IReadOnlyList<StageMetrics> Stages { get; init; }

    /// <summary>Gets what training and inference reported of each fold.</summary>
    public required IReadOnlyList<StageMetrics> Folds { get; init; }

    /// <summary>Gets how training each fold went.</summary>
    public required IReadOnlyList<LearningCurve> Curves { get; init; }

    /// <summary>Gets for each fold what training found wrong about it, a line each.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Diagnoses { get; init; }

    /// <summary>Gets what each trained member's models predict, in order of their names; one without a name where there is but one.</summary>
    public required IReadOnlyList<MemberResults> Members { get; init; }

    /// <summary>Gets the simple models that the run has to beat.</summary>
    public required IReadOnlyList<NamedBaseline> Baselines { get; init; }

    /// <summary>Gets the images whose label their neighbours doubt.</summary>
    public required IReadOnlyList<LabelDoubt> Doubts { get; init; }

    /// <summary>Gets an image of each digit as training varies it, or null where nothing was trained.</summary>
    public required DrawSheet? Draws { get; init; }

    /// <summary>Gets how the one member was trained, or null where members differ or nothing was trained.</summary>
    public required TrainingRecipe? Recipe { get; init; }

    /// <summary>Gets the learning rate of every step, float64 [steps]; empty where folds or members differ in it.</summary>
    public required IReadOnlyList<double> StepRates { get; init; }

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

    /// <summary>Gets the inputs by content, in order of their names.</summary>
    public required IReadOnlyList<ContentHash> Inputs { get; init; }

    /// <summary>Gets the libraries that made the page, in order of their names.</summary>
    public required IReadOnlyList<Library> Code { get; init; }

    /// <summary>Gets the views that a prediction averages; 1 where that is not known.</summary>
    public int Views { get; init; } = 1;

    /// <summary>Gets a stage's metrics.</summary>
    /// <exception cref="InputException">The run has no such stage.</exception>
    public StageMetrics Stage(string name) => Stages.FirstOrDefault(s => s.Stage == name)
        ?? throw new InputException($"metrics of {string.Join(", ", Stages.Select(s => s.Stage))}", $"metrics of {name}", "the report's inputs");

    /// <summary>Reads all inputs of the stage <c>report</c>.</summary>
    /// <exception cref="InputException">An input is missing or is not what it should be.</exception>
    public static RunResults Load(StageRequest request)
    {
        var metrics = Spread(FoldInputs.Of(request, "foldMetrics"));
        LearningCurve[] curves = [.. OfEachFold("curve").Select(fold => new LearningCurve(fold.Member, fold.Fold, LearningCurveCsv.Read(fold.Path)))];
        var train = DigitParquet.Read(request.Input("train"));
        StageMetrics[] folds =
        [
            .. metrics.Zip(OfEachFold("trainMetrics"), (predicted, trained) => StageMetrics.Read(Instance(predicted.Member, predicted.Fold), predicted.Path)
                .And(StageMetrics.Read(Instance(trained.Member, trained.Fold), trained.Path))),
        ];
        var recipe = metrics.Length > 0 && metrics.All(fold => fold.Member.Length == 0) ? TrainingRecipe.Of(request) : null;
        return new RunResults
        {
            Data = DataParams.KindOf(request),
            Train = train,
            Test = DigitParquet.Read(request.Input("test")),
            Stages = [.. new[] { "eda", "ensemble" }.Select(s => StageMetrics.Read(s, request.Input(s + "Metrics")))],
            Folds = folds,
            Curves = curves,
            Diagnoses = [.. Spread(FoldInputs.Of(request, "diagnosis")).Select(fold => File.ReadAllLines(fold.Path))],
            Members = [.. ReadMembers(request)],
            Baselines = [.. ReadBaselines(request)],
            Doubts = LabelDoubtCsv.Read(request.Input("doubts")),
            Draws = metrics.Length == 0 ? null : DrawSheet.Read(request.Input("draws")),
            Recipe = recipe,
            Views = recipe is null ? 1 : ViewCatalogue.Create(request.Section<ViewParams>("views")).Count,
            StepRates = recipe is null ? [] : Reports.StepRates.Of(recipe, train.Count, folds, curves),
            OutOfFold = ProbabilityParquet.Read(request.Input("oof")),
            Confusion = ConfusionCsv.Read(request.Input("confusion")),
            Params =
            [
                .. request.Params.SelectMany(s => s.Value.EnumerateObject().Select(p => ($"{s.Key}.{p.Name}", Text(p.Value))))
                    .OrderBy(p => p.Item1, StringComparer.Ordinal),
            ],
            Confidence = request.Section<EnsembleParams>("ensemble").Confidence,
            EdaSha256 = ContentHash.Of("eda", request.Input("eda")).Sha256,
            Inputs = [.. request.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => ContentHash.Of(input.Key, input.Value))],
            Code = Library.All(),
        };

        (string Member, int Fold, string Path)[] OfEachFold(string input)
        {
            var files = Spread(FoldInputs.Of(request, input));
            return files.Select(file => (file.Member, file.Fold)).SequenceEqual(metrics.Select(fold => (fold.Member, fold.Fold)))
                ? files
                : throw new InputException($"{Text(files.Length)} inputs \"{input}\"", $"{Text(metrics.Length)}, one for each fold's metrics", $"request of {request.Instance}");
        }
    }

    private static IEnumerable<NamedBaseline> ReadBaselines(StageRequest request)
    {
        var oofs = NamedInputs.Of(request, "baselineOof");
        return NamedInputs.Of(request, "baselineMetrics").Select(baseline => new NamedBaseline(
            baseline.Key, StageMetrics.Read($"baseline[{baseline.Key}]", baseline.Value), ProbabilityParquet.Read(oofs[baseline.Key])));
    }

    private static IEnumerable<MemberResults> ReadMembers(StageRequest request)
    {
        var folds = FoldParquet.Read(request.Input("folds"));
        var tests = FoldInputs.Of(request, "foldTest");
        return FoldInputs.Of(request, "foldOof").Select(member => MemberResults.Read(member.Key, folds, member.Value, tests[member.Key]));
    }

    private static (string Member, int Fold, string Path)[] Spread(SortedDictionary<string, IReadOnlyList<string>> members) =>
        [.. members.SelectMany(member => member.Value.Select((path, fold) => (member.Key, fold, path)))];

    private static string Instance(string member, int fold) => member.Length == 0 ? $"train[fold={Text(fold)}]" : $"train[{member},fold={Text(fold)}]";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
