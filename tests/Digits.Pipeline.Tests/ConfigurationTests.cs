namespace Digits.Pipeline.Tests;

/// <summary>Mistakes in pipeline.json and options, each with its whole message.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_syntax_error_names_line_and_column()
    {
        _pipeline.Edit("pipeline.json", "\"seed\": 7,", "\"seed\": 7");
        Expect("""
            Found:    '"' is invalid after a value. Expected either ',', '}', or ']'.
            Expected: JSON without comments or trailing commas
            Where:    pipeline.json, line 4, column 3
            """);
    }

    [Theory]
    [InlineData("", "an empty file", 1)]
    [InlineData("{ \"data\": {\n", "the end of the file inside an object or array", 2)]
    public void A_file_that_ends_too_early_says_so(string text, string found, int line)
    {
        _pipeline.Write("pipeline.json", text);
        Expect($"Found:    {found}\nExpected: JSON without comments or trailing commas\nWhere:    pipeline.json, line {line}, column 1");
    }

    [Theory]
    [InlineData("\"seed\": 7", "\"seed\": \"7\"", "seed = \"7\"", "an integer 0..9007199254740991", 3)]
    [InlineData("\"seed\": 7", "\"seed\": 7.5", "seed = 7.5", "an integer 0..9007199254740991", 3)]
    [InlineData("\"data\": \"data\"", "\"data\": 1", "data = 1", "a folder or .zip file", 2)]
    public void Top_values_of_a_wrong_type_are_refused(string old, string now, string found, string expected, int line)
    {
        _pipeline.Edit("pipeline.json", old, now);
        Expect($"Found:    {found}\nExpected: {expected}\nWhere:    pipeline.json, line {line}, column 3");
    }

    [Fact]
    public void Unknown_keys_name_the_nearest_valid_ones_all_at_once()
    {
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 8, \"epoch\": 9");
        _pipeline.Edit("pipeline.json", "\"join\":", "\"jion\":");
        Expect("""
            Found:    unknown key "jion"
            Expected: "join" (the nearest valid key)
            Where:    pipeline.json, line 8, column 3

            Found:    unknown key "train.epoch"
            Expected: "train.epochs" (the nearest valid key)
            Where:    pipeline.json, line 7, column 43
            """);
    }

    [Theory]
    [InlineData("\"epochs\": 8", "\"epochs\": \"8\"", "train.epochs = \"8\"", "an integer 1..100", 30)]
    [InlineData("\"epochs\": 8", "\"epochs\": 8.5", "train.epochs = 8.5", "an integer 1..100", 30)]
    [InlineData("\"epochs\": 8", "\"epochs\": 101", "train.epochs = 101", "an integer 1..100", 30)]
    [InlineData("\"epochs\": 8", "\"epochs\": null", "train.epochs = null", "an integer 1..100", 30)]
    [InlineData("\"fp32\"", "\"fp16\"", "train.precision = \"fp16\"", "one of \"auto\", \"bf16\", \"fp32\"", 43)]
    public void Values_that_do_not_fit_name_what_does(string old, string now, string found, string expected, int column)
    {
        _pipeline.Edit("pipeline.json", old, now);
        Expect($"Found:    {found}\nExpected: {expected}\nWhere:    pipeline.json, line 7, column {column}");
    }

    [Fact]
    public void A_recipe_may_say_what_it_is_and_what_was_reported_and_neither_enters_a_key()
    {
        _pipeline.Edit("pipeline.json", "\"plain\": {}", "\"plain\": { \"note\": \"after a paper\", \"reported\": 0.997 }");
        Assert.NotEqual("", _pipeline.Changes());
        _pipeline.Edit("pipeline.json", "after a paper\", \"reported\": 0.997", "ours\"");
        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void A_recipes_remarks_of_a_wrong_type_or_elsewhere_are_refused()
    {
        _pipeline.Edit("pipeline.json", "\"plain\": {}", "\"plain\": { \"note\": 1, \"reported\": \"0.997\" }");
        _pipeline.Edit("pipeline.json", "\"debug\": {", "\"debug\": { \"note\": \"a trial\",");
        Expect("""
            Found:    1
            Expected: a text about the recipe
            Where:    pipeline.json, line 9, column 27

            Found:    "0.997"
            Expected: the score that its source reported, a number
            Where:    pipeline.json, line 9, column 38

            Found:    unknown key "note"
            Expected: "join" (the nearest valid key)
            Where:    pipeline.json, line 10, column 14
            """);
    }

    [Fact]
    public void A_repeated_key_is_an_error()
    {
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 8, \"epochs\": 9");
        Expect("Found:    key \"epochs\" twice\nExpected: each key once\nWhere:    pipeline.json, line 7, column 43");
    }

    [Fact]
    public void A_param_without_a_value_is_an_error()
    {
        _pipeline.Edit("pipeline.json", "\"epochs\": 8, ", "");
        Expect("Found:    no value for train.epochs\nExpected: an integer 1..100\nWhere:    pipeline.json");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        _pipeline.Delete("pipeline.json");
        Expect("Found:    no such file\nExpected: a file pipeline.json\nWhere:    ROOT/pipeline.json");
    }

    [Fact]
    public void An_unknown_recipe_lists_what_there_is()
    {
        _pipeline.Options = _pipeline.Options with { Recipe = "lang" };
        Expect("Found:    recipe \"lang\"\nExpected: one of plain, long (nearest: long)\nWhere:    --recipe");
    }

    [Fact]
    public void A_fault_in_a_recipe_that_is_not_chosen_is_found()
    {
        _pipeline.Edit("pipeline.json", "\"epochs\": 20", "\"epoks\": 20");
        Expect("""
            Found:    unknown key "train.epoks"
            Expected: "train.epochs" (the nearest valid key)
            Where:    pipeline.json, line 9, column 50
            """);
    }

    [Theory]
    [InlineData("train.epoch=3", "unknown key \"train.epoch\"", "\"train.epochs\" (the nearest valid key)")]
    [InlineData("epochs=3", "unknown key \"epochs\"", "\"train.epochs\" (the nearest valid key)")]
    [InlineData("train.epochs=many", "train.epochs = \"many\"", "an integer 1..100")]
    [InlineData("train.epochs=0", "train.epochs = 0", "an integer 1..100")]
    [InlineData("train.precision=half", "train.precision = \"half\"", "one of \"auto\", \"bf16\", \"fp32\"")]
    [InlineData("ingest.rows=abc", "ingest.rows = \"abc\"", "an integer 1..100 or null")]
    [InlineData("train.epochs", "\"train.epochs\"", "path.to.param=value")]
    [InlineData("seed=-1", "seed = -1", "an integer 0..9007199254740991")]
    [InlineData("sede=3", "unknown key \"sede\"", "\"seed\" (the nearest valid key)")]
    [InlineData("recipe=long", "a recipe among the params", "--recipe=long")]
    [InlineData("ingest=3", "the section \"ingest\"", "one of its params: ingest.act, ingest.rows")]
    [InlineData("=3", "\"=3\"", "path.to.param=value")]
    public void A_wrong_set_option_is_refused(string set, string found, string expected)
    {
        _pipeline.Options = _pipeline.Options with { Set = [set] };
        Expect($"Found:    {found}\nExpected: {expected}\nWhere:    --set={set}");
    }

    [Fact]
    public void An_unknown_target_names_the_nearest_stage()
    {
        Assert.Equal(2, _pipeline.Run("trian"));
        Assert.Equal(
            "Found:    stage \"trian\"\nExpected: one of sample, ingest, train, join, last, side (nearest: train)\nWhere:    target\n", _pipeline.Error);
        Assert.False(_pipeline.Exists(".digits/lock"));
    }

    [Fact]
    public void A_wrong_device_is_refused()
    {
        _pipeline.Options = _pipeline.Options with { Device = "gpu" };
        Expect("Found:    device \"gpu\"\nExpected: auto, cpu or cuda\nWhere:    --device");
    }

    [Fact]
    public void Overlays_apply_in_order_recipe_debug_set()
    {
        _pipeline.Edit("pipeline.json", "\"long\": { ", "\"long\": { \"ingest\": { \"rows\": 5 }, ");
        _pipeline.Options = _pipeline.Options with { Recipe = "long" };
        _pipeline.Changes("train");
        Assert.Contains("\"rows\": 5", _pipeline.Read(".digits/requests/ingest.json"), StringComparison.Ordinal);
        Assert.Contains("\"epochs\": 20", _pipeline.Read(".digits/requests/train[fold=0].json"), StringComparison.Ordinal);
        _pipeline.Options = _pipeline.Options with { Debug = true };
        _pipeline.Changes("ingest");
        Assert.Contains("\"rows\": 10", _pipeline.Read(".digits/requests/ingest.json"), StringComparison.Ordinal);
        _pipeline.Options = _pipeline.Options with { Set = ["ingest.rows=11"] };
        _pipeline.Changes("ingest");
        Assert.Contains("\"rows\": 11", _pipeline.Read(".digits/requests/ingest.json"), StringComparison.Ordinal);
    }

    private void Expect(string message)
    {
        Assert.Equal(2, _pipeline.Status());
        Assert.Equal(message + "\n", _pipeline.Error);
    }
}
