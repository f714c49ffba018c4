using System.Security.Cryptography;
using System.Xml.Linq;

namespace Digits.EndToEnd.Tests;

[Collection(nameof(Sandbox))]
public class SampleRunTests(Sandbox sandbox)
{
    private const string Notice = "SAMPLE DATA: generated here, not the real data. Do not submit.";

    private static readonly string[] s_all =
        ["sample", "ingest", "baseline[majority]", "baseline[logistic]", "eda", "preview", "train[fold=0]", "train[fold=1]", "infer[fold=0]", "infer[fold=1]", "ensemble", "submission", "report"];

    [Fact]
    public void A_first_run_runs_every_stage()
    {
        Assert.Equal((0, ""), (sandbox.First.ExitCode, sandbox.First.Error));
        var log = RunLog.Of(sandbox.FirstWorkspace);
        Assert.Equal(("Submission", "sample", 0), (log.Target, log.Data, log.ExitCode));
        Assert.Equal(s_all.Order(), log.In("ran").Order());
    }

    [Fact]
    public void A_sample_says_so_in_the_first_and_the_last_line()
    {
        Assert.Equal(Notice, sandbox.First.Lines[0]);
        Assert.Equal(Notice, sandbox.First.Lines[^1]);
    }

    [Fact]
    public void The_submission_has_one_row_for_each_test_image()
    {
        var lines = File.ReadAllLines(Path.Combine(sandbox.FirstWorkspace, "artifacts", "submission", "submission.csv"));
        Assert.Equal("ImageId,Label", lines[0]);
        Assert.Equal(100, lines.Length - 1);
        Assert.All(lines.Skip(1).Index(), row => Assert.Matches($"^{row.Index + 1},[0-9]$", row.Item));
    }

    [Fact]
    public void Eda_ends_with_a_table_of_what_the_page_shows()
    {
        var run = sandbox.Run(sandbox.NewWorkspace(), "--target=Eda");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nimages              300 train, 100 test (SAMPLE DATA)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nduplicates          0 within train, 0 within test, 0 in both\n", run.Output, StringComparison.Ordinal);
        Assert.Matches("\nlabels in doubt     [0-9]+\n", run.Output);
        Assert.Matches("\ndigit  images  mean pixel .+\n    0      30 .+(\n    [1-9]      30 .+){9}\n", run.Output);
    }

    [Fact]
    public void The_index_leads_to_every_page_and_tells_of_the_run()
    {
        var page = XElement.Parse(File.ReadAllText(Path.Combine(sandbox.FirstWorkspace, "artifacts", "index.html"))["<!DOCTYPE html>\n".Length..]);
        Assert.Equal(
            ["eda/eda.html", "preview/preview.html", "report/report.html", "submission/submission.csv", "run.json"],
            page.Descendants("a").Select(link => link.Attribute("href")!.Value));
        Assert.Equal("Submission: done", page.Descendants("h1").Single().Value);
        Assert.Contains("--target=Submission", page.Descendants("header").Single().Element("p")!.Value, StringComparison.Ordinal);
        Assert.Equal(s_all.Length, page.Descendants("section").Single(section => section.Attribute("id")!.Value == "instances").Descendants("tbody").Single().Elements().Count());
    }

    [Fact]
    public void A_second_run_does_nothing_but_hits()
    {
        var workspace = sandbox.NewWorkspace();
        Assert.Equal(0, sandbox.Run(workspace, "--target=Submission").ExitCode);
        Assert.Equal(s_all.Order(), RunLog.Of(workspace).In("hit").Order());
    }

    [Fact]
    public void The_default_target_is_the_submission()
    {
        var workspace = sandbox.NewWorkspace();
        Assert.Equal(0, sandbox.Run(workspace).ExitCode);
        Assert.Equal("Submission", RunLog.Of(workspace).Target);
    }

    [Fact]
    public void Status_for_programs_is_json_alone_and_tells_by_its_exit_code_whether_anything_is_stale()
    {
        var fresh = sandbox.Run(sandbox.FirstWorkspace, "--target=Status", "--json");
        Assert.Equal((0, ""), (fresh.ExitCode, fresh.Error));
        Assert.Equal(s_all.Order(), RunLog.Parse(fresh.Output).In("hit").Order());
        var stale = sandbox.Run(sandbox.FirstWorkspace, "--target=Status", "--json", "--set=report.hardest=7");
        Assert.Equal((1, ""), (stale.ExitCode, stale.Error));
        Assert.Equal(["report"], RunLog.Parse(stale.Output).In("stale"));
    }

    [Fact]
    public void A_dry_run_says_what_the_run_would_do_and_does_nothing()
    {
        var workspace = sandbox.NewFolder();
        var run = sandbox.Run(workspace, "--target=Ingest", "--dryrun");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("sample  stale: no earlier run\ningest  stale: no earlier run, waits for sample\n2 instances: 2 stale\n", run.Output, StringComparison.Ordinal);
        var json = sandbox.Run(workspace, "--target=Ingest", "--dryrun", "--json");
        Assert.StartsWith("{\n  \"target\": \"Ingest\",\n", json.Output, StringComparison.Ordinal);
        Assert.Equal(1, json.ExitCode);
        Assert.False(Directory.Exists(workspace));
        Assert.Contains("No tasks were actually executed.", sandbox.Run(workspace, "--target=Clean", "--dryrun").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_of_epochs_reruns_the_folds_and_what_follows_and_back_again_restores()
    {
        var workspace = sandbox.NewWorkspace();
        Assert.Equal(0, sandbox.Run(workspace, "--target=Submission", "--set=train.epochs=2").ExitCode);
        Assert.Equal(["sample", "ingest", "baseline[majority]", "baseline[logistic]", "eda", "preview"], s_all.Except(RunLog.Of(workspace).In("ran")));
        Assert.Equal(0, sandbox.Run(workspace, "--target=Submission").ExitCode);
        var log = RunLog.Of(workspace);
        Assert.Empty(log.In("ran"));
        Assert.Equal(["train[fold=0]", "train[fold=1]"], log.In("restored").Where(name => name.StartsWith("train", StringComparison.Ordinal)).Order());
        Assert.Equal(Contents(sandbox.FirstWorkspace), Contents(workspace));
    }

    [Fact]
    public void Other_views_train_nothing_again()
    {
        var workspace = sandbox.NewWorkspace();
        Assert.Equal(0, sandbox.Run(workspace, "--target=Submission", "--set=views.shift=2").ExitCode);
        Assert.Equal(["ensemble", "infer[fold=0]", "infer[fold=1]", "report", "submission"], RunLog.Of(workspace).In("ran").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Other_test_images_train_nothing_again()
    {
        var workspace = sandbox.NewWorkspace();
        var data = Directory.CreateDirectory(sandbox.NewFolder()).FullName;
        var sample = Path.Combine(workspace, "artifacts", "sample");
        File.Copy(Path.Combine(sample, "train.csv"), Path.Combine(data, "train.csv"));
        File.WriteAllLines(Path.Combine(data, "test.csv"), File.ReadAllLines(Path.Combine(sample, "test.csv"))[..^1]);
        Assert.Equal(0, sandbox.Run(workspace, "--target=Submission", "--data=" + data).ExitCode);
        var log = RunLog.Of(workspace);
        Assert.Equal(["train[fold=0]", "train[fold=1]"], log.In("hit").Where(name => name.StartsWith("train", StringComparison.Ordinal)).Order());
        Assert.Equal(["infer[fold=0]", "infer[fold=1]"], log.In("ran").Where(name => name.StartsWith("infer", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("knn")]
    [InlineData("svm")]
    public void A_recipe_of_a_baseline_alone_makes_a_submission_and_trains_no_net(string recipe)
    {
        var workspace = sandbox.NewWorkspace();
        var run = sandbox.Run(workspace, "--target=Submission", "--recipe=" + recipe);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([$"baseline[{recipe}]", "ensemble", "report", "submission"], RunLog.Of(workspace).In("ran").Order(StringComparer.Ordinal));
        Assert.NotEqual(Contents(sandbox.FirstWorkspace)[Path.Combine("submission", "submission.csv")], Contents(workspace)[Path.Combine("submission", "submission.csv")]);
    }

    [Fact]
    public void Test_images_that_were_trained_on_are_warned_of_whether_or_not_anything_runs()
    {
        var data = sandbox.NewFolder();
        var workspace = sandbox.NewFolder();
        Directory.CreateDirectory(data);
        var sample = Path.Combine(sandbox.FirstWorkspace, "artifacts", "sample");
        var train = File.ReadAllLines(Path.Combine(sample, "train.csv"));
        File.WriteAllLines(Path.Combine(data, "train.csv"), train);
        File.WriteAllLines(Path.Combine(data, "test.csv"), [.. File.ReadAllLines(Path.Combine(sample, "test.csv")), train[1][2..], train[7][2..]]);

        var run = sandbox.Run(workspace, "--target=Submission", "--data=" + data);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("| WARNING: 2 of 102 test images are among the training images, pixel by pixel: a score on them tells nothing about new digits\n", run.Output, StringComparison.Ordinal);
        const string Last = "\nWARNING: test images that are training images too: 2. artifacts/eda/eda.html tells more.\n";
        Assert.Contains(Last, run.Output, StringComparison.Ordinal);
        Assert.Contains(Last, sandbox.Run(workspace, "--target=Submission", "--data=" + data).Output, StringComparison.Ordinal);
        Assert.Contains("Leakage: 2 test images are among", File.ReadAllText(Path.Combine(workspace, "artifacts", "report", "report.html")), StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", sandbox.First.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_in_the_data_leaves_earlier_outputs_as_they_were()
    {
        var workspace = sandbox.NewWorkspace();
        var data = sandbox.NewFolder();
        Directory.CreateDirectory(data);
        var rows = File.ReadAllLines(Path.Combine(workspace, "artifacts", "sample", "train.csv"));
        rows[2] = "12" + rows[2][1..];
        File.WriteAllLines(Path.Combine(data, "train.csv"), rows);
        File.Copy(Path.Combine(workspace, "artifacts", "sample", "test.csv"), Path.Combine(data, "test.csv"));
        var run = sandbox.Run(workspace, "--target=Submission", "--data=" + data);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("12", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 3", run.Error, StringComparison.Ordinal);
        Assert.Equal(Contents(sandbox.FirstWorkspace), Contents(workspace));
    }

    [Fact]
    public void A_cleaned_workspace_is_restored_without_running_anything()
    {
        var workspace = sandbox.NewWorkspace();
        Assert.Equal(0, sandbox.Run(workspace, "--target=Clean").ExitCode);
        Assert.False(Directory.Exists(Path.Combine(workspace, "artifacts")));
        Assert.Equal(0, sandbox.Run(workspace, "--target=Submission").ExitCode);
        Assert.Empty(RunLog.Of(workspace).In("ran"));
        Assert.Equal(Contents(sandbox.FirstWorkspace), Contents(workspace));
    }

    [Fact]
    public void The_sample_s_submission_can_be_scored()
    {
        var answers = Path.Combine(sandbox.FirstWorkspace, "artifacts", "sample", "answers.csv");
        var run = sandbox.Run(sandbox.FirstWorkspace, "--target=Score", "--answers=" + answers);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("accuracy", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Gets the hash of every artifact by its path, less what tells of the run.</summary>
    internal static SortedDictionary<string, string> Contents(string workspace)
    {
        var artifacts = Path.Combine(workspace, "artifacts");
        return new(Directory.EnumerateFiles(artifacts, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("run.json" or "index.html"))
            .ToDictionary(file => Path.GetRelativePath(artifacts, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));
    }
}
