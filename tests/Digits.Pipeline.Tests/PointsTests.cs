using System.Text.Json;

namespace Digits.Pipeline.Tests;

/// <summary>Runs the points of a search and of an ablation over one store.</summary>
public sealed class PointsTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();
    private string _results = "";
    private int _compared;

    public PointsTests()
    {
        _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };
        _pipeline.Edit("pipeline.json", "\"recipe\": \"plain\",", """
            "recipe": "plain",
            "search": { "epochs": { "over": { "train.epochs": [8, 9] } } },
            "ablation": { "length": { "recipe": "long", "base": "plain", "parts": { "longer": ["train.epochs"] } } },
            """);
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void What_no_point_changes_runs_once_and_a_second_search_only_hits()
    {
        Assert.Equal(0, Search());
        Assert.Equal(["ingest: ran", "join (epochs=8): ran", "join (epochs=9): ran", .. Folds("(epochs=8): ran", "(epochs=9): ran")], States());
        string first = _results;
        Assert.Equal(0, Search());
        Assert.All(States(), state => Assert.EndsWith(": hit", state, StringComparison.Ordinal));
        Assert.Equal(Contents(first), Contents(_results));
    }

    [Fact]
    public void A_point_equal_to_the_recipe_is_a_hit_and_makes_what_the_recipe_makes()
    {
        _pipeline.Changes();
        string artifact = _pipeline.Read("artifacts/join/all.txt");
        Assert.Equal(0, Search());
        Assert.Equal(["ingest: hit", "join (epochs=8): hit", "join (epochs=9): ran", .. Folds("(epochs=8): hit", "(epochs=9): ran")], States());
        Assert.Equal(artifact, Contents(_results)["epochs=8"]);

        // And the other way round: the recipe takes what a search has made.
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 9");
        Assert.DoesNotContain(": ran:", _pipeline.Changes("join"), StringComparison.Ordinal);
        Assert.Equal(Contents(_results)["epochs=9"], _pipeline.Read("artifacts/join/all.txt"));
    }

    [Fact]
    public void An_added_value_runs_its_own_points_alone()
    {
        Search();
        _pipeline.Edit("pipeline.json", "[8, 9]", "[8, 9, 10]");
        Assert.Equal(0, Search());
        Assert.Equal(["join (epochs=10): ran", .. Folds("(epochs=10): ran")], States().Where(state => !state.EndsWith(": hit", StringComparison.Ordinal)));
    }

    [Fact]
    public void Artifacts_stay_as_the_pipeline_itself_made_them()
    {
        _pipeline.Changes();
        var before = Artifacts();
        Assert.Equal(0, Search());
        Assert.Equal(before, Artifacts());
        Assert.False(_pipeline.Exists(".digits/points"), "the inputs of points are left behind");
        Assert.False(_pipeline.Exists("pipeline.lock.json") && _pipeline.Read("pipeline.lock.json").Contains("\"epochs\": 9", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dry_run_says_what_the_search_then_does()
    {
        _pipeline.Options = _pipeline.Options with { DryRun = true };
        Assert.Equal(1, Search());
        Assert.Contains("ingest                    stale: no earlier run\n", _pipeline.Output, StringComparison.Ordinal);
        Assert.Contains("join (epochs=9)           stale: no earlier run, waits for train\n", _pipeline.Output, StringComparison.Ordinal);
        Assert.False(_pipeline.Exists(".digits"));
        _pipeline.Options = _pipeline.Options with { DryRun = false };
        Search();
        _pipeline.Options = _pipeline.Options with { DryRun = true };
        Assert.Equal(0, Search());
        Assert.Equal(1, _compared);
    }

    [Fact]
    public void A_changed_code_is_the_reason_why_points_run_again()
    {
        Search();
        _pipeline.Append("stages/Join/bin/Release/net10.0/Helper.dll");
        Assert.Equal(0, Search());
        Assert.Contains("join (epochs=9)", _pipeline.Output, StringComparison.Ordinal);
        Assert.Contains("ran: code: Helper.dll changed", _pipeline.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_lost_from_the_store_are_made_again()
    {
        Search();
        Directory.Delete(Path.Combine(_pipeline.Root, ".digits", "store", "cas"), recursive: true);
        Assert.Equal(0, Search());
        Assert.Contains("ran: outputs lost from the store", _pipeline.Output, StringComparison.Ordinal);
        Assert.All(States(), state => Assert.EndsWith(": ran", state, StringComparison.Ordinal));
    }

    [Fact]
    public void A_point_that_fails_leaves_the_others_going_and_is_told()
    {
        _pipeline.Edit("pipeline.json", "\"train.epochs\": [8, 9]", "\"join.act\": [\"fail\", \"write\"]");
        Assert.Equal(1, Search());
        Assert.Equal(["ingest: ran", "join (act=fail): failed", "join (act=write): ran", "train[fold=0]: ran", "train[fold=1]: ran"], States());
        using var document = JsonDocument.Parse(_results);
        Assert.Equal([false, true], document.RootElement.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("good").GetBoolean()));
    }

    [Fact]
    public void Where_every_point_fails_nothing_is_compared()
    {
        _pipeline.Edit("pipeline.json", "\"train.epochs\": [8, 9]", "\"join.act\": [\"fail\"]");
        Assert.Equal(1, Search());
        Assert.Equal(0, _compared);
    }

    [Fact]
    public void Gc_keeps_the_points_of_recent_runs_and_forgets_the_others()
    {
        Search();
        Assert.Equal(0, _pipeline.Call((output, error) => PipelineCommands.Gc("1", null, _pipeline.Options, output, error)));
        Assert.Equal(0, Search());
        Assert.All(States(), state => Assert.EndsWith(": hit", state, StringComparison.Ordinal));
        _pipeline.Changes();
        Assert.Equal(0, _pipeline.Call((output, error) => PipelineCommands.Gc("1", null, _pipeline.Options, output, error)));
        Assert.Equal(
            ["ingest.json", "join.json", "last.json", "side.json", "train[fold=0].json", "train[fold=1].json"],
            Directory.GetFiles(Path.Combine(_pipeline.Root, ".digits", "instances")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Points_share_the_slots_that_there_are()
    {
        _pipeline.Options = new PipelineOptions { Root = _pipeline.Root, Jobs = 2 };
        _pipeline.Edit("pipeline.json", "[8, 9] }", "[8, 9], \"train.act\": [\"crowd 2 2\"] }");
        Assert.Equal(0, Search());
    }

    [Fact]
    public void Every_combination_is_a_point_and_the_last_param_changes_fastest()
    {
        _pipeline.Edit("pipeline.json", "[8, 9] }", "[8, 9], \"seed\": [1, 2], \"folds.count\": [1] }");
        Assert.Equal(0, Search());
        using var document = JsonDocument.Parse(_results);
        Assert.Equal(
            ["epochs=8, seed=1, count=1", "epochs=8, seed=2, count=1", "epochs=9, seed=1, count=1", "epochs=9, seed=2, count=1"],
            document.RootElement.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("name").GetString()));
    }

    [Fact]
    public void An_ablation_adds_parts_up_to_the_recipe_itself()
    {
        Assert.Equal(0, Compare("ablation"));
        Assert.Equal(["none", "+ longer"], Contents(_results).Keys);
        Assert.Contains("\"epochs\": 8", Contents(_results)["none"], StringComparison.Ordinal);
        Assert.Contains("\"epochs\": 20", Contents(_results)["+ longer"], StringComparison.Ordinal);
        _pipeline.Options = _pipeline.Options with { Recipe = "long" };
        Assert.DoesNotContain(": ran:", _pipeline.Changes("join"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ablation_takes_one_part_away_at_a_time_and_a_base_may_be_values()
    {
        _pipeline.Edit(
            "pipeline.json", "\"base\": \"plain\", \"parts\": {",
            "\"order\": \"leave-one-out\", \"base\": { \"train\": { \"epochs\": 3, \"precision\": \"bf16\" } }, \"parts\": { \"exact\": [\"train.precision\"],");
        Assert.Equal(0, Compare("ablation"));
        Assert.Equal(["all", "- exact", "- longer"], Contents(_results).Keys);
        Assert.Contains("\"precision\": \"bf16\"", Contents(_results)["- exact"], StringComparison.Ordinal);
        Assert.Contains("\"epochs\": 20", Contents(_results)["- exact"], StringComparison.Ordinal);
        Assert.Contains("\"epochs\": 3", Contents(_results)["- longer"], StringComparison.Ordinal);
    }

    private int Search() => Compare("search");

    private int Compare(string section) => _pipeline.Call((output, error) => PipelineCommands.Compare(
        new Comparison(section, null, ["join"], ["join.all"]), _pipeline.Options, Keep, output, error));

    private int Keep(string file)
    {
        _compared++;
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        _results = File.ReadAllText(file);
        foreach (var path in Outputs(document.RootElement).Select(output => output.Path).Distinct())
        {
            _results = _results.Replace(JsonSerializer.Serialize(path), JsonSerializer.Serialize(File.ReadAllText(path)), StringComparison.Ordinal);
        }

        return 0;
    }

    /// <summary>Gets what each point's output holds, by the point's name.</summary>
    private static Dictionary<string, string> Contents(string results)
    {
        using var document = JsonDocument.Parse(results);
        return Outputs(document.RootElement).ToDictionary(output => output.Point, output => output.Path);
    }

    private static IEnumerable<(string Point, string Path)> Outputs(JsonElement root) =>
        from point in root.GetProperty("points").EnumerateArray()
        from instance in point.GetProperty("instances").EnumerateArray()
        from output in instance.GetProperty("outputs").EnumerateObject()
        select (point.GetProperty("name").GetString()!, output.Value.GetString()!);

    private static IEnumerable<string> Folds(params string[] states) => Enumerable.Range(0, 2).SelectMany(fold => states.Select(state => $"train[fold={fold}] {state}"));

    private string[] States()
    {
        using var document = JsonDocument.Parse(_pipeline.Read("artifacts/run.json"));
        var instances = document.RootElement.GetProperty("instances").EnumerateArray().ToList();
        int points = instances.Max(instance => instance.GetProperty("points").GetArrayLength());
        return
        [
            .. instances.Select(instance =>
            {
                string[] users = [.. instance.GetProperty("points").EnumerateArray().Select(point => point.GetString()!)];
                string name = instance.GetProperty("name").GetString()!.Split('@')[0];
                return $"{name}{(users.Length == points ? "" : $" ({string.Join(" and ", users)})")}: {instance.GetProperty("state").GetString()}";
            }).Order(StringComparer.Ordinal),
        ];
    }

    private SortedDictionary<string, string> Artifacts()
    {
        string folder = Path.Combine(_pipeline.Root, "artifacts");
        return new(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("run.json" or "index.html"))
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText));
    }
}
