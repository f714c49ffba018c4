using System.Text.RegularExpressions;

namespace Digits.Pipeline.Tests;

public sealed partial class StatusTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Before_the_first_run_all_is_stale_and_nothing_is_written()
    {
        Assert.Equal(1, _pipeline.Status());
        Assert.Equal("""
            ingest         stale: no earlier run
            train[fold=0]  stale: no earlier run, waits for ingest
            train[fold=1]  stale: no earlier run, waits for ingest
            join           stale: no earlier run, waits for train
            last           stale: no earlier run, waits for join
            side           stale: no earlier run, waits for ingest
            6 instances: 6 stale

            """, _pipeline.Output);
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, ".digits")));
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "artifacts")));
    }

    [Fact]
    public void After_a_run_all_hits()
    {
        _pipeline.Changes();
        Assert.Equal(0, _pipeline.Status());
        Assert.EndsWith("6 instances: 6 hit\n", _pipeline.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_is_written_whatever_the_state()
    {
        Unchanged();
        _pipeline.Changes();
        Unchanged();
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"], Verify = true };
        _pipeline.Delete("artifacts/side/view.txt");
        _pipeline.Write("artifacts/ingest/rows.txt", "damaged");
        Unchanged();
    }

    [Fact]
    public void Predictions_come_true()
    {
        _pipeline.Changes();
        _pipeline.Delete("artifacts/side/view.txt");
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
        Assert.Equal("""
            train[fold=0]: stale: params.train.epochs 8 -> 9
            train[fold=1]: stale: params.train.epochs 8 -> 9
            join: stale: waits for train
            last: stale: waits for join
            side: restored: output view removed
            """, _pipeline.Predicted());
        Assert.Equal("""
            train[fold=0]: ran: params.train.epochs 8 -> 9
            train[fold=1]: ran: params.train.epochs 8 -> 9
            join: ran: input train[fold=0].oof changed, input train[fold=1].oof changed
            last: ran: input join.all changed
            side: restored: output view removed
            """, _pipeline.Changes());
        _pipeline.Options = _pipeline.Options with { Set = [] };
        Assert.Equal(_pipeline.Predicted(), _pipeline.Changes());
        Assert.Equal(0, _pipeline.Status());
    }

    [Fact]
    public void A_dry_run_predicts_and_runs_nothing()
    {
        _pipeline.Options = _pipeline.Options with { DryRun = true };
        Assert.Equal(1, _pipeline.Run("ingest"));
        Assert.Equal("ingest  stale: no earlier run\n1 instance: 1 stale\n", _pipeline.Output);
        Assert.False(_pipeline.Exists("artifacts/run.json"));
    }

    [Fact]
    public void A_run_logs_what_happened_for_tools()
    {
        _pipeline.Options = _pipeline.Options with { Target = "Everything" };
        _pipeline.Changes("ingest");
        string log = Times().Replace(_pipeline.Read("artifacts/run.json"), "\"$1\": 0");
        Assert.Equal("""
            {
              "target": "Everything",
              "data": "real",
              "recipe": "plain",
              "debug": false,
              "seconds": 0,
              "exitCode": 0,
              "instances": [
                {
                  "name": "ingest",
                  "stage": "ingest",
                  "state": "ran",
                  "reason": "no earlier run",
                  "key": "HASH",
                  "seconds": 0,
                  "began": 0,
                  "metrics": {"length":76},
                  "outputs": {
                    "ingest/rows.txt": "HASH",
                    "ingest/metrics.json": "HASH"
                  }
                }
              ]
            }

            """, Hashes().Replace(log, "\"HASH\""));
        Assert.Single(Directory.GetFiles(Path.Combine(_pipeline.Root, ".digits/runs")));
    }

    [Fact]
    public void A_run_prints_states_relays_lines_and_ends_with_the_results()
    {
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Force = ["last"] };
        _pipeline.Changes("last");
        Assert.Equal($"""
            ingest         hit
            train[fold=0]  hit
            train[fold=1]  hit
            join           hit
            last           starts: forced
            last           | working
            last           ran: forced (TIME)

            5 instances: 4 hit, 1 ran in TIME
            last           {_pipeline.Root}/artifacts/last/end.txt

            """, Durations().Replace(InOrder(_pipeline.Output), "TIME"));
    }

    private void Unchanged()
    {
        string before = Listing();
        _pipeline.Status();
        _pipeline.Options = _pipeline.Options with { Json = true };
        _pipeline.Status();
        _pipeline.Options = _pipeline.Options with { Json = false };
        Assert.Equal(before, Listing());
    }

    private string Listing() => string.Join('\n', new DirectoryInfo(_pipeline.Root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
        .Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc.Ticks} {entry.UnixFileMode} {(entry as FileInfo)?.Length}"));

    // Folds are looked at side by side: their hits come in any order.
    private static string InOrder(string output)
    {
        string[] lines = output.Split('\n');
        return string.Join('\n', lines.Where(line => line.StartsWith("train", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Prepend(lines[0]).Concat(lines.Skip(1).Where(line => !line.StartsWith("train", StringComparison.Ordinal))));
    }

    [GeneratedRegex("\"(seconds|began)\": [0-9.]+")]
    private static partial Regex Times();

    [GeneratedRegex("\"[0-9a-f]{64}\"")]
    private static partial Regex Hashes();

    [GeneratedRegex(@"[0-9]+\.[0-9]+ s")]
    private static partial Regex Durations();
}
