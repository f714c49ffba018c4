using Digits.Pipeline.Running;

namespace Digits.Pipeline.Tests;

/// <summary>A stage that writes outside its folder fails with that message.</summary>
public sealed class OutsideWritesTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("stray artifacts/stray.txt", "a new file artifacts/stray.txt")]
    [InlineData("stray artifacts/ingest/rows.txt", "a changed file artifacts/ingest/rows.txt")]
    [InlineData("stray .digits/instances/ingest.json", "a changed file .digits/instances/ingest.json")]
    [InlineData("stray stages/Join/cache.bin", "a new file stages/Join/cache.bin")]
    [InlineData("relative", "a new file .digits/requests/stray.txt")]
    public void A_stage_that_writes_outside_its_folder_fails(string act, string found)
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=" + act] };
        Assert.Equal(1, _pipeline.Run("join"));
        Assert.StartsWith($"""

            Found:    {found}
            Expected: writes only into the stage's own output and checkpoint folders
            Where:    join (stages/Join/stage.json)

            Request: ROOT/.digits/requests/join.json
            Reproduce: 
            """, _pipeline.Error, StringComparison.Ordinal);
        Assert.Equal("join: failed: wrote outside its folder", PipelineFixture.States(_pipeline.Read("artifacts/run.json")).Split('\n').Last());
        Assert.False(_pipeline.Exists("artifacts/join/all.txt"));
        _pipeline.Options = _pipeline.Options with { Set = [] };
        _pipeline.Changes();
        Assert.DoesNotContain("stray\n", _pipeline.Read("artifacts/last/end.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_data_may_change_while_stages_run()
    {
        var session = Session.Open([], _pipeline.Options);
        var side = session.Outside.Start(session.Graph.Instances.Single(instance => instance.Name == "side"), Directory.CreateDirectory(session.Workspace.Checkpoint("a")).FullName);
        _pipeline.Write("data/in.csv", "4,5,6\n");
        Assert.Null(session.Outside.End(side));
    }

    [Fact]
    public void A_link_is_no_output()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=link"] };
        Assert.Equal(1, _pipeline.Run("join"));
        Assert.Contains("Found:    a link all.txt\nExpected: a file as the declared output \"all\"\nWhere:    outputs of join (stages/Join/stage.json)\n", _pipeline.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_ran_while_a_file_was_written_is_blamed_and_nobody_else()
    {
        _pipeline.Changes();
        var session = Session.Open([], _pipeline.Options);
        var instances = session.Graph.Instances.ToDictionary(instance => instance.Name);
        string Checkpoint(string key) => Directory.CreateDirectory(session.Workspace.Checkpoint(key)).FullName;
        var outside = session.Outside;
        _pipeline.Write("artifacts/before.txt", "by nobody who runs");
        var ingest = outside.Start(instances["ingest"], Checkpoint("a"));
        _pipeline.Write("artifacts/first.txt", "by ingest");
        var side = outside.Start(instances["side"], Checkpoint("b"));
        string blamed = outside.End(ingest)!;
        Assert.StartsWith("Found:    a new file artifacts/first.txt\n", blamed, StringComparison.Ordinal);
        Assert.EndsWith("Where:    ingest (stages/Ingest/stage.json)", blamed, StringComparison.Ordinal);

        var last = outside.Start(instances["last"], Checkpoint("c"));
        _pipeline.Write(".digits/checkpoints/b/half", "a checkpoint");
        _pipeline.Write(".digits/tmp/last/end.txt", "an output in work");
        outside.ByEngine([session.Place(instances["ingest"], "rows")], () =>
        {
            _pipeline.Delete("artifacts/ingest/rows.txt");
            _pipeline.Write("artifacts/ingest/rows.txt", "by the engine");
        });
        Assert.Null(outside.End(last));

        last = outside.Start(instances["last"], Checkpoint("c"));
        _pipeline.Write("artifacts/second.txt", "by one of two");
        Assert.EndsWith("Where:    last (stages/Last/stage.json) or side (stages/Side/stage.json)", outside.End(last)!, StringComparison.Ordinal);
        Assert.StartsWith("Found:    a new file artifacts/second.txt\n", outside.End(side)!, StringComparison.Ordinal);
    }
}
