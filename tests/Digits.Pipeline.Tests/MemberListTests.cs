namespace Digits.Pipeline.Tests;

/// <summary>Shows a second list of members beside <c>members</c>, under a name that stage.json chooses, and a param that names some of them.</summary>
public sealed class MemberListTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public MemberListTests()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"matrix\": { \"fold\"", "\"matrix\": { \"member\": \"members\", \"fold\"");
        _pipeline.Edit("stages/Side/stage.json", "\"params\": {}", "\"matrix\": { \"kind\": \"floors\" }, \"params\": { \"side.depth\": { \"type\": \"integer\" } }");
        _pipeline.Edit("stages/Join/stage.json", "\"oof\": \"train[fold].oof\"", "\"oof\": \"train[member,fold].oof\", \"view\": \"side[kind].view if join.floors\"");
        _pipeline.Edit("stages/Join/stage.json", "\"join.act\": { \"type\": \"string\" }", "\"join.act\": { \"type\": \"string\" }, \"join.floors\": { \"type\": \"string\" }");
        _pipeline.Edit("pipeline.json", "\"join\": { \"act\": \"write\" }", "\"join\": { \"act\": \"write\", \"floors\": \"\" }, \"side\": { \"depth\": 1 }");
        _pipeline.Edit("pipeline.json", "\"recipe\": \"plain\",", "\"recipe\": \"plain\", \"floors\": { \"low\": {}, \"deep\": { \"side\": { \"depth\": 9 } } },");
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Each_list_makes_instances_of_the_stages_that_name_it()
    {
        Assert.Equal(0, _pipeline.Run());
        Assert.Contains("\"depth\": 1", _pipeline.Read("artifacts/side/kind=low/view.txt"), StringComparison.Ordinal);
        Assert.Contains("\"depth\": 9", _pipeline.Read("artifacts/side/kind=deep/view.txt"), StringComparison.Ordinal);
        Assert.True(_pipeline.Exists("artifacts/train/fold=1/oof.txt"));
        Assert.Contains("\"member\": \"deep\"", _pipeline.Read(".digits/requests/side[deep].json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_members_param_reruns_that_member_alone()
    {
        _pipeline.Changes();
        _pipeline.Edit("pipeline.json", "\"depth\": 9", "\"depth\": 8");
        Assert.Equal("side[deep]: ran: params.side.depth 9 -> 8", _pipeline.Changes());
    }

    [Fact]
    public void A_param_names_the_members_that_are_inputs()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.floors=deep"] };
        Assert.Equal(0, _pipeline.Run("last"));
        string joined = _pipeline.Read("artifacts/join/all.txt");
        Assert.Contains("view[deep]: side[deep] view", joined, StringComparison.Ordinal);
        Assert.DoesNotContain("view[low]", joined, StringComparison.Ordinal);

        _pipeline.Options = _pipeline.Options with { Set = ["join.floors=deep, low"] };
        Assert.Equal(0, _pipeline.Run("last"));
        Assert.Contains("view[low]: side[low] view", _pipeline.Read("artifacts/join/all.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_param_names_none_the_stage_is_not_needed()
    {
        Assert.Equal(0, _pipeline.Run("last"));
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "artifacts/side")));
    }

    [Fact]
    public void A_name_that_the_list_lacks_is_refused()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.floors=low,lo"] };
        Assert.Equal(2, _pipeline.Run("last"));
        Assert.Equal("Found:    \"lo\" in join.floors\nExpected: of low, deep, which floors names (nearest: low)\nWhere:    recipe plain\n", _pipeline.Error);

        _pipeline.Edit("pipeline.json", "\"floors\": { \"low\": {}, \"deep\": { \"side\": { \"depth\": 9 } } }", "\"floors\": {}");
        Assert.Equal(2, _pipeline.Run("last"));
        Assert.StartsWith("Found:    \"low\" in join.floors\nExpected: nothing, as floors names none\nWhere:    recipe plain\n", _pipeline.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipes_list_replaces_the_other_and_leaves_other_lists_as_they_are()
    {
        _pipeline.Edit("pipeline.json", "\"long\": {", "\"long\": { \"floors\": { \"third\": {} },");
        _pipeline.Options = _pipeline.Options with { Recipe = "long" };
        Assert.Equal(0, _pipeline.Run());
        Assert.True(_pipeline.Exists("artifacts/side/kind=third/view.txt"));
        Assert.False(_pipeline.Exists("artifacts/side/kind=low/view.txt"));
        Assert.True(_pipeline.Exists("artifacts/train/fold=1/oof.txt"));
    }

    [Fact]
    public void Members_set_only_what_the_stages_over_their_list_read()
    {
        _pipeline.Edit("pipeline.json", "\"side\": { \"depth\": 9 }", "\"train\": { \"epochs\": 9 }");
        Assert.Equal(2, _pipeline.Run());
        Assert.StartsWith(
            "Found:    train.epochs of member \"deep\"\nExpected: a param that only stages with an instance per member read\n", _pipeline.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lists_in_one_matrix_are_refused()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"member\": \"members\"", "\"member\": \"members\", \"kind\": \"floors\"");
        Assert.Equal(2, _pipeline.Run());
        Assert.Contains(
            "Found:    axes over members, floors\nExpected: at most one list of members, whose name is no section's\nWhere:    matrix of train (stages/Train/stage.json)\n",
            _pipeline.Error,
            StringComparison.Ordinal);
    }
}
