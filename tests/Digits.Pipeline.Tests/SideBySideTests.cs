using System.Text.Json;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Tests;

/// <summary>Which instances run at once, and which first.</summary>
public sealed class SideBySideTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public SideBySideTests()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"train.act\": {", "\"train.threads\": { \"type\": \"integer\", \"min\": 1 }, \"train.act\": {");
        _pipeline.Edit("stages/Train/stage.json", "\"seeded\"", "\"resources\": { \"cpu\": \"train.threads\", \"gpu\": 1 }, \"seeded\"");
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 8, \"threads\": 1");
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Independent_instances_run_side_by_side_and_no_more_than_there_are_slots()
    {
        Train(folds: 4, jobs: 2, crowd: "crowd 2 2");
    }

    [Fact]
    public void One_job_at_a_time_serialises()
    {
        Train(folds: 3, jobs: 1, crowd: "crowd 1 1");
    }

    [Fact]
    public void An_instance_takes_as_many_slots_as_it_has_threads()
    {
        Train(folds: 4, jobs: 5, crowd: "crowd 2 2", "train.threads=2");
    }

    [Fact]
    public void More_threads_than_slots_take_all_slots()
    {
        Train(folds: 2, jobs: 3, crowd: "crowd 1 1", "train.threads=9");
    }

    [Fact]
    public void A_gpu_is_one_slot()
    {
        Probe("cuda");
        Train(folds: 3, jobs: 3, crowd: "crowd 1 1");
    }

    [Fact]
    public void Several_share_a_gpu_where_its_parts_are_stated()
    {
        Probe("cuda");
        _pipeline.Edit("stages/Train/stage.json", "\"gpu\": 1", "\"gpu\": \"1/trains-per-gpu\"");
        _pipeline.Options = _pipeline.Options with { Resources = ["trains-per-gpu=2"] };
        Train(folds: 4, jobs: 4, crowd: "crowd 2 2");
        Assert.Equal(["cuda", "cuda", "cuda", "cuda"], Devices(4));
    }

    [Fact]
    public void Two_gpus_with_three_each_run_six_spread_over_both_and_say_which()
    {
        Probe("cuda");
        _pipeline.Edit("stages/Train/stage.json", "\"gpu\": 1", "\"gpu\": \"1/trains-per-gpu\"");
        _pipeline.Options = _pipeline.Options with { Resources = ["gpu=2", "trains-per-gpu=3"] };
        Train(folds: 6, jobs: 8, crowd: "crowd 6 6");
        Assert.Equal(["cuda:0", "cuda:1", "cuda:0", "cuda:1", "cuda:0", "cuda:1"], Devices(6));

        // How many share a GPU, and which one each had, is in no key.
        _pipeline.Options = _pipeline.Options with { Resources = ["gpu=1"] };
        Assert.Equal("", _pipeline.Changes("train"));
    }

    [Fact]
    public void Where_the_device_is_cpu_shares_of_a_gpu_change_nothing()
    {
        Probe("cpu");
        _pipeline.Edit("stages/Train/stage.json", "\"gpu\": 1", "\"gpu\": \"1/trains-per-gpu\"");
        _pipeline.Options = _pipeline.Options with { Resources = ["gpu=2", "trains-per-gpu=2"] };
        Train(folds: 3, jobs: 3, crowd: "crowd 3 3");
        Assert.Equal(["cpu", "cpu", "cpu"], Devices(3));
    }

    [Fact]
    public void A_gpu_does_not_count_where_the_device_is_cpu()
    {
        Probe("cpu");
        Train(folds: 3, jobs: 3, crowd: "crowd 3 3");
    }

    [Fact]
    public void A_resource_of_the_users_own_limits_who_runs_at_once()
    {
        _pipeline.Edit(
            "pipeline.json", "\"seed\"", "\"resources\": { \"memory\": 5 }, \"stages\": { \"train\": { \"resources\": { \"memory\": 2 } } },\n  \"seed\"");
        Train(folds: 4, jobs: 5, crowd: "crowd 2 2");
    }

    [Fact]
    public void The_longest_chain_starts_first_and_then_what_is_declared_first()
    {
        _pipeline.Stage("Aside", """
            { "name": "aside", "description": "Looks", "inputs": { "rows": "ingest.rows" }, "params": {}, "outputs": { "view": "view.txt" } }
            """);
        _pipeline.Options = _pipeline.Options with { Jobs = 1 };
        _pipeline.Changes();
        Assert.Equal(["ingest", "train[fold=0]", "train[fold=1]", "join", "aside", "last", "side"], Started());
    }

    [Fact]
    public void A_wide_instance_is_not_passed_by_narrow_ones_for_ever()
    {
        _pipeline.Options = _pipeline.Options with { Jobs = 2, Set = ["train.threads=2"] };
        var session = Session.Open([], _pipeline.Options);
        var queue = new SlotQueue(session, new Judge(session));
        var stale = new InstanceResult(InstanceState.Stale, "no earlier run");
        StageInstance[] Take() => [.. queue.TakeWhatFits().Select(taken => taken.Instance)];
        var instances = session.Graph.Instances.ToDictionary(instance => instance.Name);
        queue.Add(instances["side"], stale);
        Assert.Equal([instances["side"]], Take());
        queue.Add(instances["last"], stale);
        queue.Add(instances["train[fold=0]"], stale);
        Assert.Empty(Take());
        queue.Return(instances["side"]);
        Assert.Equal([instances["train[fold=0]"]], Take());
        queue.Return(instances["train[fold=0]"]);
        Assert.Equal([instances["last"]], Take());
    }

    private void Train(int folds, int jobs, string crowd, string more = "train.epochs=8")
    {
        _pipeline.Options = _pipeline.Options with { Jobs = jobs, Set = [$"folds.count={folds}", "train.act=" + crowd, more] };
        _pipeline.Changes("train");
    }

    private void Probe(string device)
    {
        _pipeline.InstallConsole("tools/Probe", "Probe");
        _pipeline.Write("tools/Probe/bin/Release/net10.0/facts.json", $$"""{ "facts": { "device": "{{device}}" } }""");
        _pipeline.Edit("stages/Train/stage.json", "\"seeded\"", "\"facts\": [\"device\"], \"seeded\"");
    }

    private string[] Devices(int folds) => [.. Enumerable.Range(0, folds).Select(fold =>
    {
        using var request = JsonDocument.Parse(_pipeline.Read($".digits/requests/train[fold={fold}].json"));
        return request.RootElement.GetProperty("device").GetString()!;
    })];

    private string[] Started() =>
        [.. _pipeline.Output.Split('\n').Where(line => line.Contains(" starts: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];
}
