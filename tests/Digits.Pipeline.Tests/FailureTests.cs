using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Digits.Pipeline.Execution;

namespace Digits.Pipeline.Tests;

public sealed partial class FailureTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_failed_instance_leaves_its_siblings_results_and_names_how_to_reproduce_it()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["train.act=fail@1"], KeepGoing = true };
        Assert.Equal(1, _pipeline.Run());
        Assert.Equal($"""

            train[fold=1] failed with exit code 1.
            The last lines of standard error:
            {string.Join('\n', Enumerable.Range(6, 20).Select(line => $"  complaint {line}"))}
            Request: ROOT/.digits/requests/train[fold=1].json
            Reproduce: mkdir -p 'ROOT/.digits/tmp/train[fold=1]-RANDOM' && dotnet exec 'ROOT/stages/Train/bin/Release/net10.0/Train.dll' --request 'ROOT/.digits/requests/train[fold=1].json'

            """, Scrubbed());
        Assert.Equal("""
            ingest: ran: no earlier run
            train[fold=0]: ran: no earlier run
            train[fold=1]: failed: exit code 1
            join: skipped: needs train[fold=1]
            last: skipped: needs join
            side: ran: no earlier run
            """, PipelineFixture.States(_pipeline.Read("artifacts/run.json")));
        Assert.Contains("\"exitCode\": 1", _pipeline.Read("artifacts/run.json"), StringComparison.Ordinal);
        Assert.True(_pipeline.Exists("artifacts/train/fold=0/oof.txt"));
        Assert.False(_pipeline.Exists("artifacts/train/fold=1/oof.txt"));
    }

    [Fact]
    public void The_command_that_reproduces_a_failure_works_when_pasted_into_a_shell()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["train.act=fail@1"] };
        Assert.Equal(1, _pipeline.Run("train"));
        var (exitCode, error) = Paste();
        Assert.Equal((1, string.Concat(Enumerable.Range(1, 25).Select(line => $"complaint {line}\n"))), (exitCode, error));

        _pipeline.Options = _pipeline.Options with { Set = ["join.act=extra"] };
        Assert.Equal(1, _pipeline.Run("join"));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_pipeline.Root, ".digits/tmp")));
        Assert.Equal((0, ""), Paste());
        string folder = Assert.Single(Directory.GetDirectories(Path.Combine(_pipeline.Root, ".digits/tmp")));
        Assert.Equal(
            ["all.txt", "extra.txt", "metrics.json"], Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_stage_that_was_killed_names_the_signal()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=killed"] };
        Assert.Equal(1, _pipeline.Run("join"));
        Assert.Equal("""

            join failed with exit code 137, killed by signal 9 (SIGKILL: out of memory?).
            The last lines of standard error:
              half way
            Request: ROOT/.digits/requests/join.json
            Reproduce: mkdir -p 'ROOT/.digits/tmp/join-RANDOM' && dotnet exec 'ROOT/stages/Join/bin/Release/net10.0/Join.dll' --request 'ROOT/.digits/requests/join.json'

            """, Scrubbed());
        Assert.EndsWith(
            "join: failed: exit code 137, killed by signal 9 (SIGKILL: out of memory?)", PipelineFixture.States(_pipeline.Read("artifacts/run.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "exit code 1")]
    [InlineData(134, "exit code 134, killed by signal 6 (SIGABRT)")]
    [InlineData(139, "exit code 139, killed by signal 11 (SIGSEGV: a fault in native code)")]
    [InlineData(143, "exit code 143, killed by signal 15 (SIGTERM)")]
    [InlineData(255, "exit code 255")]
    public void An_exit_code_is_told_with_its_signal_where_it_is_one(int exitCode, string text) => Assert.Equal(text, FailureText.End(exitCode));

    [Fact]
    public void Without_keep_going_nothing_new_starts()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["ingest.act=fail"], Jobs = 1 };
        Assert.Equal(1, _pipeline.Run());
        Assert.Equal("""
            ingest: failed: exit code 1
            train[fold=0]: skipped: needs ingest
            train[fold=1]: skipped: needs ingest
            join: skipped: needs train[fold=0]
            last: skipped: needs join
            side: skipped: needs ingest
            """, PipelineFixture.States(_pipeline.Read("artifacts/run.json")));
    }

    [Fact]
    public void A_stages_user_error_is_shown_as_it_is_and_earlier_outputs_stay()
    {
        _pipeline.Changes();
        string before = _pipeline.Read("artifacts/ingest/rows.txt");
        _pipeline.Options = _pipeline.Options with { Set = ["ingest.act=mistake"] };
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal("\nFound:    a bad row\nExpected: a good row\nWhere:    line 3\n", _pipeline.Error);
        Assert.StartsWith("ingest: failed: wrong input\n", PipelineFixture.States(_pipeline.Read("artifacts/run.json")), StringComparison.Ordinal);
        Assert.Equal(before, _pipeline.Read("artifacts/ingest/rows.txt"));
        _pipeline.Options = _pipeline.Options with { Set = [] };
        Assert.Equal("", _pipeline.Changes());
    }

    [Theory]
    [InlineData("omit", "Found:    no file all.txt\nExpected: the declared output \"all\"\nWhere:    outputs of join (stages/Join/stage.json)")]
    [InlineData("extra", "Found:    a file extra.txt\nExpected: only declared outputs\nWhere:    outputs of join (stages/Join/stage.json)")]
    [InlineData("no-metrics", "Found:    metrics.json that is no JSON object\nExpected: metrics by name\nWhere:    outputs of join (stages/Join/stage.json)")]
    public void Outputs_other_than_declared_fail_the_stage(string act, string message)
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=" + act] };
        Assert.Equal(1, _pipeline.Run("join"));
        Assert.Equal($"""

            {message}

            Request: ROOT/.digits/requests/join.json
            Reproduce: mkdir -p 'ROOT/.digits/tmp/join-RANDOM' && dotnet exec 'ROOT/stages/Join/bin/Release/net10.0/Join.dll' --request 'ROOT/.digits/requests/join.json'

            """, Scrubbed());
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "artifacts/join")));
    }

    [Fact]
    public void An_input_that_changes_while_a_stage_reads_it_publishes_nothing()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["ingest.act=change-input"] };
        Assert.Equal(2, _pipeline.Run("ingest"));
        Assert.Equal("\nROOT/data/in.csv changed while ingest read it: run again.\n", _pipeline.Error);
    }

    [Fact]
    public void A_checkpoint_reaches_the_next_attempt_of_the_same_key_only()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=resume"] };
        Assert.Equal(1, _pipeline.Run("join"));
        Assert.Equal("join: ran: no earlier run", _pipeline.Changes("join"));
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=resume", "train.epochs=9"] };
        Assert.Equal(1, _pipeline.Run("join"));
    }

    [Fact]
    public async Task An_interrupt_ends_the_stage_and_publishes_nothing()
    {
        using var interrupt = new CancellationTokenSource();
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=sleep"] };
        var run = Task.Run(() => _pipeline.Run(interrupt.Token, "join"));
        string? started = null;
        while (started is null && !run.IsCompleted)
        {
            await Task.Delay(20);
            string checkpoints = Path.Combine(_pipeline.Root, ".digits/checkpoints");
            started = Directory.Exists(checkpoints) ? Directory.GetFiles(checkpoints, "started", SearchOption.AllDirectories).FirstOrDefault() : null;
        }

        await Task.Delay(50);
        int stage = int.Parse(await File.ReadAllTextAsync(started!), CultureInfo.InvariantCulture);
        await interrupt.CancelAsync();
        Assert.Equal(130, await run);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(stage));
        Assert.Equal("join: skipped: interrupted", PipelineFixture.States(_pipeline.Read("artifacts/run.json")).Split('\n').Last());
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "artifacts/join")));
    }

    [Fact]
    public void An_artifacts_folder_that_cannot_be_written_is_one_line()
    {
        _pipeline.Write("artifacts", "a file");
        Assert.Equal(2, _pipeline.Run("ingest"));
        Assert.Equal(
            "Cannot write under ROOT: a file stands where a folder is needed (The file 'ROOT/artifacts' already exists). Outputs of earlier runs are intact.\n",
            _pipeline.Error);
    }

    [Fact]
    public void A_console_that_is_not_built_says_what_to_do()
    {
        _pipeline.Delete("stages/Side/bin/Release/net10.0/Side.dll");
        Assert.Equal(2, _pipeline.Status("side"));
        Assert.Equal(
            "Found:    no built console\nExpected: Side.dll and its .deps.json (run: dotnet build)\nWhere:    ROOT/stages/Side/bin/Release/net10.0\n", _pipeline.Error);
    }

    private string Scrubbed() => RandomName().Replace(_pipeline.Error, "-RANDOM'");

    /// <summary>Runs the command that the last failure printed.</summary>
    private (int ExitCode, string Error) Paste()
    {
        string command = Command().Match(_pipeline.Error).Groups["command"].Value.Replace("ROOT", _pipeline.Root, StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = shell.StandardOutput.ReadToEndAsync();
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal("working\n~ passing\n", output.Result);
        return (shell.ExitCode, error);
    }

    [GeneratedRegex(@"-[a-z0-9]{8}\.[a-z0-9]{3}'")]
    private static partial Regex RandomName();

    [GeneratedRegex("Reproduce: (?<command>.*)")]
    private static partial Regex Command();
}
