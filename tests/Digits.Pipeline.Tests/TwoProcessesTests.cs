namespace Digits.Pipeline.Tests;

/// <summary>Two processes that want the same: one runs, the other waits and reuses.</summary>
public sealed class TwoProcessesTests : IDisposable
{
    private const string Gate = "stages/Ingest/bin/Release/net10.0/gate";
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public TwoProcessesTests() => _pipeline.Edit("pipeline.json", "\"ingest\": { \"act\": \"write\"", "\"ingest\": { \"act\": \"gate\"");

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task In_one_folder_the_second_waits_for_the_first_and_hits()
    {
        using var first = Start("one");
        await first.Until(() => _pipeline.Exists(Gate));
        using var second = Start("one");
        await second.Until(() => second.Output.Contains("Waiting for another run in this folder to end.\n", StringComparison.Ordinal));
        _pipeline.Delete(Gate);
        await first.Succeeds();
        await second.Succeeds();
        Assert.Equal(6, Starts(first.Output).Length);
        Assert.Empty(Starts(second.Output));
        Assert.Contains("6 instances: 6 hit in ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_two_folders_with_one_store_each_key_is_executed_once()
    {
        using var first = Start("one");
        await first.Until(() => _pipeline.Exists(Gate));
        using var second = Start("two");
        await second.Until(() => second.Output.Contains("ingest         waits for another run that makes the same\n", StringComparison.Ordinal));
        _pipeline.Delete(Gate);
        await first.Succeeds();
        await second.Succeeds();
        Assert.Contains("ingest         restored: no earlier run\n", second.Output, StringComparison.Ordinal);
        Assert.Equal(["ingest", "join", "last", "side", "train[fold=0]", "train[fold=1]"], Starts(first.Output + second.Output));
        Assert.Equal(_pipeline.Read("one/artifacts/last/end.txt"), _pipeline.Read("two/artifacts/last/end.txt"));
    }

    [Fact]
    public async Task A_killed_run_leaves_no_lock_and_no_half_output()
    {
        using (var first = Start("one"))
        {
            await first.Until(() => _pipeline.Exists(Gate));
        }

        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "one/artifacts/ingest")));
        _pipeline.Delete(Gate);
        using var second = Start("one");
        await second.Until(() => _pipeline.Exists(Gate));
        _pipeline.Delete(Gate);
        await second.Succeeds();
        Assert.Equal(6, Starts(second.Output).Length);
    }

    private EngineProcess Start(string workspace) =>
        new(_pipeline.Root, Path.Combine(_pipeline.Root, workspace), Path.Combine(_pipeline.Root, "store"));

    private static string[] Starts(string output) =>
        [.. output.Split('\n').Where(line => line.Contains(" starts: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal)];
}
