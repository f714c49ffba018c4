namespace Digits.Pipeline.Tests;

public sealed class ReadOnlyOutputTests : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public ReadOnlyOutputTests() => _pipeline.Changes();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Outputs_are_read_only_and_the_run_log_is_not()
    {
        Assert.All(Outputs(), file => Assert.Equal(ReadOnly, File.GetUnixFileMode(file)));
        Assert.Equal(6 * 2, Outputs().Length);
        Assert.True(File.GetUnixFileMode(Path.Combine(_pipeline.Root, "artifacts/run.json")).HasFlag(UnixFileMode.UserWrite));
    }

    [Fact]
    public void An_output_shares_no_inode_with_the_store()
    {
        var kept = Files(".digits/store/cas").Select(Inode).ToHashSet();
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(Outputs(), file => kept.Contains(Inode(file)));
    }

    [Fact]
    public void Every_output_edited_in_place_leaves_every_object_of_the_store_as_it_was()
    {
        var before = Contents(".digits/store/cas");
        foreach (string file in Outputs())
        {
            PipelineFixture.AllowWriting(file);
            File.AppendAllText(file, "edited");
        }

        Assert.Equal(before, Contents(".digits/store/cas"));
        Assert.Equal(6, _pipeline.Changes().Split('\n').Count(line => line.Contains(": restored: output ", StringComparison.Ordinal)));
        Outputs_are_read_only_and_the_run_log_is_not();
        Assert.Equal(before, Contents(".digits/store/cas"));
    }

    [Fact]
    public void A_changed_mode_alone_is_a_hit()
    {
        Array.ForEach(Outputs(), PipelineFixture.AllowWriting);
        Assert.Equal("", _pipeline.Predicted());
        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void Read_only_outputs_are_rerun_restored_and_cleared_away()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9", "folds.count=1"] };
        Assert.StartsWith("train[fold=0]: ran: ", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.False(_pipeline.Exists("artifacts/train/fold=1/oof.txt"));
        _pipeline.Options = _pipeline.Options with { Set = [] };
        Assert.DoesNotContain(": ran: ", _pipeline.Changes(), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(_pipeline.Root, "artifacts"), recursive: true);
        Assert.DoesNotContain(": ran: ", _pipeline.Changes(), StringComparison.Ordinal);
        Outputs_are_read_only_and_the_run_log_is_not();
    }

    [Fact]
    public void A_stage_that_passes_a_read_only_input_on_is_published()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["train.act=copy"] };
        _pipeline.Changes();
        Assert.Equal(_pipeline.Read("artifacts/ingest/rows.txt"), _pipeline.Read("artifacts/train/fold=0/oof.txt"));
        Outputs_are_read_only_and_the_run_log_is_not();
    }

    private string[] Outputs() => [.. Files("artifacts").Where(file => Path.GetFileName(file) is not ("run.json" or "index.html"))];

    private string[] Files(string folder) =>
        [.. Directory.GetFiles(Path.Combine(_pipeline.Root, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private Dictionary<string, string> Contents(string folder) => Files(folder).ToDictionary(file => file, File.ReadAllText);

    private static ulong Inode(string file) => Hashing.FileStamp.Of(file)!.Value.Inode;
}
