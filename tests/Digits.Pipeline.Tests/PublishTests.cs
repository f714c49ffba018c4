namespace Digits.Pipeline.Tests;

/// <summary>What is published is first whole, then flushed, then named, then recorded, and only then in place.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void An_instance_is_published_in_this_order_and_the_run_logged_last()
    {
        var reached = new List<string>();
        _pipeline.Options = _pipeline.Options with { FaultPoint = reached.Add };
        _pipeline.Changes("ingest");
        string[] keep = ["MoveOutput", "FlushOutput", "NameOutput", "FlushStore"];
        string[] steps = ["StartStage", .. keep, .. keep, "Record", "Place", "Place", "Remember", "DropCheckpoint"];
        Assert.Equal(steps.SelectMany(step => (string[])[step + ".before", step + ".after"]), reached.Take(2 * steps.Length));
        Assert.Equal("SaveRunJson.after", reached.Last());
    }

    [Fact]
    public void Nothing_is_recorded_before_all_of_it_is_in_the_store_and_nothing_in_place_before_it_is_recorded()
    {
        string Store(string kind) => Path.Combine(_pipeline.Root, ".digits/store", kind);
        int Count(string kind) => Directory.Exists(Store(kind)) ? Directory.EnumerateFiles(Store(kind), "*", SearchOption.AllDirectories).Count() : 0;
        var seen = new Dictionary<string, string>();
        _pipeline.Options = _pipeline.Options with
        {
            FaultPoint = point => seen.TryAdd(point, $"{Count("cas")} kept, {Count("ac")} recorded, {(_pipeline.Exists("artifacts/ingest/rows.txt") ? "in place" : "not in place")}"),
        };
        _pipeline.Changes("ingest");
        Assert.Equal("0 kept, 0 recorded, not in place", seen["MoveOutput.before"]);
        Assert.Equal("2 kept, 0 recorded, not in place", seen["Record.before"]);
        Assert.Equal("2 kept, 1 recorded, not in place", seen["Place.before"]);
        Assert.Equal("2 kept, 1 recorded, in place", seen["Remember.before"]);
    }

    [Fact]
    public void Instances_that_make_equal_outputs_at_once_are_all_published()
    {
        // Both folds stand just before the store names the same content, or one gives up waiting, as the others do who are alone.
        using var meet = new Barrier(2);
        _pipeline.Options = _pipeline.Options with
        {
            Set = ["train.act=constant"],
            FaultPoint = point =>
            {
                if (point == "NameOutput.before")
                {
                    meet.SignalAndWait(TimeSpan.FromMilliseconds(500));
                }
            },
        };
        _pipeline.Changes();
        Assert.Equal("constant\n", _pipeline.Read("artifacts/train/fold=0/oof.txt"));
        Assert.Equal("constant\n", _pipeline.Read("artifacts/train/fold=1/oof.txt"));
        _pipeline.Options = _pipeline.Options with { Set = ["train.act=constant"], FaultPoint = null, Verify = true };
        Assert.Equal("", _pipeline.Changes());
    }
}
