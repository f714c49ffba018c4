namespace Digits.Pipeline.Tests;

public sealed class ClockTests : IDisposable
{
    private static readonly DateTimeOffset Before = new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public ClockTests()
    {
        _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Clock = new StoppedClock() };
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_clock_set_back_hides_no_change_and_invents_none()
    {
        Assert.Equal("", _pipeline.Changes());
        string good = _pipeline.Read("artifacts/side/view.txt");
        _pipeline.Write("artifacts/side/view.txt", "X" + good[1..]);
        Assert.Equal("side: restored: output view changed", _pipeline.Changes());
        _pipeline.Write("data/in.csv", "1,2,4\n");
        Assert.StartsWith("ingest: ran: input in.csv changed", _pipeline.Changes(), StringComparison.Ordinal);
        _pipeline.Write("data/in.csv", "1,2,3\n");
        Assert.StartsWith("ingest: restored: input in.csv changed", _pipeline.Changes(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_logs_stay_in_the_order_of_the_runs()
    {
        _pipeline.Changes();
        string[] logs = [.. Directory.GetFiles(Path.Combine(_pipeline.Root, ".digits/runs")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.StartsWith("00000001-2", logs[0], StringComparison.Ordinal);
        Assert.Equal("00000002-20010203-040506.json", logs[1]);
    }

    [Fact]
    public void Gc_keeps_the_newest_run_although_the_clock_calls_it_the_oldest()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
        _pipeline.Changes();
        foreach (string file in Directory.GetFiles(Path.Combine(_pipeline.Root, ".digits/store/runs")).Order(StringComparer.Ordinal).TakeLast(1))
        {
            File.SetLastWriteTimeUtc(file, Before.UtcDateTime);
        }

        Assert.Equal(0, PipelineCommands.Gc("1", null, _pipeline.Options, TextWriter.Null, TextWriter.Null));
        Directory.Delete(Path.Combine(_pipeline.Root, "artifacts"), recursive: true);
        Assert.DoesNotContain(": ran: ", _pipeline.Changes(), StringComparison.Ordinal);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Before;
    }
}
