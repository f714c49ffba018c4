using System.Runtime.CompilerServices;
using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Folds;
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

    private static Dictionary<string, JsonElement> Configuration([CallerFilePath] string path = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "pipeline.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone());
    }
}
