namespace Digits.Pipeline.Tests;

/// <summary>Shows inputs that a param asks for, and runs in which no member is trained.</summary>
public sealed class WantedInputTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public WantedInputTests()
    {
        _pipeline.Edit("stages/Join/stage.json", "\"oof\": \"train[fold].oof\"", "\"oof\": \"train[member,fold].oof\", \"view\": \"side.view if join.side\"");
        _pipeline.Edit("stages/Join/stage.json", "\"join.act\": { \"type\": \"string\" }", "\"join.act\": { \"type\": \"string\" }, \"join.side\": { \"type\": \"boolean\" }");
        _pipeline.Edit("stages/Train/stage.json", "\"matrix\": { \"fold\"", "\"matrix\": { \"member\": \"members\", \"fold\"");
        _pipeline.Edit("pipeline.json", "\"join\": { \"act\": \"write\" }", "\"join\": { \"act\": \"write\", \"side\": false }");
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void An_input_is_there_only_where_its_param_is_true()
    {
        Assert.Equal(0, _pipeline.Run("last"));
        Assert.DoesNotContain("view:", _pipeline.Read("artifacts/join/all.txt"), StringComparison.Ordinal);
        Assert.False(_pipeline.Exists("artifacts/side/view.txt"));

        _pipeline.Options = _pipeline.Options with { Set = ["join.side=true"] };
        Assert.Equal(0, _pipeline.Run("last"));
        Assert.Contains("view: side", _pipeline.Read("artifacts/join/all.txt"), StringComparison.Ordinal);
        Assert.True(_pipeline.Exists("artifacts/side/view.txt"));
    }

    [Fact]
    public void A_recipe_that_names_no_member_trains_nothing()
    {
        _pipeline.Edit("pipeline.json", "\"long\": {", "\"none\": { \"members\": {}, \"join\": { \"side\": true } }, \"long\": {");
        _pipeline.Options = _pipeline.Options with { Recipe = "none" };
        Assert.DoesNotContain("train", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.DoesNotContain("oof", _pipeline.Read("artifacts/join/all.txt"), StringComparison.Ordinal);
        Assert.Equal("", _pipeline.Changes());
    }

    [Theory]
    [InlineData("join.act")]
    [InlineData("join.sid")]
    public void Only_a_boolean_param_that_there_is_can_ask_for_an_input_that_is_not_over_members(string param)
    {
        _pipeline.Edit("stages/Join/stage.json", "if join.side", "if " + param);
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal($"Found:    \"{param}\"\nExpected: a boolean param that a stage declares, or a string param for an input over members\nWhere:    input \"side.view\" of join (stages/Join/stage.json)\n", _pipeline.Error);
    }

    [Fact]
    public void An_input_asked_for_twice_is_refused()
    {
        _pipeline.Edit("stages/Join/stage.json", "if join.side", "if join.side if join.side");
        Assert.Equal(2, _pipeline.Run());
        Assert.StartsWith(
            "Found:    input \"side.view if join.side if join.side\"\nExpected: stage.output or stage[coordinate].output, or either and \" if \" and a param\n",
            _pipeline.Error,
            StringComparison.Ordinal);
    }
}
