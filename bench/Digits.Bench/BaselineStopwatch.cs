using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Digits.Baselines;
using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Core.Stages;

namespace Digits.Bench;

/// <summary>Times baselines on the rows of one fold: every fifth row of train.csv, from the first, is held out. <c>bench/twins/baselines.py</c> does the same.</summary>
internal static class BaselineStopwatch
{
    /// <param name="folder">Where train.csv is.</param>
    /// <param name="models">Names, each perhaps with params: <c>knn/k=5/deskew=true</c>; the others are those of pipeline.json in the current folder.</param>
    public static int Run(string folder, string[] models)
    {
        var set = DigitCsv.Read(new DigitFile(Path.Combine(folder, "train.csv")), CsvColumns.Train);
        int[] rows = [.. Enumerable.Range(0, set.Count)];
        var train = set.Select([.. rows.Where(row => row % 5 != 0)]);
        var heldOut = set.Select([.. rows.Where(row => row % 5 == 0)]);
        Console.WriteLine("model\tfit s\tfit CPU s\tpredict s\tpredict CPU s\taccuracy\tlog loss\tn\tnote");
        foreach (string model in models)
        {
            var parameters = Params(model);
            IFittedBaseline? fitted = null;
            float[]? predicted = null;
            var (truth, source) = (heldOut, train);
            var fit = Time(() => fitted = BaselineCatalogue.Create(parameters, 1).Fit(parameters.LeaveOneOut ? truth = source = set : source));
            var predict = Time(() => predicted = parameters.LeaveOneOut ? ((ILeaveOneOut)fitted!).PredictLeftOut() : fitted!.Predict(truth));
            var probabilities = ClassProbabilities.OfAll(predicted!);
            Console.WriteLine(FormattableString.Invariant(
                $"{model}\t{fit.Wall:0.00}\t{fit.Cpu:0.00}\t{predict.Wall:0.00}\t{predict.Cpu:0.00}\t{ConfusionMatrix.Of(probabilities, truth.Labels).Accuracy:0.0000}\t{LogLoss.Of(probabilities, truth.Labels):0.0000}\t{truth.Count}\t{fitted!.Summary}"));
        }

        return 0;
    }

    private static (double Wall, double Cpu) Time(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        action();
        process.Refresh();
        return (watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    private static BaselineParams Params(string model)
    {
        var section = JsonNode.Parse(File.ReadAllText("pipeline.json"))!["baseline"]!.AsObject();
        string[] parts = model.Split('/');
        section["name"] = parts[0];
        foreach (string[] param in parts.Skip(1).Select(param => param.Split('=', 2)))
        {
            section[param[0]] = section[param[0]]!.GetValueKind() == JsonValueKind.String ? JsonValue.Create(param[1]) : JsonNode.Parse(param[1]);
        }

        var request = new StageRequest { Stage = "baseline", Instance = "baseline", Params = new() { ["baseline"] = JsonSerializer.SerializeToElement(section) } };
        return request.Section<BaselineParams>("baseline");
    }
}
