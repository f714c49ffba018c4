using System.Text.Json;
using System.Text.Json.Nodes;
using Digits.Baselines;
using Digits.Bench.Measuring;
using Digits.Bench.Peers;
using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Core.Stages;

namespace Digits.Bench.Benchmarks;

/// <summary>Measures the models that are no nets.</summary>
internal sealed class BaselinesBenchmark : IBenchmark
{
    private const int Rows = 6_000;
    private const int HeldOut = 5;

    // Beside what pipeline.json has: what makes ours and scikit-learn's as alike as they come.
    private static readonly (string Name, string Model, string[] Params)[] s_models =
    [
        ("logistic", "logistic", []), ("knn, k = 3", "knn", []), ("svm", "svm", []), ("forest of 100 trees", "forest", ["trees=100"]),
        ("boosting, 30 rounds", "boosting", ["rounds=30", "learningRate=0.3", "pixelShare=1"]),
    ];

    public string Name => "baselines";

    public string Title => "Baselines";

    public string Method => FormattableString.Invariant($"""
        The first {Rows:N0} labelled rows: every {HeldOut}th is held out, the others are fitted to. CPU time of all threads of the process; the peer is `bench/twins/baselines.py`: scikit-learn's `LogisticRegression`
        (the same penalty), `KNeighborsClassifier` (by distance, brute force, its fastest for 784 columns), `SVC` without probabilities (ours has them: more machines for each pair of digits),
        `RandomForestClassifier` and `HistGradientBoostingClassifier` with the same trees and rounds. It is given float32, and `OMP_WAIT_POLICY=passive`: else waiting threads count as work.
        Why ours take less: they work with the fifth of the pixels that is not 0, and neighbours and kernels in whole numbers, two bytes at a time.
        """);

    public IReadOnlyList<Peer> Peers => [PeerCatalogue.ScikitLearn];

    public void Measure(BenchRun run)
    {
        var all = run.Data.Labelled;
        int[] rows = [.. Enumerable.Range(0, Math.Min(Rows, all.Count))];
        var train = all.Select([.. rows.Where(row => row % HeldOut != 0)]);
        var heldOut = all.Select([.. rows.Where(row => row % HeldOut == 0)]);
        string file = Path.Combine(run.Folder, "rows");
        var ordered = all.Select(rows);
        File.WriteAllBytes(file, [.. ordered.Labels!, .. ordered.Pixels]);
        using var twin = run.Start(PeerCatalogue.ScikitLearn, "baselines.py", file, FormattableString.Invariant($"{rows.Length}"));
        run.Interleave(s_models.SelectMany(model => new[]
        {
            Contestant.Our(() => Ours(model.Name, Params(run.Options.Root, model.Model, model.Params), train, heldOut)),
            twin is null ? null : new Contestant(run.Find(PeerCatalogue.ScikitLearn)!.By, () => Readings(model.Name, twin.Ask(model.Model))),
        }));
    }

    private static IReadOnlyList<Reading> Ours(string name, BaselineParams parameters, DigitSet train, DigitSet heldOut)
    {
        IFittedBaseline? fitted = null;
        float[]? predicted = null;
        double fit = Clock.CpuSeconds(() => fitted = BaselineCatalogue.Create(parameters, 1).Fit(train));
        double predict = Clock.CpuSeconds(() => predicted = fitted!.Predict(heldOut));
        return Readings(name, [fit, predict, ConfusionMatrix.Of(ClassProbabilities.OfAll(predicted!), heldOut.Labels).Accuracy]);
    }

    private static IReadOnlyList<Reading> Readings(string name, double[] found) =>
    [
        new(name + ": fit and predict", Unit.CpuSeconds, found[0] + found[1]), new(name + ": fit", Unit.CpuSeconds, found[0]),
        new(name + ": predict", Unit.CpuSeconds, found[1]), new(name + ": accuracy", Unit.Accuracy, found[2]),
    ];

    private static BaselineParams Params(string root, string model, string[] settings)
    {
        var section = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "pipeline.json")))!["baseline"]!.AsObject();
        section["name"] = model;
        foreach (string[] setting in settings.Select(setting => setting.Split('=')))
        {
            section[setting[0]] = JsonNode.Parse(setting[1]);
        }

        var request = new StageRequest { Stage = "baseline", Instance = "baseline", Params = new() { ["baseline"] = JsonSerializer.SerializeToElement(section) } };
        return request.Section<BaselineParams>("baseline");
    }
}
