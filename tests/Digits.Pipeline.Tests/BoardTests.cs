using System.Text.Json;

namespace Digits.Pipeline.Tests;

/// <summary>Runs the rows of a leaderboard, recipes and single instances, over one store.</summary>
public sealed class BoardTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();
    private string _results = "";

    public BoardTests() => _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Recipes_and_instances_run_once_and_a_second_time_all_hit_and_tell_the_same()
    {
        Write("""["plain", { "recipe": "long", "name": "twenty" }, { "instance": "side", "reported": "0.91 to 0.93" }, { "recipe": "long", "instance": "train[fold=1]" }]""");
        Assert.Equal(0, Compare());
        Assert.Equal(["plain", "twenty", "side", "long: train[fold=1]"], Rows().Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(
            ["ingest train[fold=0] train[fold=1] join", "ingest train[fold=0] train[fold=1] join", "ingest side", "ingest train[fold=1]"],
            Rows().Select(row => string.Join(' ', row.GetProperty("instances").EnumerateArray().Select(instance => instance.GetProperty("name").GetString()))));
        Assert.Equal(["", "", "0.91 to 0.93", ""], Rows().Select(row => row.GetProperty("reported").GetString()));
        Assert.Equal(8, _pipeline.Read("artifacts/run.json").Split("\"state\": \"ran\"").Length - 1);

        string first = _results.Replace("\"ran\"", "\"hit\"", StringComparison.Ordinal);
        Assert.Contains("\"seconds\": ", first, StringComparison.Ordinal);
        Assert.Equal(0, Compare());
        Assert.Equal(first, _results);
    }

    [Fact]
    public void Sizes_of_outputs_are_told_and_times_where_a_log_knows_them()
    {
        Write("""["plain"]""");
        Compare();
        var ingest = Rows()[0].GetProperty("instances")[0];
        Assert.Equal(_pipeline.Read(".digits/store/cas/" + ObjectOf("ingest")).Length, ingest.GetProperty("sizes").GetProperty("rows").GetInt64());
        Directory.Delete(Path.Combine(_pipeline.Root, ".digits", "runs"), recursive: true);
        Compare();
        Assert.False(Rows()[0].GetProperty("instances")[0].TryGetProperty("seconds", out _));
    }

    [Fact]
    public void What_a_recipes_source_reported_is_told_of_the_recipe_and_not_of_its_instances()
    {
        _pipeline.Edit("pipeline.json", "\"long\": {", "\"long\": { \"reported\": 0.964,");
        Write("""["long", { "recipe": "long", "instance": "side" }, { "recipe": "long", "name": "own", "reported": 0.97 }]""");
        Compare();
        Assert.Equal(["0.964", "", "0.97"], Rows().Select(row => row.GetProperty("reported").GetString()));
    }

    [Fact]
    public void A_recipe_or_an_instance_that_there_is_none_of_is_told_and_leaves_the_others_going()
    {
        Write("""["plane", "plain", { "instance": "train[fold=2]" }, { "instance": "trian" }, { "instance": "train" }]""");
        Assert.Equal(2, Compare());
        Assert.Equal(
            """

            Found:    recipe "plane"
            Expected: one of plain, long (nearest: plain)
            Where:    pipeline.json, line 5, column 19

            Found:    instance "train[fold=2]"
            Expected: one of ingest, train, train[fold=0], train[fold=1] (nearest: train[fold=0])
            Where:    pipeline.json, line 5, column 37

            Found:    instance "trian"
            Expected: a stage, one of sample, ingest, train, join, last, side (nearest: train), or an instance of one
            Where:    pipeline.json, line 5, column 70

            Found:    instance "train", which there are 2 of
            Expected: one of train[fold=0], train[fold=1]
            Where:    pipeline.json, line 5, column 95

            """,
            _pipeline.Error);
        Assert.Equal(["plain: True 4", "plane: False 0", "train[fold=2]: False 0", "trian: False 0", "train: False 0"], Rows().Select(Shown));
    }

    [Fact]
    public void A_recipe_that_fails_is_told_and_leaves_the_others_going()
    {
        _pipeline.Edit("pipeline.json", "\"epochs\": 20", "\"act\": \"fail\"");
        Write("""["long", "plain"]""");
        Assert.Equal(1, Compare());
        Assert.Contains("train[fold=0] (long) failed", _pipeline.Error, StringComparison.Ordinal);
        Assert.Equal(["long: False 4", "plain: True 4"], Rows().Select(Shown));
    }

    [Fact]
    public void A_dry_run_tells_what_is_missing_too()
    {
        Write("""["plane", "plain"]""");
        _pipeline.Options = _pipeline.Options with { DryRun = true };
        Assert.Equal(1, Compare());
        Assert.Contains("recipe \"plane\"", _pipeline.Error, StringComparison.Ordinal);
        _pipeline.Options = _pipeline.Options with { DryRun = false };
        Compare();
        _pipeline.Options = _pipeline.Options with { DryRun = true };
        Assert.Equal(2, Compare());
    }

    [Fact]
    public void Where_no_row_is_described_nothing_runs()
    {
        Write("""["plane"]""");
        Assert.Equal(2, Compare());
        Assert.Equal("Found:    recipe \"plane\"\nExpected: one of plain, long (nearest: plain)\nWhere:    pipeline.json, line 5, column 19\n", _pipeline.Error);
        Assert.False(_pipeline.Exists(".digits/store"));
    }

    [Theory]
    [InlineData("{}", "leaderboard = an object", "an array of recipes and of instances", "\"leaderboard")]
    [InlineData("[]", "an empty leaderboard", "an array of recipes and of instances", "\"leaderboard")]
    [InlineData("[3]", "leaderboard with 3", "a recipe's name, or an object", "3")]
    [InlineData("[\"plain\", \"plain\"]", "\"plain\" twice", "each name once", "\"plain\"]")]
    [InlineData("[{ \"name\": \"a\" }]", "a row of leaderboard without recipe and instance", "one of both, or both", "{ ")]
    [InlineData("[{ \"recipe\": 3, \"instance\": \"side\" }]", "recipe = 3", "a text", "\"recipe")]
    [InlineData("[{ \"recipe\": \"plain\", \"stage\": \"side\" }]", "unknown key \"stage\"", "\"name\" (the nearest valid key)", "\"stage")]
    public void A_leaderboard_that_cannot_be_is_refused(string board, string found, string expected, string at)
    {
        Write(board);
        Assert.Equal(2, Compare());
        int column = _pipeline.Read("pipeline.json").Split('\n')[4].IndexOf(at, StringComparison.Ordinal) + 1;
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    pipeline.json, line 5, column {column}\n", _pipeline.Error);
    }

    [Fact]
    public void Its_recipes_are_its_own()
    {
        Assert.Equal(2, Compare());
        Assert.Equal("Found:    no key \"leaderboard\"\nExpected: an array of recipes and of instances\nWhere:    pipeline.json\n", _pipeline.Error);
        Write("""["plain"]""");
        _pipeline.Options = _pipeline.Options with { Recipe = "long" };
        Assert.Equal(2, Compare());
        Assert.Equal("Found:    --recipe=long with a leaderboard\nExpected: its recipes in pipeline.json, under \"leaderboard\"\nWhere:    command line\n", _pipeline.Error);
    }

    private static string Shown(JsonElement row) =>
        $"{row.GetProperty("name").GetString()}: {row.GetProperty("good").GetBoolean()} {row.GetProperty("instances").GetArrayLength()}";

    private string ObjectOf(string stage)
    {
        using var record = JsonDocument.Parse(_pipeline.Read($".digits/store/ac/v1/{KeyPath(stage)}").Split('\n')[0]);
        string hash = record.RootElement.GetProperty("outputs").GetProperty("rows").GetString()!;
        return $"{hash[..2]}/{hash}";
    }

    private string KeyPath(string stage)
    {
        string key = Rows()[0].GetProperty("instances").EnumerateArray().Single(instance => instance.GetProperty("stage").GetString() == stage).GetProperty("key").GetString()!;
        return $"{key[..2]}/{key}";
    }

    private JsonElement[] Rows()
    {
        using var document = JsonDocument.Parse(_results);
        return [.. document.RootElement.GetProperty("points").EnumerateArray().Select(point => point.Clone())];
    }

    private void Write(string board)
    {
        string[] lines = _pipeline.Read("pipeline.json").Split('\n');
        _pipeline.Write("pipeline.json", string.Join('\n', [.. lines[..4], $"  \"leaderboard\": {board},", .. lines[4..]]));
    }

    private int Compare() => _pipeline.Call((output, error) => PipelineCommands.Compare(
        new Comparison("leaderboard", null, ["join"], ["join.all"]), _pipeline.Options, Keep, output, error));

    private int Keep(string file)
    {
        _results = File.ReadAllText(file);
        return 0;
    }
}
