namespace Digits.Pipeline.Tests;

/// <summary>Gc while others run, and Gc that is cut off.</summary>
public sealed class GcBesideRunsTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();
    private readonly PipelineFixture _other = PipelineFixture.Usual();

    public GcBesideRunsTests()
    {
        _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };
        _other.Options = _other.Options with { Executor = QuickStage.Run, Store = Path.Combine(_pipeline.Root, ".digits/store") };
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_run_under_way_needs_stays_whoever_clears_the_store(bool fromTheOtherWorkspace)
    {
        _other.Changes();
        string said = "";
        _pipeline.Options = _pipeline.Options with
        {
            Set = ["join.act=now"],
            Executor = (dll, request, line, cancellation) =>
            {
                if (request.EndsWith("/join.json", StringComparison.Ordinal))
                {
                    using var output = new StringWriter();
                    var options = fromTheOtherWorkspace ? _other.Options : _pipeline.Options;
                    Assert.Equal(0, PipelineCommands.Gc("1", "1B", options, output, TextWriter.Null, cancellation));
                    said = output.ToString();
                }

                return QuickStage.Run(dll, request, line, cancellation);
            },
        };
        Assert.DoesNotContain("train[fold=0]: ran", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.Equal(!fromTheOtherWorkspace, said.Contains("A run is under way in this folder: its checkpoints, requests and logs stay.\n", StringComparison.Ordinal));
        Assert.Equal(0, RanAgain(_pipeline));
        Assert.Equal(0, RanAgain(_other));
    }

    [Fact]
    public async Task Runs_and_Gc_without_end_side_by_side_never_fail_each_other()
    {
        using var stop = new CancellationTokenSource();
        var clearing = Task.Run(() =>
        {
            int rounds = 0;
            for (; !stop.IsCancellationRequested; rounds++)
            {
                Assert.Equal(0, PipelineCommands.Gc("1", "1B", _other.Options, TextWriter.Null, TextWriter.Null));
            }

            return rounds;
        });
        for (int epochs = 1; epochs <= 8; epochs++)
        {
            _pipeline.Options = _pipeline.Options with { Set = [$"train.epochs={epochs % 3 + 1}"] };
            _pipeline.Changes();
            Assert.Equal(0, RanAgain(_pipeline));
        }

        await stop.CancelAsync();
        Assert.True(await clearing > 0);
    }

    [Fact]
    public void Cut_off_before_any_deletion_it_leaves_a_valid_store()
    {
        for (int cut = 1; cut <= 10; cut++)
        {
            foreach (int epochs in (int[])[9, 10, 11])
            {
                _pipeline.Options = _pipeline.Options with { Set = [$"train.epochs={epochs}"] };
                _pipeline.Changes();
            }

            int left = cut;
            void Cut(string path)
            {
                if (--left == 0)
                {
                    throw new OperationCanceledException();
                }
            }

            var options = _pipeline.Options with { FaultPoint = Cut };
            Assert.Equal(130, PipelineCommands.Gc("1", null, options, TextWriter.Null, TextWriter.Null));
            Assert.All(Directory.GetFiles(Path.Combine(_pipeline.Root, ".digits/store/ac"), "*", SearchOption.AllDirectories), record =>
                Assert.All(Storing.InstanceRecord.Read(record)!.Outputs.Values, hash => Assert.True(_pipeline.Exists($".digits/store/cas/{hash[..2]}/{hash}"))));
            Assert.Equal(0, RanAgain(_pipeline));
        }
    }

    /// <summary>Gets how many instances run although the store should hold all.</summary>
    private static int RanAgain(PipelineFixture pipeline)
    {
        Directory.Delete(Path.Combine(pipeline.Root, "artifacts"), recursive: true);
        var options = pipeline.Options;
        pipeline.Options = options with { Executor = QuickStage.Run };
        int ran = pipeline.Changes().Split('\n').Count(line => line.Contains(": ran: ", StringComparison.Ordinal));
        pipeline.Options = options;
        return ran;
    }
}
