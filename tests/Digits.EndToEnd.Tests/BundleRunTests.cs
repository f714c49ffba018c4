using System.Globalization;

namespace Digits.EndToEnd.Tests;

/// <summary>Runs the bundle where there is no dotnet, nothing in the home folder and no variable but PATH and HOME.</summary>
[Collection(nameof(UnpackedBundle))]
public class BundleRunTests(UnpackedBundle bundle)
{
    private static readonly string[] s_all =
        ["ingest", "baseline[majority]", "baseline[logistic]", "eda", "preview", "train[fold=0]", "train[fold=1]", "infer[fold=0]", "infer[fold=1]", "ensemble", "submission", "report"];

    [Fact]
    public void It_compiles_the_shim_and_makes_a_submission()
    {
        Assert.Matches("^Compiling the shim for /[^\n]+ \\.\\.\\.\n$", bundle.First.Error);
        Assert.Equal(0, bundle.First.ExitCode);
        Assert.Equal("DEBUG RUN: little data, little training. Do not submit.", bundle.First.Lines[0]);
        Assert.Equal(bundle.First.Lines[0], bundle.First.Lines[^1]);
        var log = RunLog.Of(bundle.Root);
        Assert.Contains($"| reading {bundle.Data}/train.csv and {bundle.Data}/test.csv\n", bundle.First.Output, StringComparison.Ordinal);
        Assert.Equal(("Submission", 0), (log.Target, log.ExitCode));
        Assert.Equal(s_all.Order(), log.In("ran").Order());
        var rows = File.ReadAllLines(Path.Combine(bundle.Root, "artifacts", "submission", "submission.csv"));
        Assert.Equal("ImageId,Label", rows[0]);
        Assert.Equal(30, rows.Length - 1);
        Assert.All(rows.Skip(1).Index(), row => Assert.Matches($"^{row.Index + 1},[0-9]$", row.Item));
        Assert.Empty(Directory.EnumerateFileSystemEntries(bundle.Home));
    }

    [Fact]
    public void Status_then_says_that_all_is_up_to_date()
    {
        var status = bundle.Run("digits", ["status", .. bundle.Options]);
        Assert.Equal((0, ""), (status.ExitCode, status.Error));
        Assert.Contains("\n12 instances: 12 hit\n", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_made_a_checkout_restores()
    {
        var workspace = bundle.NewFolder();
        var run = bundle.Build(["--target=Submission", "--workspace=" + workspace, "--store=" + Store, .. bundle.Options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(s_all.Order(), RunLog.Of(workspace).In("restored").Order());
        Assert.Equal(SampleRunTests.Contents(bundle.Root), SampleRunTests.Contents(workspace));
    }

    [Fact]
    public void What_it_packs_of_a_stage_another_store_takes()
    {
        var (workspace, packed) = (bundle.NewFolder(), Path.Combine(bundle.Folder, "folds.tar"));
        var pack = ProcessResult.Run("/", Path.Combine(bundle.Root, "store", "pack.sh"), "train", packed);
        Assert.Equal((0, ""), (pack.ExitCode, pack.Error));
        Directory.CreateDirectory(workspace);
        var unpack = ProcessResult.Run("/", new Dictionary<string, string> { ["DIGITS_WORKSPACE"] = workspace }, Path.Combine(Repository.Root, ".github", "unpack.sh"), [packed]);
        Assert.Equal((0, ""), (unpack.ExitCode, unpack.Error));
        var store = Path.Combine(workspace, ".digits", "store");
        Assert.Equal(2, Directory.GetFiles(Path.Combine(store, "ac"), "*", SearchOption.AllDirectories).Length);
        Assert.All(
            Directory.GetFiles(store, "*", SearchOption.AllDirectories),
            file => Assert.Equal(File.ReadAllBytes(Path.Combine(Store, Path.GetRelativePath(store, file))), File.ReadAllBytes(file)));
    }

    [Fact]
    public void A_submission_is_scored_and_a_mistake_is_named()
    {
        var answers = Path.Combine(bundle.Folder, "answers.csv");
        File.WriteAllLines(answers, ["ImageId,Label", .. Enumerable.Range(1, 30).Select(row => $"{row},{(row - 1) % 10}")]);
        var score = bundle.Run("digits", "score", "--answers=" + answers);
        Assert.Equal((0, ""), (score.ExitCode, score.Error));
        Assert.Contains("accuracy", score.Output, StringComparison.Ordinal);
        var mistake = bundle.Run("digits", "run", "--recipie=fast");
        Assert.Equal((2, "Found:    option --recipie\nExpected: --recipe\nWhere:    command line\n"), (mistake.ExitCode, mistake.Error));
    }

    [Fact]
    public void Ctrl_C_ends_it_with_its_stages()
    {
        var workspace = bundle.NewFolder();
        string[] arguments = ["train", .. bundle.Options, "--workspace=" + workspace, "--store=" + Store, "--set=train.epochs=1000"];
        string[] command = ["--default-signal=INT", "env", .. bundle.Command([], Path.Combine(bundle.Root, "digits"), arguments)];
        using var run = ProcessResult.Start("/", [], "env", command);
        while (run.StandardOutput.ReadLine() is { } line && !line.Contains("epoch 1/", StringComparison.Ordinal))
        {
        }

        ProcessResult.Run("/", "kill", "-INT", run.Id.ToString(CultureInfo.InvariantCulture));
        run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(InterruptionTests.Processes(workspace));
    }

    private string Store => Path.Combine(bundle.Root, ".digits", "store");
}
