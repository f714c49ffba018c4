namespace Digits.Pipeline.Tests;

public sealed class MembersTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public MembersTests()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"matrix\": { \"fold\"", "\"matrix\": { \"member\": \"members\", \"fold\"");
        _pipeline.Edit("stages/Join/stage.json", "train[fold].oof", "train[member,fold].oof");
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Without_members_the_axis_vanishes()
    {
        _pipeline.Changes();
        Assert.True(_pipeline.Exists("artifacts/train/fold=1/oof.txt"));
        Assert.Contains("oof[fold=1]: train[fold=1] oof", _pipeline.Read("artifacts/join/all.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_member_has_its_own_params_instances_and_folders()
    {
        Members("{ \"deep\": { \"train\": { \"epochs\": 30 } }, \"wide-1\": {} }");
        Assert.Contains("train[deep,fold=1]: ran: no earlier run", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.Contains("\"epochs\": 30", _pipeline.Read("artifacts/train/member=deep/fold=1/oof.txt"), StringComparison.Ordinal);
        Assert.Contains("\"epochs\": 8", _pipeline.Read("artifacts/train/member=wide-1/fold=1/oof.txt"), StringComparison.Ordinal);
        string joined = _pipeline.Read("artifacts/join/all.txt");
        Assert.Contains("oof[deep,fold=0]: train[deep,fold=0] oof", joined, StringComparison.Ordinal);
        Assert.Contains("oof[wide-1,fold=1]: train[wide-1,fold=1] oof", joined, StringComparison.Ordinal);
        Assert.Contains("\"member\": \"deep\"", _pipeline.Read(".digits/requests/train[deep,fold=0].json"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_members_param_reruns_that_member_alone()
    {
        Members("{ \"deep\": { \"train\": { \"epochs\": 30 } }, \"wide\": {} }");
        _pipeline.Changes();
        Members("{ \"deep\": { \"train\": { \"epochs\": 31 } }, \"wide\": {} }");
        Assert.Equal(
            """
            train[deep,fold=0]: ran: params.train.epochs 30 -> 31
            train[deep,fold=1]: ran: params.train.epochs 30 -> 31
            join: ran: input train[deep,fold=0].oof changed, input train[deep,fold=1].oof changed
            last: ran: input join.all changed
            """,
            _pipeline.Changes());
    }

    [Fact]
    public void What_is_set_on_the_command_line_holds_for_every_member()
    {
        Members("{ \"deep\": { \"train\": { \"epochs\": 30 } }, \"wide\": {} }");
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=2"] };
        _pipeline.Changes();
        Assert.Contains("\"epochs\": 2", _pipeline.Read("artifacts/train/member=deep/fold=0/oof.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipes_members_replace_the_others_and_folders_of_members_that_are_no_more_go()
    {
        Members("{ \"deep\": {}, \"wide\": {} }");
        _pipeline.Changes();
        _pipeline.Edit("pipeline.json", "\"long\": {", "\"long\": { \"members\": { \"other\": {} },");
        _pipeline.Options = _pipeline.Options with { Recipe = "long" };
        _pipeline.Changes();
        Assert.True(_pipeline.Exists("artifacts/train/member=other/fold=1/oof.txt"));
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "artifacts/train/member=deep")));
        _pipeline.Options = _pipeline.Options with { Recipe = null };
        Assert.DoesNotContain(": ran:", _pipeline.Changes(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"a b\": {} }", "member \"a b\"", "letters, digits, - and _", 16)]
    [InlineData("{ \"a\": { \"train\": { \"epoch\": 1 } } }", "unknown key \"train.epoch\"", "\"train.epochs\" (the nearest valid key)", 34)]
    [InlineData("{ \"a\": { \"folds\": { \"count\": 1 } } }", "folds.count of member \"a\"", "a param that only stages with an instance per member read", 34)]
    [InlineData("{ \"a\": { \"join\": { \"act\": \"write\" } } }", "join.act of member \"a\"", "a param that only stages with an instance per member read", 33)]
    public void A_member_that_cannot_be_is_refused(string members, string found, string expected, int column)
    {
        Members(members);
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    pipeline.json, line 5, column {column}\n", _pipeline.Error);
    }

    private void Members(string members)
    {
        string text = _pipeline.Read("pipeline.json");
        int start = text.IndexOf("\"recipe\": \"plain\",", StringComparison.Ordinal);
        int end = text.IndexOf('\n', start);
        _pipeline.Write("pipeline.json", $"{text[..start]}\"recipe\": \"plain\",\n  \"members\": {members},{text[(text.IndexOf("\"members\"", StringComparison.Ordinal) > 0 ? text.IndexOf('\n', end + 1) : end)..]}");
    }
}
