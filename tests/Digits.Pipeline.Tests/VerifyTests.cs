using System.Globalization;
using Digits.Pipeline.Hashing;

namespace Digits.Pipeline.Tests;

/// <summary>Content that changed while its stamp (size, times, inode) did not: what a failing disk does.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string Rows = "artifacts/ingest/rows.txt";
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();
    private readonly string _good;

    public VerifyTests()
    {
        _pipeline.Changes();

        // Hashes of files that are younger than the clock's tick are not remembered: the second run's are.
        Thread.Sleep(100);
        _pipeline.Changes();
        _good = _pipeline.Read(Rows);
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Verify_heals_an_output_whose_stamp_tells_nothing()
    {
        CorruptSilently(Rows);
        Assert.Equal("", _pipeline.Changes());
        _pipeline.Options = _pipeline.Options with { Verify = true };
        Assert.Equal("ingest: restored: output rows changed", _pipeline.Predicted());
        Assert.Equal("ingest: restored: output rows changed", _pipeline.Changes());
        Assert.Equal(_good, _pipeline.Read(Rows));
    }

    [Fact]
    public void A_stage_that_runs_never_reads_a_corrupted_input()
    {
        CorruptSilently(Rows);
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
        Assert.StartsWith("train[fold=0]: ran: params.train.epochs 8 -> 9\n", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.Contains(_good, _pipeline.Read("artifacts/train/fold=0/oof.txt"), StringComparison.Ordinal);
        Assert.Equal(_good, _pipeline.Read(Rows));
    }

    [Fact]
    public void Siblings_that_find_an_input_corrupted_at_once_heal_it_once()
    {
        CorruptSilently(Rows);
        _pipeline.Options = _pipeline.Options with { Set = ["folds.count=9"], Jobs = 9 };
        Assert.Equal(9, _pipeline.Changes("train").Split('\n').Count(line => line.Contains(": ran: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_corrupted_input_that_the_store_lost_too_fails_what_would_read_it_and_the_next_run_rebuilds_it()
    {
        CorruptSilently(Rows);
        Directory.Delete(Path.Combine(_pipeline.Root, ".digits/store"), recursive: true);
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"], Jobs = 1 };
        Assert.Equal(2, _pipeline.Run("train"));
        Assert.Equal(
            "\nFound:    ingest.rows changed since it was made\nExpected: its recorded content (run again to rebuild it)\nWhere:    ROOT/" + Rows + "\n",
            _pipeline.Error);
        Assert.Equal("""
            ingest: ran: output rows changed and not in the store
            train[fold=0]: ran: params.train.epochs 8 -> 9
            train[fold=1]: ran: params.train.epochs 8 -> 9
            """, _pipeline.Changes("train"));
        Assert.Equal(_good, _pipeline.Read(Rows));
    }

    [Fact]
    public void Corrupted_data_of_the_users_own_makes_its_key_anew()
    {
        CorruptSilently("data/in.csv");
        Assert.Equal("", _pipeline.Changes("ingest"));
        _pipeline.Options = _pipeline.Options with { Set = ["ingest.rows=5"] };
        Assert.Equal("ingest: ran: params.ingest.rows none -> 5, input in.csv changed", _pipeline.Changes("ingest").Replace("null", "none", StringComparison.Ordinal));
        Assert.Contains("X,2,3", _pipeline.Read(Rows), StringComparison.Ordinal);
    }

    /// <summary>Changes one byte and lets the remembered stamp be that of the changed file.</summary>
    private void CorruptSilently(string path)
    {
        string full = Path.Combine(_pipeline.Root, path);
        string text = _pipeline.Read(path);
        var before = FileStamp.Of(full)!.Value;
        _pipeline.Write(path, "X" + text[1..]);
        var after = FileStamp.Of(full)!.Value;
        Assert.Equal(before.Size, after.Size);
        string[] lines = _pipeline.Read(".digits/stamps").Split('\n');
        int line = Array.FindIndex(lines, line => line.EndsWith(" " + full, StringComparison.Ordinal));
        string[] part = lines[line].Split(' ', 7);
        lines[line] = string.Create(
            CultureInfo.InvariantCulture, $"{part[0]} {after.Size} {after.Modified} {after.Changed} {after.Inode} {after.Device} {full}");
        _pipeline.Write(".digits/stamps", string.Join('\n', lines));
    }
}
