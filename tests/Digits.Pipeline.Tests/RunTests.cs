namespace Digits.Pipeline.Tests;

public sealed class RunTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public RunTests() => Assert.Equal("""
        ingest: ran: no earlier run
        train[fold=0]: ran: no earlier run
        train[fold=1]: ran: no earlier run
        join: ran: no earlier run
        last: ran: no earlier run
        side: ran: no earlier run
        """, _pipeline.Changes());

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_second_run_only_hits() => Assert.Equal("", _pipeline.Changes());

    [Fact]
    public void A_changed_param_reruns_its_stage_and_what_follows_and_setting_it_back_restores()
    {
        string before = _pipeline.Read("artifacts/last/end.txt");
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
        Assert.Equal("""
            train[fold=0]: ran: params.train.epochs 8 -> 9
            train[fold=1]: ran: params.train.epochs 8 -> 9
            join: ran: input train[fold=0].oof changed, input train[fold=1].oof changed
            last: ran: input join.all changed
            """, _pipeline.Changes());
        Assert.NotEqual(before, _pipeline.Read("artifacts/last/end.txt"));

        _pipeline.Options = _pipeline.Options with { Set = [] };
        Assert.Equal("""
            train[fold=0]: restored: params.train.epochs 9 -> 8
            train[fold=1]: restored: params.train.epochs 9 -> 8
            join: restored: input train[fold=0].oof changed, input train[fold=1].oof changed
            last: restored: input join.all changed
            """, _pipeline.Changes());
        Assert.Equal(before, _pipeline.Read("artifacts/last/end.txt"));
    }

    [Fact]
    public void Touched_data_and_outputs_rerun_nothing()
    {
        foreach (string file in Directory.GetFiles(_pipeline.Root, "*.txt", SearchOption.AllDirectories).Append(Path.Combine(_pipeline.Root, "data/in.csv")))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddYears(60));
        }

        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void Equal_outputs_stop_reruns_downstream()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=constant"] };
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = ["join.act=constant", "train.epochs=9"] };
        Assert.Equal("""
            train[fold=0]: ran: params.train.epochs 8 -> 9
            train[fold=1]: ran: params.train.epochs 8 -> 9
            join: ran: input train[fold=0].oof changed, input train[fold=1].oof changed
            """, _pipeline.Changes());
    }

    [Fact]
    public void A_removed_output_is_restored()
    {
        _pipeline.Delete("artifacts/train/fold=1/oof.txt");
        Assert.Equal("train[fold=1]: restored: output oof removed", _pipeline.Changes());
        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void A_corrupted_output_is_healed_and_does_not_spread()
    {
        string good = _pipeline.Read("artifacts/ingest/rows.txt");
        _pipeline.Write("artifacts/ingest/rows.txt", "wrong");
        Assert.Equal("ingest: restored: output rows changed", _pipeline.Changes());
        Assert.Equal(good, _pipeline.Read("artifacts/ingest/rows.txt"));
    }

    [Fact]
    public void An_output_edited_in_place_leaves_the_store_whole()
    {
        PipelineFixture.AllowWriting(Path.Combine(_pipeline.Root, "artifacts/ingest/rows.txt"));
        using (var stream = new FileStream(Path.Combine(_pipeline.Root, "artifacts/ingest/rows.txt"), FileMode.Open, FileAccess.Write))
        {
            stream.WriteByte((byte)'X');
        }

        Assert.Equal("ingest: restored: output rows changed", _pipeline.Changes());
        Assert.StartsWith("ingest", _pipeline.Read("artifacts/ingest/rows.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Removed_artifacts_come_back_from_the_store()
    {
        Directory.Delete(Path.Combine(_pipeline.Root, "artifacts"), recursive: true);
        Assert.DoesNotContain("ran", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.True(_pipeline.Exists("artifacts/last/end.txt"));
    }

    [Fact]
    public void An_output_that_the_store_lost_too_is_rebuilt()
    {
        Directory.Delete(Path.Combine(_pipeline.Root, ".digits/store"), recursive: true);
        _pipeline.Delete("artifacts/side/view.txt");
        Assert.Equal("side: ran: output view removed and not in the store", _pipeline.Changes());
        Assert.True(_pipeline.Exists("artifacts/side/view.txt"));
    }

    [Fact]
    public void A_damaged_store_entry_is_never_served()
    {
        string good = _pipeline.Read("artifacts/side/view.txt");
        foreach (string file in Directory.GetFiles(Path.Combine(_pipeline.Root, ".digits/store/cas"), "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
            File.WriteAllText(file, "damaged");
        }

        _pipeline.Delete("artifacts/side/view.txt");
        Assert.Equal("side: ran: output view removed and not in the store", _pipeline.Changes());
        Assert.Equal(good, _pipeline.Read("artifacts/side/view.txt"));
        _pipeline.Delete("artifacts/side/view.txt");
        Assert.Equal("side: restored: output view removed", _pipeline.Changes());
    }

    [Fact]
    public void A_cut_record_counts_as_no_earlier_run()
    {
        string record = _pipeline.Read(".digits/instances/side.json");
        _pipeline.Write(".digits/instances/side.json", record[..(record.Length / 2)]);
        Assert.Equal("side: restored: no earlier run", _pipeline.Changes());
    }

    [Fact]
    public void A_forced_stage_runs_and_equal_outputs_stop_there()
    {
        _pipeline.Options = _pipeline.Options with { Force = ["JOIN"] };
        Assert.Equal("join: ran: forced", _pipeline.Changes());
    }

    [Fact]
    public void A_target_runs_what_it_needs_and_nothing_else()
    {
        using var fresh = PipelineFixture.Usual();
        Assert.Equal("""
            ingest: ran: no earlier run
            train[fold=0]: ran: no earlier run
            train[fold=1]: ran: no earlier run
            """, fresh.Changes("Train"));
    }

    [Fact]
    public void Another_clone_at_another_path_makes_the_same_keys()
    {
        using var clone = PipelineFixture.Usual();
        clone.Options = clone.Options with { Store = Path.Combine(_pipeline.Root, ".digits/store") };
        Assert.DoesNotContain("ran", clone.Changes(), StringComparison.Ordinal);
        Assert.Equal(_pipeline.Read("artifacts/last/end.txt"), clone.Read("artifacts/last/end.txt"));
    }

    [Fact]
    public void A_shorter_matrix_reruns_what_reads_it_and_keeps_what_stays()
    {
        _pipeline.Edit("stages/Train/stage.json", "\"folds.count\": {", "\"folds.unused\": {");
        _pipeline.Edit("stages/Ingest/stage.json", "\"params\": {", "\"params\": { \"folds.count\": { \"type\": \"integer\", \"min\": 1 },");
        _pipeline.Edit("pipeline.json", "\"count\": 2", "\"count\": 2, \"unused\": 1");
        _pipeline.Changes();
        _pipeline.Options = _pipeline.Options with { Set = ["folds.count=1"] };
        Assert.Equal("""
            ingest: ran: params.folds.count 2 -> 1
            join: ran: input oof[fold=1] removed
            last: ran: input join.all changed
            """, _pipeline.Changes());
    }

    [Fact]
    public void Folders_of_instances_that_are_no_more_go_and_come_back()
    {
        string gone = Path.Combine(_pipeline.Root, "artifacts/train/fold=1");
        _pipeline.Write("artifacts/train/notes/mine.txt", "the user's own");
        _pipeline.Options = _pipeline.Options with { Set = ["folds.count=1"] };
        _pipeline.Changes();
        Assert.False(Directory.Exists(gone));
        Assert.True(_pipeline.Exists("artifacts/train/fold=0/oof.txt"));
        Assert.True(_pipeline.Exists("artifacts/train/notes/mine.txt"));

        _pipeline.Options = _pipeline.Options with { Set = [] };
        Assert.Contains("train[fold=1]: restored: output oof removed, output metrics removed", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.True(_pipeline.Exists("artifacts/train/fold=1/oof.txt"));
    }

    [Theory]
    [InlineData("train.act=fail@0", false)]
    [InlineData("join.act=fail", true)]
    public void Folders_of_instances_that_are_no_more_stay_until_their_stage_succeeds(string failure, bool goes)
    {
        _pipeline.Options = _pipeline.Options with { Set = ["folds.count=1", failure], Force = ["join"] };
        Assert.Equal(1, _pipeline.Run());
        Assert.Equal(!goes, _pipeline.Exists("artifacts/train/fold=1/oof.txt"));
    }
}
