using System.Text.Json.Nodes;

namespace Digits.EndToEnd.Tests;

/// <summary>Ranks cheap recipes on the small sample, by a pipeline.json with a leaderboard of its own.</summary>
[Collection(nameof(Sandbox))]
public class LeaderboardRunTests(Sandbox sandbox)
{
    [Fact]
    public void A_leaderboard_is_made_anew_from_the_store_in_the_same_bytes_and_leaves_the_submission_alone()
    {
        string root = WithBoard("""["fast", "mlp", { "name": "logistic regression", "instance": "baseline[logistic]", "reported": "0.91 to 0.93" }, "fsat"]""");
        Repository.Copy(Path.Combine(sandbox.FirstWorkspace, "artifacts"), Path.Combine(root, "artifacts"));
        Repository.Copy(Path.Combine(sandbox.FirstWorkspace, ".digits"), Path.Combine(root, ".digits"));
        var before = SampleRunTests.Contents(root);
        string answers = Path.Combine(root, "artifacts", "sample", "answers.csv");

        var first = sandbox.RunClone(root, "--target=Leaderboard", "--answers=" + answers);
        Assert.Equal(2, first.ExitCode);
        Assert.StartsWith("\nFound:    recipe \"fsat\"\nExpected: one of fast, ", first.Error, StringComparison.Ordinal);
        Assert.Equal(["train[fold=0]", "train[fold=1]", "infer[fold=0]", "infer[fold=1]", "ensemble"], RunLog.Of(root).In("ran").Select(name => name.Split('@')[0]));
        string table = Read(root, "md");
        Assert.StartsWith("# Leaderboard\n\n**Sample data or a trial: no result on it counts.**\n\n| rank | model ", table, StringComparison.Ordinal);
        Assert.Contains(table, first.Output, StringComparison.Ordinal);
        Assert.Contains("Missing, for pipeline.json does not describe it: fsat.\n", table, StringComparison.Ordinal);

        string[][] rows = [.. Read(root, "csv").TrimEnd('\n').Split('\n').Select(line => line.Split(','))];
        Assert.Equal(["fast", "fsat", "logistic regression", "mlp", "model"], rows.Select(row => row[1]).Order(StringComparer.Ordinal));
        int At(string column) => Array.IndexOf(rows[0], column);
        Assert.All(rows[1..4], row => Assert.Equal(("300", "100", "cpu", 64), (row[At("n")], row[At("held_out_n")], row[At("device")], row[At("key")].Length)));
        Assert.All(rows[1..4], row => Assert.True(double.Parse(row[At("train_seconds")], System.Globalization.CultureInfo.InvariantCulture) > 0, string.Join(' ', row)));
        var mlp = rows.Single(row => row[1] == "mlp");
        Assert.Equal(("300", "6380", "0.97"), (mlp[At("images_seen")], mlp[At("parameters")], mlp[At("reported")]));

        var files = Board(root);
        Directory.Delete(Path.Combine(root, "artifacts", "leaderboard"), recursive: true);
        Assert.Equal(2, sandbox.RunClone(root, "--target=Leaderboard", "--answers=" + answers).ExitCode);
        var log = RunLog.Of(root);
        Assert.Equal("Leaderboard", log.Target);
        Assert.Empty(log.In("ran").Concat(log.In("restored")));
        Assert.Equal(files, Board(root));
        Assert.Equal(["leaderboard.csv", "leaderboard.html", "leaderboard.md"], files.Keys);
        Assert.Equal(before, SampleRunTests.Contents(root).Where(file => before.ContainsKey(file.Key)));
    }

    [Fact]
    public void A_trial_of_it_runs_with_quick_and_says_so()
    {
        string root = WithBoard("""["mlp", { "instance": "baseline[logistic]" }]""");
        var run = sandbox.RunClone(root, "--target=Leaderboard", "--quick");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("| mlp                |", run.Output, StringComparison.Ordinal);
        Assert.Contains("no result on it counts", run.Output, StringComparison.Ordinal);

        string index = File.ReadAllText(Path.Combine(root, "artifacts", "index.html"));
        Assert.Contains("<caption>leaderboard</caption>\n<thead><tr><th scope=\"col\">rank</th>", index, StringComparison.Ordinal);
        Assert.Contains("<td>mlp</td>", index, StringComparison.Ordinal);
        Assert.Contains("<a href=\"leaderboard/leaderboard.html\">", index, StringComparison.Ordinal);
        Assert.DoesNotContain("oof accuracy", index, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_are_not_there_are_told_before_anything_runs()
    {
        string workspace = sandbox.NewFolder();
        var run = sandbox.Run(workspace, "--target=Leaderboard", "--answers=nowhere.csv");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Found:    no file nowhere.csv\nExpected: --answers=FILE, a CSV with header ImageId,Label\nWhere:    command line", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workspace));
    }

    private string WithBoard(string board)
    {
        string root = sandbox.NewFolder();
        Repository.Copy(sandbox.Root, root);
        string pipeline = Path.Combine(root, "pipeline.json");
        var settings = JsonNode.Parse(File.ReadAllText(pipeline))!;
        settings["leaderboard"] = JsonNode.Parse(board);
        File.WriteAllText(pipeline, settings.ToJsonString());
        return root;
    }

    private static string Read(string root, string kind) => File.ReadAllText(Path.Combine(root, "artifacts", "leaderboard", "leaderboard." + kind));

    private static SortedDictionary<string, string> Board(string root) => new(
        Directory.GetFiles(Path.Combine(root, "artifacts", "leaderboard")).ToDictionary(file => Path.GetFileName(file), File.ReadAllText), StringComparer.Ordinal);
}
