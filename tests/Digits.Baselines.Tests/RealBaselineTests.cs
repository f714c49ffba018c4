using System.Runtime.CompilerServices;
using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Metrics;
using Digits.Core.Stages;

namespace Digits.Baselines.Tests;

public class RealBaselineTests
{
    [RealDataFact]
    public void The_baseline_of_pipeline_json_converges_and_reads_at_least_0_915_of_the_held_out_rows()
    {
        var request = new StageRequest { Stage = "baseline", Instance = "baseline", Params = Configuration() };
        var (trainFile, testFile) = KaggleArchive.Find(RealDataFactAttribute.ArchivePath);
        var (train, test) = DigitCsv.ReadBoth(trainFile, testFile);
        var folds = FoldCatalogue.Assign(request.Section<FoldParams>("folds"), train.RequireLabels(), seed: 1);

        var result = BaselineRun.Run(train, test, folds, request.Section<BaselineParams>("baseline") with { Threads = 2 }, seed: 1);

        Assert.InRange(result.Metrics["oof_accuracy"], 0.915, 0.93);
        Assert.Equal(1, result.Metrics["converged"]);
        Assert.InRange(result.Metrics["iterations"], 2, 100);
        Assert.Equal((42_000, 28_000), (result.Oof.Count, result.Test.Count));
    }

    [RealDataFact]
    public void Of_a_tenth_of_the_rows_neighbours_and_support_vector_machines_learn_what_is_known_of_them()
    {
        var request = new StageRequest { Stage = "baseline", Instance = "baseline", Params = Configuration() };
        var (trainFile, testFile) = KaggleArchive.Find(RealDataFactAttribute.ArchivePath);
        var (set, _) = DigitCsv.ReadBoth(trainFile, testFile, maxRows: 5000);
        var train = set.Select([.. Enumerable.Range(0, 4200)]);
        int[] heldOut = [.. Enumerable.Range(4200, 800)];
        double Accuracy(string name, bool deskew)
        {
            var model = BaselineCatalogue.Create(request.Section<BaselineParams>("baseline") with { Name = name, Deskew = deskew, Threads = 2 }, 1).Fit(train);
            Assert.True(model.Converged);
            return ConfusionMatrix.Of(new ClassProbabilities(heldOut, model.Predict(set.Select(heldOut))), set.RequireLabels()).Accuracy;
        }

        double neighbours = Accuracy("knn", deskew: false);
        Assert.InRange(neighbours, 0.92, 0.96);
        Assert.InRange(Accuracy("knn", deskew: true), neighbours + 0.01, 0.98);
        Assert.InRange(Accuracy("svm", deskew: false), 0.94, 0.975);
    }

    private static Dictionary<string, JsonElement> Configuration([CallerFilePath] string path = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "pipeline.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone());
    }
}
