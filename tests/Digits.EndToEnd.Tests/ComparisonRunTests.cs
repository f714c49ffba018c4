using System.Text.Json.Nodes;

namespace Digits.EndToEnd.Tests;

/// <summary>Searches and ablates on the small sample, by a pipeline.json with a search and an ablation of its own.</summary>
[Collection(nameof(Sandbox))]
public class ComparisonRunTests(Sandbox sandbox)
{
    [Fact]
    public void A_search_and_an_ablation_over_one_store_run_each_fold_once_and_leave_the_submission_alone()
    {
        string root = sandbox.NewFolder();
        Repository.Copy(sandbox.Root, root);
        string pipeline = Path.Combine(root, "pipeline.json");
        var settings = JsonNode.Parse(File.ReadAllText(pipeline))!;
        settings["search"] = JsonNode.Parse("""{ "rate": { "over": { "optimizer.learningRate": [0.1, 0.03] } } }""");
        settings["ablation"] = JsonNode.Parse(
            """{ "rate": { "recipe": "fast", "base": { "optimizer": { "learningRate": 0.03 } }, "parts": { "slow": ["optimizer.learningRate"] } } }""");
        File.WriteAllText(pipeline, settings.ToJsonString());
        Repository.Copy(Path.Combine(sandbox.FirstWorkspace, "artifacts"), Path.Combine(root, "artifacts"));
        Repository.Copy(Path.Combine(sandbox.FirstWorkspace, ".digits"), Path.Combine(root, ".digits"));
        var before = SampleRunTests.Contents(root);

        var search = sandbox.RunClone(root, "--target=Search", "--search=rate");
        Assert.Equal((0, ""), (search.ExitCode, search.Error));
        var log = RunLog.Of(root);
        Assert.Equal(["sample", "ingest", "train[fold=0]", "train[fold=1]", "infer[fold=0]", "infer[fold=1]", "ensemble"], log.In("hit").Select(NameOf));
        Assert.Equal(["train[fold=0]", "train[fold=1]", "infer[fold=0]", "infer[fold=1]", "ensemble"], log.In("ran").Select(NameOf));
        Assert.StartsWith("SAMPLE DATA", search.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("SAMPLE DATA", search.Lines[^1], StringComparison.Ordinal);
        string table = File.ReadAllText(Path.Combine(root, "artifacts", "search", "rate.md"));
        Assert.StartsWith("# Search `rate`\n\n**Sample data or a trial: no result on it counts.**\n\n2 points of recipe `fast`;", table, StringComparison.Ordinal);
        Assert.Contains(table, search.Output, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(root, "artifacts", "search", "rate.csv")).Length);

        var ablation = sandbox.RunClone(root, "--target=Ablation");
        Assert.Equal((0, ""), (ablation.ExitCode, ablation.Error));
        Assert.Empty(RunLog.Of(root).In("ran"));
        Assert.Contains("| + slow ", ablation.Output, StringComparison.Ordinal);
        Assert.Equal(0, sandbox.RunClone(root, "--target=Search", "--dryrun").ExitCode);

        var after = SampleRunTests.Contents(root);
        Assert.Equal(["ablation/rate.csv", "ablation/rate.md", "search/rate.csv", "search/rate.md"], after.Keys.Except(before.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(before, after.Where(file => before.ContainsKey(file.Key)));
    }

    private static string NameOf(string instance) => instance.Split('@')[0];
}
