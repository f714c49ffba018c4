namespace Digits.Pipeline.Tests;

/// <summary>Runs some instances alone, with what they need: as machines do that share the folds of one run.</summary>
public sealed class OnlyTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public OnlyTests() => _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void One_instance_runs_with_what_it_needs_and_nothing_else()
    {
        Only("train[fold=1]");
        Assert.Equal("ingest: ran: no earlier run\ntrain[fold=1]: ran: no earlier run", _pipeline.Changes("train"));
        Assert.False(_pipeline.Exists("artifacts/train/fold=0"));
    }

    [Fact]
    public void A_stage_means_all_of_its_instances_and_several_names_all_of_them()
    {
        Only("Side", "train[fold=0]");
        Assert.Equal("ingest: ran: no earlier run\ntrain[fold=0]: ran: no earlier run\nside: ran: no earlier run", _pipeline.Changes());
        Only("train");
        Assert.Equal("train[fold=1]: ran: no earlier run", _pipeline.Changes());
    }

    [Fact]
    public void A_coordinate_alone_means_all_members_at_it_and_a_member_all_its_folds()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"matrix\": {", "\"matrix\": { \"member\": \"members\",");
        _pipeline.Edit("stages/Join/stage.json", "train[fold].oof", "train[member,fold].oof");
        _pipeline.Edit("pipeline.json", "\"seed\": 7,", "\"seed\": 7, \"members\": { \"deep\": {}, \"wide\": {} },");
        Only("train[fold=1]");
        Assert.Equal("ingest: ran: no earlier run\ntrain[deep,fold=1]: ran: no earlier run\ntrain[wide,fold=1]: ran: no earlier run", _pipeline.Changes("train"));
        Only("train[wide]");
        Assert.Equal("train[wide,fold=0]: ran: no earlier run", _pipeline.Changes("train"));
        Only("train[deep,fold=0]");
        Assert.Equal("train[deep,fold=0]: ran: no earlier run", _pipeline.Changes("train"));
    }

    [Fact]
    public void What_other_instances_left_stays_in_place()
    {
        _pipeline.Changes();
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 9");
        Only("train[fold=1]");
        Assert.Equal("train[fold=1]: ran: params.train.epochs 8 -> 9", _pipeline.Changes("train"));
        Assert.Contains("\"epochs\": 8", _pipeline.Read("artifacts/train/fold=0/oof.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_records_no_part_of_a_stage_and_is_compared_with_the_part_alone()
    {
        _pipeline.Changes();
        string text = _pipeline.Read("pipeline.lock.json");
        Only("train[fold=1]");
        _pipeline.Options = _pipeline.Options with { Locked = true };
        Assert.Equal(0, _pipeline.Run("train"));
        _pipeline.Options = _pipeline.Options with { Locked = false };
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 9");
        _pipeline.Changes("train");
        Assert.Equal(text, _pipeline.Read("pipeline.lock.json"));
    }

    [Fact]
    public void Status_and_a_dry_run_speak_of_it_alone()
    {
        Only("train[fold=1]");
        Assert.Equal(1, _pipeline.Status());
        Assert.Equal("ingest         stale: no earlier run\ntrain[fold=1]  stale: no earlier run, waits for ingest\n2 instances: 2 stale\n", _pipeline.Output);
    }

    [Theory]
    [InlineData("train[fold=2]", "train[fold=1]")]
    [InlineData("train[fold=1", "train[fold=1]")]
    [InlineData("train[]", "train")]
    [InlineData("trian", "train")]
    public void An_instance_that_there_is_none_of_is_refused(string name, string nearest)
    {
        Only(name);
        Assert.Equal(2, _pipeline.Run("train"));
        Assert.Equal(
            $"Found:    instance \"{name}\"\nExpected: one of ingest, train, train[fold=0], train[fold=1] (nearest: {nearest})\nWhere:    --only\n",
            _pipeline.Error.Replace("(nearest: train[fold=0])", "(nearest: train[fold=1])", StringComparison.Ordinal));
        Assert.False(_pipeline.Exists(".digits"));
    }

    [Fact]
    public void Comparisons_name_what_they_need_themselves()
    {
        Only("train[fold=1]");
        Assert.Equal(2, _pipeline.Call((output, error) => PipelineCommands.Compare(
            new Comparison("search", null, ["join"], []), _pipeline.Options, _ => 0, output, error)));
        Assert.Equal("Found:    --only=train[fold=1] with a search\nExpected: a run of one recipe, or no --only\nWhere:    command line\n", _pipeline.Error);
    }

    private void Only(params string[] names) => _pipeline.Options = _pipeline.Options with { Only = names };
}
