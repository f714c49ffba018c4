namespace Digits.Pipeline.Tests;

/// <summary>Says what is wrong with a search or an ablation, and where.</summary>
public sealed class PointMistakeTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("{}", "nothing in search", "an object with a name for each search", "\"search")]
    [InlineData("[]", "search = an array", "an object with a name for each search", "\"search")]
    [InlineData("{ \"a\": 1 }", "search.a = 1", "an object", "\"a")]
    [InlineData("{ \"a\": {} }", "no key \"over\" in search.a", "an object: path.to.param to the values to try", "\"a")]
    [InlineData("{ \"a\": { \"over\": {} } }", "search.a.over = an empty object", "an object: path.to.param to the values to try", "\"over")]
    [InlineData("{ \"a\": { \"ovr\": {}, \"over\": { \"seed\": [1] } } }", "unknown key \"ovr\"", "\"over\" (the nearest valid key)", "\"ovr")]
    [InlineData("{ \"a\": { \"recipe\": 3, \"over\": { \"seed\": [1] } } }", "search.a.recipe = 3", "a recipe's name", "\"recipe")]
    [InlineData("{ \"a\": { \"over\": { \"train.epoch\": [1] } } }", "unknown key \"train.epoch\"", "\"train.epochs\" (the nearest valid key)", "\"train")]
    [InlineData("{ \"a\": { \"over\": { \"train.epochs\": 1 } } }", "train.epochs = 1", "an array of the values to try", "\"train")]
    [InlineData("{ \"a\": { \"over\": { \"train.epochs\": [] } } }", "train.epochs = an empty array", "an array of the values to try", "\"train")]
    [InlineData("{ \"a\": { \"over\": { \"train.epochs\": [1, 101] } } }", "train.epochs = 101", "an integer 1..100", "101")]
    [InlineData("{ \"a\": { \"over\": { \"train.epochs\": [1, 1] } } }", "train.epochs = 1 twice", "each value once", "1]")]
    [InlineData("{ \"a\": { \"over\": { \"seed\": [-1] } } }", "seed = -1", "an integer 0..9007199254740991", "-1")]
    public void A_search_that_cannot_be_is_refused(string search, string found, string expected, string at)
    {
        Write("search", search);
        AssertRefused("search", null, $"Found:    {found}\nExpected: {expected}\nWhere:    pipeline.json, line 5, column {ColumnOf(at)}\n");
    }

    [Theory]
    [InlineData("{ \"a\": { \"recipe\": \"long\", \"base\": \"plain\" } }", "no key \"parts\" in ablation.a", "an object: a part's name to its params")]
    [InlineData("{ \"a\": { \"recipe\": \"long\", \"parts\": { \"x\": [\"train\"] } } }", "no key \"base\" in ablation.a", "a recipe without the parts, or an object of sections with the params' values without them")]
    [InlineData("{ \"a\": { \"base\": \"plain\", \"parts\": { \"x\": [\"train\"] } } }", "no key \"recipe\" in ablation.a", "the recipe that has all parts")]
    [InlineData("{ \"a\": { \"recipe\": \"long\", \"base\": \"plain\", \"order\": \"none\", \"parts\": { \"x\": [\"train\"] } } }", "ablation.a.order = \"none\"", "\"cumulative\" or \"leave-one-out\"")]
    [InlineData("{ \"a\": { \"recipe\": \"long\", \"base\": \"plain\", \"parts\": { \"x\": [\"trian\"] } } }", "unknown key \"trian\"", "\"train\" (the nearest valid key)")]
    [InlineData("{ \"a\": { \"recipe\": \"long\", \"base\": \"plain\", \"parts\": { \"x\": \"train\" } } }", "part \"x\" = \"train\"", "an array of params or whole sections")]
    [InlineData("{ \"a\": { \"recipe\": \"long\", \"base\": \"plain\", \"parts\": { \"x\": [\"train.act\"] } } }", "part \"x\" without an effect", "a param whose value differs between ablation.a.recipe and ablation.a.base")]
    [InlineData("{ \"a\": { \"recipe\": \"long\", \"base\": \"plain\", \"parts\": { \"x\": [\"train.epochs\"], \"y\": [\"train.epochs\"] } } }", "train.epochs in two parts", "each param in one part")]
    [InlineData("{ \"a\": { \"recipe\": \"long\", \"base\": { \"train\": { \"epochs\": 0 } }, \"parts\": { \"x\": [\"train.epochs\"] } } }", "train.epochs = 0", "an integer 1..100")]
    public void An_ablation_that_cannot_be_is_refused(string ablation, string found, string expected)
    {
        Write("ablation", ablation);
        Assert.Equal(2, Compare("ablation", null));
        Assert.StartsWith($"Found:    {found}\nExpected: {expected}\nWhere:    pipeline.json, line 5, column ", _pipeline.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_recipe_is_told_with_its_place()
    {
        Write("ablation", "{ \"a\": { \"recipe\": \"long\", \"base\": \"plane\", \"parts\": { \"x\": [\"train\"] } } }");
        AssertRefused("ablation", null, $"Found:    recipe \"plane\"\nExpected: one of plain, long (nearest: plain)\nWhere:    pipeline.json, line 5, column {ColumnOf("\"base")}\n");
        Write("search", "{ \"a\": { \"recipe\": \"lang\", \"over\": { \"seed\": [1] } } }");
        AssertRefused("search", null, $"Found:    recipe \"lang\"\nExpected: one of plain, long (nearest: long)\nWhere:    pipeline.json, line 5, column {ColumnOf("\"recipe")}\n");
    }

    [Fact]
    public void Of_several_one_must_be_named()
    {
        AssertRefused("search", null, "Found:    no key \"search\"\nExpected: an object with a name for each search\nWhere:    pipeline.json\n");
        Write("search", "{ \"rate\": { \"over\": { \"seed\": [1] } }, \"size\": { \"over\": { \"seed\": [1] } } }");
        AssertRefused("search", null, "Found:    no --search\nExpected: --search=NAME, one of rate, size\nWhere:    command line\n");
        AssertRefused("search", "sise", "Found:    search \"sise\"\nExpected: one of rate, size (nearest: size)\nWhere:    --search\n");
        Assert.Equal(0, Compare("search", "size"));
    }

    [Fact]
    public void What_no_needed_stage_reads_cannot_be_searched()
    {
        Write("search", "{ \"a\": { \"over\": { \"join.act\": [\"write\"] } } }");
        AssertRefused("search", null, "Found:    values of join.act\nExpected: a param of a stage that the points need: ingest, train\nWhere:    pipeline.json: a\n", "train");
    }

    [Fact]
    public void A_value_that_is_set_and_searched_at_once_is_refused()
    {
        Write("search", "{ \"a\": { \"over\": { \"train.epochs\": [1] } } }");
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=3"] };
        AssertRefused("search", null, "Found:    --set=train.epochs=... beside values of train.epochs in search.a\nExpected: one of both\nWhere:    command line\n");
    }

    [Fact]
    public void There_is_no_lock_for_points()
    {
        Write("search", "{ \"a\": { \"over\": { \"train.epochs\": [1] } } }");
        _pipeline.Options = _pipeline.Options with { Locked = true };
        AssertRefused("search", null, "Found:    --locked with a search\nExpected: a run of one recipe: pipeline.lock.json records no other\nWhere:    command line\n");
    }

    /// <summary>Gets the 1-based column of a text in the line of the comparison.</summary>
    private int ColumnOf(string at) => _pipeline.Read("pipeline.json").Split('\n')[4].IndexOf(at, StringComparison.Ordinal) + 1;

    private void Write(string section, string value)
    {
        string text = _pipeline.Read("pipeline.json");
        string[] lines = [.. text.Split('\n').Where(line => !line.StartsWith("  \"search\"", StringComparison.Ordinal) && !line.StartsWith("  \"ablation\"", StringComparison.Ordinal))];
        _pipeline.Write("pipeline.json", string.Join('\n', [.. lines[..4], $"  \"{section}\": {value},", .. lines[4..]]));
    }

    private int Compare(string section, string? name, string stage = "join") => _pipeline.Call((output, error) => PipelineCommands.Compare(
        new Comparison(section, name, [stage], []), _pipeline.Options with { Executor = QuickStage.Run }, _ => 0, output, error));

    private void AssertRefused(string section, string? name, string message, string stage = "join")
    {
        Assert.Equal(2, Compare(section, name, stage));
        Assert.Equal(message, _pipeline.Error);
    }
}
