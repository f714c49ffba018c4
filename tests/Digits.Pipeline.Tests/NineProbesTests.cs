namespace Digits.Pipeline.Tests;

/// <summary>The nine probes by which stage runners differ, on ten instances of real processes; the numbers are of stages that run.</summary>
public sealed class NineProbesTests : IDisposable
{
    private const string Rows = "artifacts/ingest/rows.txt";
    private const string Gate = "stages/Train/bin/Release/net10.0/gate";
    private readonly PipelineFixture _pipeline = new();

    public NineProbesTests()
    {
        _pipeline.Write("data/in.csv", "1,2,3\n");
        _pipeline.Write("pipeline.json", """
            {
              "data": "data",
              "seed": 7,
              "recipe": "plain",
              "ingest": { "act": "constant" },
              "folds": { "count": 5 },
              "train": { "act": "write" },
              "ensemble": { "act": "write" },
              "recipes": { "plain": {} }
            }
            """);
        Stage("Ingest", "\"data\": { \"files\": { \"csv\": [\"in.csv\"] } }, \"params\": { \"ingest.act\": { \"type\": \"string\" } }", "rows");
        Stage("Eda", "\"inputs\": { \"rows\": \"ingest.rows\" }", "page");
        Stage(
            "Train",
            """
            "inputs": { "rows": "ingest.rows" }, "matrix": { "fold": "folds.count" },
            "params": { "train.act": { "type": "string" }, "folds.count": { "type": "integer", "min": 1 } }
            """,
            "oof");
        Stage("Ensemble", "\"inputs\": { \"oof\": \"train[fold].oof\" }, \"params\": { \"ensemble.act\": { \"type\": \"string\" } }", "all");
        Stage("Submission", "\"inputs\": { \"all\": \"ensemble.all\" }", "csv");
        Stage("Report", "\"inputs\": { \"page\": \"eda.page\", \"csv\": \"submission.csv\" }", "report");
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Probe_1_a_touched_input_reruns_0()
    {
        Build();
        File.SetLastWriteTimeUtc(Path.Combine(_pipeline.Root, "data/in.csv"), DateTime.UnixEpoch.AddYears(60));
        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void Probe_2_a_changed_input_with_an_equal_ingest_output_reruns_1()
    {
        Build();
        _pipeline.Write("data/in.csv", "4,5,6\n");
        Assert.Equal("ingest: ran: input in.csv changed", _pipeline.Changes());
    }

    [Fact]
    public void Probe_3_a_reverted_param_reruns_0()
    {
        Build();
        string before = _pipeline.Read("artifacts/report/report.txt");
        _pipeline.Edit("pipeline.json", "\"ensemble\": { \"act\": \"write\" }", "\"ensemble\": { \"act\": \"other\" }");
        Assert.Equal("""
            ensemble: ran: params.ensemble.act write -> other
            submission: ran: input ensemble.all changed
            report: ran: input submission.csv changed
            """, _pipeline.Changes());
        _pipeline.Edit("pipeline.json", "\"act\": \"other\"", "\"act\": \"write\"");
        Assert.Equal("""
            ensemble: restored: params.ensemble.act other -> write
            submission: restored: input ensemble.all changed
            report: restored: input submission.csv changed
            """, _pipeline.Changes());
        Assert.Equal(before, _pipeline.Read("artifacts/report/report.txt"));
    }

    [Fact]
    public void Probe_4_a_removed_output_is_restored()
    {
        Build();
        string before = _pipeline.Read(Rows);
        _pipeline.Delete(Rows);
        Assert.Equal("ingest: restored: output rows removed", _pipeline.Changes());
        Assert.Equal(before, _pipeline.Read(Rows));
    }

    [Fact]
    public void Probe_5_a_corrupted_output_is_healed()
    {
        Build();
        string before = _pipeline.Read(Rows);
        _pipeline.Write(Rows, "wrong");
        Assert.Equal("ingest: restored: output rows changed", _pipeline.Changes());
        Assert.Equal(before, _pipeline.Read(Rows));
    }

    [Fact]
    public void Probe_6_an_output_corrupted_with_size_and_time_kept_is_healed_and_never_feeds_a_stage_that_runs()
    {
        Build();
        string before = _pipeline.Read(Rows);
        _pipeline.DamageSilently(Rows);
        Assert.NotEqual(before, _pipeline.Read(Rows));
        _pipeline.Options = _pipeline.Options with { Verify = true };
        Assert.Equal("ingest: restored: output rows changed", _pipeline.Changes());
        Assert.Equal(before, _pipeline.Read(Rows));

        _pipeline.DamageSilently(Rows);
        _pipeline.Options = _pipeline.Options with { Verify = false };
        _pipeline.Edit("pipeline.json", "\"train\": { \"act\": \"write\" }", "\"train\": { \"act\": \"other\" }");
        Assert.StartsWith("train[fold=0]: ran: params.train.act write -> other\n", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.Contains("rows: " + before, _pipeline.Read("artifacts/train/fold=0/oof.txt"), StringComparison.Ordinal);
        Assert.Equal(before, _pipeline.Read(Rows));
    }

    [Fact]
    public async Task Probe_7_a_kill_in_fold_3_leaves_nothing_wrong()
    {
        _pipeline.Edit("pipeline.json", "\"train\": { \"act\": \"write\" }", "\"train\": { \"act\": \"gate@3\" }");
        using (var killed = Start("one"))
        {
            await killed.Until(() => _pipeline.Exists(Gate));
        }

        Assert.False(_pipeline.Exists("one/artifacts/train/fold=3/oof.txt"));
        _pipeline.Delete(Gate);
        using var next = Start("one");
        await next.Until(() => _pipeline.Exists(Gate));
        _pipeline.Delete(Gate);
        await next.Succeeds();
        Assert.Contains("train[fold=3]", Starts(next.Output));
        Assert.DoesNotContain("ingest", Starts(next.Output));

        using var clean = Start("two", "another store");
        await clean.Until(() => _pipeline.Exists(Gate));
        _pipeline.Delete(Gate);
        await clean.Succeeds();
        Assert.Equal(10, Starts(clean.Output).Length);
        Assert.Equal(_pipeline.Read("two/artifacts/report/report.txt"), _pipeline.Read("one/artifacts/report/report.txt"));
    }

    [Fact]
    public async Task Probe_8_two_processes_execute_each_key_once()
    {
        _pipeline.Edit("pipeline.json", "\"train\": { \"act\": \"write\" }", "\"train\": { \"act\": \"gate@3\" }");
        using var first = Start("one");
        await first.Until(() => _pipeline.Exists(Gate));
        using var second = Start("two");
        await second.Until(() => second.Output.Contains("train[fold=3]  waits for another run that makes the same\n", StringComparison.Ordinal));
        _pipeline.Delete(Gate);
        await first.Succeeds();
        await second.Succeeds();
        string[] all =
        [
            "eda", "ensemble", "ingest", "report", "submission",
            "train[fold=0]", "train[fold=1]", "train[fold=2]", "train[fold=3]", "train[fold=4]",
        ];
        Assert.Equal(all, Starts(first.Output + second.Output));
        Assert.Equal(_pipeline.Read("one/artifacts/report/report.txt"), _pipeline.Read("two/artifacts/report/report.txt"));
    }

    [Fact]
    public void Probe_9_an_edit_of_code_is_seen()
    {
        Build();
        _pipeline.Append("stages/Eda/bin/Release/net10.0/Eda.dll");
        Assert.Equal("eda: ran: code: Eda.dll changed", _pipeline.Changes());
    }

    private static string[] Starts(string output) =>
        [.. output.Split('\n').Where(line => line.Contains(" starts: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal)];

    private void Build()
    {
        Assert.Equal(10, _pipeline.Changes().Split('\n').Count(line => line.EndsWith(": ran: no earlier run", StringComparison.Ordinal)));
        Assert.Equal("", _pipeline.Changes());
    }

    private EngineProcess Start(string workspace, string store = "store") =>
        new(_pipeline.Root, Path.Combine(_pipeline.Root, workspace), Path.Combine(_pipeline.Root, store));

    private void Stage(string name, string declaration, string output) => _pipeline.Stage(
        name,
        $$"""{ "name": "{{name.ToLowerInvariant()}}", "description": "Works", {{declaration}}, "outputs": { "{{output}}": "{{output}}.txt" } }""");
}
