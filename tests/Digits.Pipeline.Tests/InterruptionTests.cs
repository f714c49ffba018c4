using System.Globalization;

namespace Digits.Pipeline.Tests;

/// <summary>Timeouts and Ctrl-C end children, publish nothing half and leave no orphan; a second Ctrl-C is immediate.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const string Bin = "stages/Join/bin/Release/net10.0";
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("leave-and-sleep")]
    [InlineData("leave-session")]
    public void A_stage_whose_time_is_over_ends_with_all_that_it_started(string act)
    {
        _pipeline.Edit("pipeline.json", "\"seed\": 7", "\"seed\": 7, \"stages\": { \"join\": { \"timeout\": \"4 s\" } }");
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=" + act] };
        Assert.Equal(1, _pipeline.Run("join"));
        Assert.StartsWith($"""

            join ran longer than 4 s and was ended (pipeline.json: stages.join.timeout).
            The last lines of standard error:
            {string.Join('\n', Enumerable.Range(6, 20).Select(line => $"  complaint {line}"))}
            Request: ROOT/.digits/requests/join.json
            Reproduce: mkdir -p 'ROOT/.digits/tmp/join-
            """, _pipeline.Error, StringComparison.Ordinal);
        Assert.Equal("join: failed: timed out", PipelineFixture.States(_pipeline.Read("artifacts/run.json")).Split('\n').Last());
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "artifacts/join")));
        Assert.False(Lives("left"));
    }

    [Fact]
    public void A_stage_within_its_time_is_left_alone()
    {
        _pipeline.Edit("pipeline.json", "\"seed\": 7", "\"seed\": 7, \"stages\": { \"join\": { \"timeout\": \"1 d\" } }");
        _pipeline.Changes();
    }

    [Fact]
    public void What_a_stage_leaves_running_ends_with_it()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=leave"] };
        _pipeline.Changes();
        Assert.False(Lives("left"));
    }

    [Fact]
    public async Task A_signal_ends_even_a_stage_that_ignores_signals()
    {
        using var run = Start("join.act=stubborn");
        await run.Until(() => _pipeline.Exists(Bin + "/started"));
        run.Signal("INT");
        await run.Ends();
        Assert.Equal(130, run.ExitCode);
        Assert.False(Lives("started"));
        Assert.Contains("join           skipped: interrupted\n", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "artifacts/join")));
    }

    [Fact]
    public async Task A_second_signal_ends_the_engine_at_once_and_its_stages_with_it()
    {
        using var run = Start("join.act=stubborn");
        await run.Until(() => _pipeline.Exists(Bin + "/started"));

        // Linux makes one of two equal signals where the first has not been taken yet, as on a busy machine: so one is sent until it has an effect.
        while (!run.HasEnded)
        {
            run.Signal("INT");
            await Task.Delay(50);
        }

        await run.Ends();
        Assert.Equal(130, run.ExitCode);

        // It waited for nobody, and so told nobody's state.
        Assert.DoesNotContain("instances:", run.Output, StringComparison.Ordinal);
        while (Lives("started"))
        {
            await Task.Delay(20);
        }

        _pipeline.Changes();
    }

    private EngineProcess Start(params string[] set) => new(_pipeline.Root, _pipeline.Root, Path.Combine(_pipeline.Root, ".digits/store"), "", set);

    /// <summary>Tells whether the process lives whose number a stage wrote.</summary>
    private bool Lives(string file)
    {
        string stat = $"/proc/{int.Parse(_pipeline.Read($"{Bin}/{file}"), CultureInfo.InvariantCulture)}/stat";
        try
        {
            return !File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
