using System.Text.RegularExpressions;

namespace Digits.EndToEnd.Tests;

/// <summary>Plays what .github/workflows asks of runners, each a clone of its own.</summary>
[Collection(nameof(Sandbox))]
public partial class WorkflowTests(Sandbox sandbox)
{
    private static readonly string s_folder = Path.Combine(Repository.Root, ".github");
    private static readonly string s_workflow = File.ReadAllText(Path.Combine(s_folder, "workflows", "submission.yml"));

    [Fact]
    public void Folds_that_were_trained_apart_are_joined_and_nothing_of_the_data_is_handed_on()
    {
        var first = Runner();
        var second = Runner();
        foreach (var (fold, root) in ((int, string)[])[(0, first), (1, second)])
        {
            var trained = sandbox.RunClone(root, "--target=Train", $"--only=train[fold={fold}]");
            Assert.Equal((0, ""), (trained.ExitCode, trained.Error));
            Assert.Equal(["sample", "ingest", $"train[fold={fold}]"], RunLog.Of(root).In("ran"));
            Assert.Equal((0, ""), Script(root, "pack.sh", "train", $"fold-{fold}.tar"));
        }

        string[] packed = ProcessResult.Run(first, "tar", "-tf", "fold-0.tar").Lines;
        Assert.Equal(1 + 4, packed.Length);
        Assert.Single(packed, path => path.StartsWith("ac/v1/", StringComparison.Ordinal));
        Assert.True(new FileInfo(Path.Combine(first, "fold-0.tar")).Length < 500_000, "more than a small net");

        var joining = Runner();
        Assert.Equal((0, ""), Script(joining, "unpack.sh", Path.Combine(first, "fold-0.tar"), Path.Combine(second, "fold-1.tar")));
        Assert.Equal((0, ""), Script(joining, "unpack.sh", Path.Combine(first, "fold-0.tar")));
        var joined = sandbox.RunClone(joining, "--target=Submission");
        Assert.Equal((0, ""), (joined.ExitCode, joined.Error));
        Assert.Equal(["train[fold=0]", "train[fold=1]"], RunLog.Of(joining).In("restored"));
        Assert.Equal(SampleRunTests.Contents(sandbox.FirstWorkspace), SampleRunTests.Contents(joining));
    }

    [Fact]
    public void A_stage_of_which_nothing_is_there_is_not_packed()
    {
        var root = Runner();
        Assert.Equal(0, sandbox.RunClone(root, "--target=Ingest").ExitCode);
        Assert.Equal(
            (2, "Found:    no instance of train that went well\nExpected: at least one in the last run\nWhere:    artifacts/run.json\n"), Script(root, "pack.sh", "train", "none.tar"));
    }

    [Fact]
    public void Without_secrets_nothing_is_downloaded_and_the_data_is_a_sample()
    {
        var root = Runner();
        var output = Path.Combine(root, "output");
        var run = ProcessResult.Run(root, new() { ["KAGGLE_USERNAME"] = "", ["KAGGLE_KEY"] = "", ["GITHUB_OUTPUT"] = output }, Path.Combine(root, ".github", "download.sh"), []);
        Assert.Equal((0, "The data is sample.\n", "kind=sample\n"), (run.ExitCode, run.Output, File.ReadAllText(output)));
        Assert.False(Directory.Exists(Path.Combine(root, "data")));
    }

    [Fact]
    public void Every_command_of_the_workflow_is_one_that_there_is()
    {
        var description = sandbox.Run(sandbox.FirstWorkspace, "--description").Output;
        var commands = Command().Matches(s_workflow);
        Assert.Equal(5, commands.Count);
        foreach (Match command in commands)
        {
            string[] words = command.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Contains($"\n  {words[0]["--target=".Length..]} ", description, StringComparison.Ordinal);
            var run = sandbox.Run(sandbox.FirstWorkspace, [.. words, "--no-such-thing"]);
            Assert.StartsWith("Found:    option --no-such-thing", run.Error, StringComparison.Ordinal);
        }

        var scripts = ScriptName().Matches(s_workflow).Select(script => script.Value).Distinct().Order().ToArray();
        Assert.Equal(Directory.GetFiles(s_folder, "*.sh").Select(Path.GetFileName).Order(), scripts);
        Assert.All(LocalAction().Matches(s_workflow), action => Assert.True(File.Exists(Path.Combine(Repository.Root, action.Value, "action.yml")), action.Value));
    }

    [Fact]
    public void As_many_folds_are_trained_apart_as_the_default_recipe_has()
    {
        var folds = FoldCount().Match(File.ReadAllText(Path.Combine(Repository.Root, "pipeline.json"))).Groups["count"].Value;
        Assert.Equal(Enumerable.Range(0, int.Parse(folds, System.Globalization.CultureInfo.InvariantCulture)), Matrix().Match(s_workflow).Groups["folds"].Value.Split(", ").Select(int.Parse));
    }

    private string Runner()
    {
        string root = sandbox.NewFolder();
        Repository.Copy(sandbox.Root, root);
        Repository.Copy(s_folder, Path.Combine(root, ".github"));
        return root;
    }

    private static (int ExitCode, string Error) Script(string root, string name, params string[] arguments)
    {
        var run = ProcessResult.Run(root, Path.Combine(root, ".github", name), arguments);
        return (run.ExitCode, run.Error);
    }

    [GeneratedRegex(@"run: \./build\.sh (?<arguments>.*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<=run: \.github/)[\w-]+\.sh")]
    private static partial Regex ScriptName();

    [GeneratedRegex(@"(?<=uses: \./)\S+")]
    private static partial Regex LocalAction();

    [GeneratedRegex(@"fold: \[(?<folds>[^\]]*)\]")]
    private static partial Regex Matrix();

    [GeneratedRegex("\"folds\": \\{[^}]*\"count\": (?<count>[0-9]+)")]
    private static partial Regex FoldCount();
}
