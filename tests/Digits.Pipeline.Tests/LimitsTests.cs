using Digits.Pipeline.Running;

namespace Digits.Pipeline.Tests;

/// <summary>Slots and timeouts in pipeline.json: who takes what, and each mistake with its whole message.</summary>
public sealed class LimitsTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public LimitsTests() => _pipeline.Options = _pipeline.Options with { Jobs = null };

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Without_settings_there_are_the_machines_processors_and_one_gpu()
    {
        Assert.Equal($"cpu {Environment.ProcessorCount}, gpu 1", Capacity());
        Assert.Equal("cpu 1", Demand("train"));
    }

    [Fact]
    public void Pipeline_json_states_capacities_and_the_command_line_overrides_them()
    {
        Limit("\"resources\": { \"cpu\": 8, \"gpu\": 2, \"memory\": 4 }");
        Assert.Equal("cpu 8, gpu 2, memory 4", Capacity());
        _pipeline.Options = _pipeline.Options with { Jobs = 3, Resources = ["gpu=1", "memory=6"] };
        Assert.Equal("cpu 3, gpu 1, memory 6", Capacity());
    }

    [Fact]
    public void No_number_of_processors_means_the_machines()
    {
        Limit("\"resources\": { \"cpu\": null }");
        Assert.Equal($"cpu {Environment.ProcessorCount}, gpu 1", Capacity());
    }

    [Fact]
    public void A_stage_takes_what_it_declares_unless_pipeline_json_says_otherwise()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"seeded\"", "\"resources\": { \"cpu\": \"train.epochs\", \"gpu\": 1 }, \"seeded\"");
        Assert.Equal("cpu 8, gpu 1", Demand("train"));
        Limit("\"resources\": { \"memory\": 4 }, \"stages\": { \"train\": { \"resources\": { \"cpu\": 2, \"gpu\": 0, \"memory\": \"folds.count\" } } }");
        Assert.Equal("cpu 2, gpu 0, memory 2", Demand("train"));
        Assert.Equal("cpu 1", Demand("join"));
    }

    [Theory]
    [InlineData("250 ms", 250)]
    [InlineData("90 s", 90_000)]
    [InlineData("15min", 900_000)]
    [InlineData("1.5 h", 5_400_000)]
    [InlineData("30 d", 2_592_000_000)]
    public void A_timeout_is_a_number_with_its_unit(string text, double milliseconds)
    {
        Limit($"\"stages\": {{ \"train\": {{ \"timeout\": \"{text}\" }}, \"join\": {{ \"timeout\": null }} }}");
        var session = Open();
        TimeSpan? Of(string stage) => session.Limits.Timeout(session.Catalogue.Find(stage)!);
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Of("train"));
        Assert.Null(Of("join"));
        Assert.Null(Of("side"));
    }

    [Theory]
    [InlineData("\"2 hours\"")]
    [InlineData("\"-2 h\"")]
    [InlineData("\"0 s\"")]
    [InlineData("\"h\"")]
    [InlineData("\"1e3 s\"")]
    [InlineData("\"31 d\"")]
    [InlineData("120")]
    public void A_bad_duration_names_good_ones(string text)
    {
        Limit($"\"stages\": {{ \"train\": {{ \"timeout\": {text} }} }}");
        Expect($"stages.train.timeout = {text}", "a duration such as \"90 s\", \"15 min\" or \"2 h\", above 0 and at most \"30 d\"", 26);
    }

    [Theory]
    [InlineData("\"gpu\": 0", "resources.gpu = 0", "an integer of at least 1")]
    [InlineData("\"gpu\": null", "resources.gpu = null", "an integer of at least 1")]
    [InlineData("\"cpu\": -1", "resources.cpu = -1", "an integer of at least 1, or null for the machine's processors")]
    [InlineData("\"memory\": 1.5", "resources.memory = 1.5", "an integer of at least 1")]
    [InlineData("\"memory\": \"4 GB\"", "resources.memory = \"4 GB\"", "an integer of at least 1")]
    public void A_bad_capacity_names_good_ones(string capacity, string found, string expected)
    {
        Limit($"\"resources\": {{ {capacity} }}");
        Expect(found, expected, 18);
    }

    [Theory]
    [InlineData("\"memory\": 5", "stages.train.resources.memory = 5", "at most 4, all that there is of memory")]
    [InlineData("\"gpu\": 2", "stages.train.resources.gpu = 2", "at most 1, all that there is of gpu")]
    [InlineData("\"cpu\": \"train.epochs\"", "stages.train.resources.cpu = 8", "at most 7, all that there is of cpu")]
    [InlineData("\"memory\": -1", "stages.train.resources.memory = -1", "an integer of at least 0, or the path of an integer param")]
    [InlineData("\"memory\": \"train.act\"", "stages.train.resources.memory = \"train.act\"", "an integer of at least 0, or the path of an integer param")]
    [InlineData(
        "\"memroy\": 1", "resource \"memroy\"", "one of cpu, gpu, memory (nearest: memory), or its slots under \"resources\" in pipeline.json")]
    public void A_demand_that_nothing_can_meet_is_refused(string demand, string found, string expected)
    {
        Limit($"\"resources\": {{ \"cpu\": 7, \"memory\": 4 }}, \"stages\": {{ \"train\": {{ \"resources\": {{ {demand} }} }} }}");
        Expect(found, expected, 81);
    }

    [Fact]
    public void A_declared_resource_without_a_capacity_is_refused()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"seeded\"", "\"resources\": { \"memory\": 1 }, \"seeded\"");
        Expect(
            "resource \"memory\"", "one of cpu, gpu, or its slots under \"resources\" in pipeline.json", "stages/Train/stage.json");
    }

    [Fact]
    public void Unknown_stages_and_keys_name_the_nearest_ones_all_at_once()
    {
        Limit("\"stages\": { \"trian\": {}, \"join\": { \"time\": \"1 s\" }, \"side\": 3 }");
        Assert.Equal(2, _pipeline.Status());
        Assert.Equal("""
            Found:    stage "trian"
            Expected: one of sample, ingest, train, join, last, side (nearest: train)
            Where:    pipeline.json, line 2, column 15

            Found:    unknown key "time"
            Expected: "timeout" (the nearest valid key)
            Where:    pipeline.json, line 2, column 38

            Found:    stages.side = 3
            Expected: an object
            Where:    pipeline.json, line 2, column 55

            """, _pipeline.Error);
    }

    [Fact]
    public void A_slot_that_several_share_is_whole_until_its_parts_are_stated()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"seeded\"", "\"resources\": { \"gpu\": \"1/trains-per-gpu\" }, \"seeded\"");
        Assert.Equal("cpu 1, gpu 1", Demand("train"));
        Limit("\"resources\": { \"trains-per-gpu\": 2 }");
        Assert.Equal("cpu 1, gpu 1/2", Demand("train"));
        _pipeline.Options = _pipeline.Options with { Resources = ["gpu=1", "trains-per-gpu=4"] };
        Assert.Equal("cpu 1, gpu 1/4", Demand("train"));
        Assert.Equal($"cpu {Environment.ProcessorCount}, gpu 1", Capacity());
    }

    [Theory]
    [InlineData("trains-per-gpu=0", "\"trains-per-gpu=0\"", "name=slots, at least 1")]
    [InlineData(
        "trains-pre-gpu=2", "resource \"trains-pre-gpu\"",
        "one of cpu, gpu, trains-per-gpu (nearest: trains-per-gpu), or its slots under \"resources\" in pipeline.json")]
    public void A_wrong_number_of_parts_is_refused(string resources, string found, string expected)
    {
        _pipeline.Edit("stages/Train/stage.json", "\"seeded\"", "\"resources\": { \"gpu\": \"1/trains-per-gpu\" }, \"seeded\"");
        A_wrong_resources_option_is_refused(resources, found, expected);
    }

    [Theory]
    [InlineData("gpu", "\"gpu\"", "name=slots, at least 1")]
    [InlineData("gpu=0", "\"gpu=0\"", "name=slots, at least 1")]
    [InlineData("cpu=2", "cpu among the resources", "--jobs=N")]
    [InlineData("gqu=2", "resource \"gqu\"", "one of cpu, gpu (nearest: gpu), or its slots under \"resources\" in pipeline.json")]
    public void A_wrong_resources_option_is_refused(string resources, string found, string expected)
    {
        _pipeline.Options = _pipeline.Options with { Resources = [resources] };
        Expect(found, expected, $"--resources={resources}");
    }

    [Fact]
    public void Fewer_jobs_than_threads_are_no_mistake_whatever_pipeline_json_states()
    {
        Limit("\"resources\": { \"cpu\": 8 }, \"stages\": { \"side\": { \"resources\": { \"cpu\": 8 } } }");
        _pipeline.Options = _pipeline.Options with { Jobs = 1 };
        Assert.Equal("ingest: ran: no earlier run\nside: ran: no earlier run", _pipeline.Changes("side"));
    }

    [Fact]
    public void Resources_timeouts_and_jobs_change_no_key()
    {
        _pipeline.Changes();
        Limit("\"resources\": { \"cpu\": 3, \"memory\": 4 }, \"stages\": { \"train\": { \"resources\": { \"memory\": 2, \"cpu\": 2 }, \"timeout\": \"1 h\" } }");
        _pipeline.Options = _pipeline.Options with { Jobs = 5, Resources = ["memory=9"] };
        Assert.Equal("", _pipeline.Changes());
    }

    private void Limit(string settings)
    {
        string[] lines = _pipeline.Read("pipeline.json").Split('\n');
        _pipeline.Write("pipeline.json", string.Join('\n', [lines[0], "  " + settings + ",", .. lines.Skip(1)]));
    }

    private Session Open() => Session.Open([], _pipeline.Options);

    private string Capacity() => Shown(Open().Limits.Capacity);

    private string Demand(string stage)
    {
        var session = Open();
        return Shown(session.Limits.Demand(session.Catalogue.Find(stage)!, null));
    }

    private static string Shown<T>(IReadOnlyDictionary<string, T> slots) =>
        string.Join(", ", slots.OrderBy(resource => resource.Key, StringComparer.Ordinal).Select(resource => $"{resource.Key} {resource.Value}"));

    private void Expect(string found, string expected, int column) => Expect(found, expected, $"pipeline.json, line 2, column {column}");

    private void Expect(string found, string expected, string where)
    {
        Assert.Equal(2, _pipeline.Status());
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {where}\n", _pipeline.Error);
    }
}
