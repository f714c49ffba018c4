namespace Digits.Pipeline.Tests;

/// <summary>Two runs on one store whose keys differ and whose outputs are equal.</summary>
public sealed class EqualContentTests : IDisposable
{
    // Far beyond any delay of a busy machine: only a meeting that never comes about takes so long.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("MoveOutput.before")]
    [InlineData("FlushOutput.before")]
    [InlineData("NameOutput.before")]
    [InlineData("FlushStore.before")]
    public async Task Two_runs_that_keep_the_same_content_at_the_same_time_both_publish_it(string point)
    {
        Assert.Equal(0, Run("one", 8, null, "ingest").ExitCode);
        Assert.Equal(0, Run("two", 8, null, "ingest").ExitCode);
        using var meet = new Barrier(2);
        void Meet(string reached)
        {
            // Neither has named the content before both have looked for it: so both go on to keep it.
            if (reached == "MoveOutput.before" || reached == point)
            {
                Assert.True(meet.SignalAndWait(Bound));
            }
        }

        var runs = await Task.WhenAll(
            Task.Factory.StartNew(() => Run("one", 8, Meet, "train"), TaskCreationOptions.LongRunning),
            Task.Factory.StartNew(() => Run("two", 9, Meet, "train"), TaskCreationOptions.LongRunning));
        Assert.All(runs, run => Assert.True(run is { ExitCode: 0, Error: "" }, run.Error));
        Assert.Equal(point == "MoveOutput.before" ? 2 : 4, meet.CurrentPhaseNumber);
        foreach (string workspace in (string[])["one", "two"])
        {
            Assert.Equal("the same\n", _pipeline.Read($"{workspace}/artifacts/train/fold=0/oof.txt"));
            Directory.Delete(Path.Combine(_pipeline.Root, workspace, "artifacts"), recursive: true);
        }

        // The store has it once, whole, and under both keys.
        Assert.Single(Directory.GetFiles(Path.Combine(_pipeline.Root, "store/cas"), "*", SearchOption.AllDirectories), file => File.ReadAllText(file) == "the same\n");
        foreach (var (workspace, epochs) in (ReadOnlySpan<(string, int)>)[("one", 8), ("two", 9)])
        {
            Assert.Equal(0, Run(workspace, epochs, null, "train").ExitCode);
            Assert.DoesNotContain(": ran: ", PipelineFixture.States(_pipeline.Read($"{workspace}/artifacts/run.json")), StringComparison.Ordinal);
        }
    }

    private (int ExitCode, string Error) Run(string workspace, int epochs, Action<string>? point, string stage)
    {
        using var error = new StringWriter();
        var options = _pipeline.Options with
        {
            Workspace = Path.Combine(_pipeline.Root, workspace), Store = Path.Combine(_pipeline.Root, "store"), Set = ["folds.count=1", $"train.epochs={epochs}"],
            Executor = point is null ? QuickStage.Run : Same, FaultPoint = point,
        };
        return (PipelineCommands.Run([stage], options, TextWriter.Null, error), error.ToString());
    }

    private static async Task<(int ExitCode, IReadOnlyList<string> Errors)> Same(string dll, string request, Action<string> line, CancellationToken cancellation)
    {
        var result = await QuickStage.Run(dll, request, line, cancellation);
        using var document = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(request, cancellation));
        foreach (var output in document.RootElement.GetProperty("outputs").EnumerateObject())
        {
            await File.WriteAllTextAsync(output.Value.GetString()!, output.Name == "metrics" ? "{\"n\": 1}\n" : "the same\n", cancellation);
        }

        return result;
    }
}
