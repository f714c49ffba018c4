namespace Digits.Pipeline.Tests;

public sealed class GcTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public GcTests() => _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void The_newest_runs_stay_restorable_and_older_ones_go()
    {
        RunWith(9, 10, 11);
        int before = Objects().Length;
        Assert.Equal(0, Gc("2"));
        string[] lines = _output.Split('\n');
        Assert.Matches("^Freed [0-9.]+ kB: 1 run, 4 records, 7 objects, 14 locks, 1 run log\\.$", lines[0]);
        string left = Collecting.ByteSize.Text(Size());
        Assert.Equal($"Left {left} in ROOT/.digits/store: 2 runs of 1 workspace, 10 records, {Objects().Length} objects.", lines[1]);
        Assert.Equal(before - 7, Objects().Length);
        Assert.Equal("restored", States(10));
        Assert.Equal("restored", States(11));
        Assert.Equal("ran", States(9));
    }

    [Fact]
    public void A_dry_run_tells_the_same_and_removes_nothing()
    {
        RunWith(9, 10, 11);
        string[] before = Files(".digits");
        _pipeline.Options = _pipeline.Options with { DryRun = true };
        Assert.Equal(0, Gc("1"));
        string told = _output;
        Assert.Equal(before, Files(".digits"));
        _pipeline.Options = _pipeline.Options with { DryRun = false };
        Assert.Equal(0, Gc("1"));
        Assert.Equal(told.Replace("Would free", "Freed", StringComparison.Ordinal).Replace("Would leave", "Left", StringComparison.Ordinal), _output);
        Assert.Equal(0, Gc("1"));
        Assert.StartsWith("Nothing to free.\nLeft ", _output, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_the_same_keys_count_once()
    {
        RunWith(9, 10);
        _pipeline.Changes();
        _pipeline.Changes("train");
        _pipeline.Changes();
        _pipeline.Changes("train");
        Assert.Equal(0, Gc("3"));
        Assert.Equal("restored", States(9));
    }

    [Fact]
    public void A_size_limit_gives_up_oldest_runs_first_and_never_the_newest()
    {
        RunWith(9, 10, 11);
        long all = Size();
        Assert.Equal(0, Gc("10", $"{all}B"));
        Assert.Equal(all, Size());
        Assert.Equal(0, Gc("10", $"{all - 1}B"));
        Assert.Equal("restored", States(10));
        Assert.Equal("ran", States(9));
        RunWith(11);
        Assert.Equal(0, Gc("10", "0.1kB"));
        Assert.EndsWith("That is over --max-size=100 B: runs under way and each workspace's newest run need it.\n", _output, StringComparison.Ordinal);
        Assert.Equal("", _pipeline.Changes());
        Directory.Delete(Path.Combine(_pipeline.Root, "artifacts"), recursive: true);
        Assert.DoesNotContain(": ran: ", _pipeline.Changes(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_workspace_of_a_shared_store_keeps_its_newest_run_and_a_removed_one_keeps_nothing()
    {
        RunWith(9);
        using var clone = PipelineFixture.Usual();
        clone.Options = clone.Options with { Executor = QuickStage.Run, Store = Path.Combine(_pipeline.Root, ".digits/store"), Set = ["train.epochs=10"] };
        clone.Changes();
        RunWith(11, 12);
        Assert.Equal(0, Gc("1"));
        Assert.Contains(": 2 runs of 2 workspaces, ", _output, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(clone.Root, "artifacts"), recursive: true);
        Assert.DoesNotContain(": ran: ", clone.Changes(), StringComparison.Ordinal);
        Assert.Equal("restored", States(10));
        RunWith(12);
        Directory.Delete(Path.Combine(clone.Root, ".digits"), recursive: true);
        Assert.Equal(0, Gc("1"));
        Assert.Contains(": 1 run of 1 workspace, ", _output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_writers_that_died_left_goes()
    {
        RunWith(9);
        _pipeline.Write(".digits/store/cas/ab/.half.tmp", "half");
        _pipeline.Write(".digits/store/ac/v1/ab/.half.tmp", "half");
        _pipeline.Write(".digits/store/runs/00000000-0123456789abcdef", "run 1");
        _pipeline.Write(".digits/store/locks/ab/" + new string('a', 64), "");
        _pipeline.Write(".digits/checkpoints/" + new string('b', 64) + "/half", "half");
        _pipeline.Write(".digits/tmp/train/half", "half");
        _pipeline.Write(".digits/requests/gone.json", "{}");
        Assert.Equal(0, Gc(null));
        Assert.Equal("Freed 23 B: 1 run, 2 half-written files, 7 locks, 1 checkpoint, 1 abandoned folder, 1 request.", _output.Split('\n')[0]);
        Assert.Empty(Files(".digits/store/locks"));
        Assert.Empty(Files(".digits/checkpoints"));
        Assert.Equal("", _pipeline.Changes());
    }

    [Fact]
    public void The_checkpoint_of_a_run_that_was_killed_stays_while_the_run_counts()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["train.act=fail"] };
        Assert.Equal(1, _pipeline.Run());
        string[] checkpoints = Files(".digits/checkpoints");
        Assert.NotEmpty(checkpoints);
        Assert.Equal(0, Gc(null));
        Assert.Equal(checkpoints, Files(".digits/checkpoints"));
        _pipeline.Options = _pipeline.Options with { Set = [] };
        _pipeline.Changes();
        Assert.Equal(0, Gc("1"));
        Assert.Empty(Files(".digits/checkpoints"));
    }

    [Fact]
    public void A_damaged_record_goes_and_its_key_is_made_again()
    {
        RunWith(9);
        string record = Files(".digits/store/ac/v1")[0];
        File.WriteAllText(record, File.ReadAllText(record)[..40]);
        Assert.Equal(0, Gc(null));
        Assert.False(File.Exists(record));
        Directory.Delete(Path.Combine(_pipeline.Root, "artifacts"), recursive: true);
        Directory.Delete(Path.Combine(_pipeline.Root, ".digits/instances"), recursive: true);
        Assert.Single(_pipeline.Changes().Split('\n'), line => line.Contains(": ran: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ac/v2/ab/record", "records of another version of this program (v2)", "v1 alone (clear a shared store with the newest program that uses it)", "ac")]
    [InlineData("runs/00000009-0123456789abcdef", "a run of another version of this program (run 2)", "run 1 (clear a shared store with the newest program that uses it)", "runs/00000009-0123456789abcdef")]
    public void A_store_that_a_later_version_uses_too_is_left_alone(string file, string found, string expected, string where)
    {
        RunWith(9, 10);
        _pipeline.Write(".digits/store/" + file, "run 2 [\"machine\",\"/folder\"]\n");
        string[] before = Files(".digits/store/cas");
        Assert.Equal(2, Gc("1"));
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    ROOT/.digits/store/{where}\n", _error);
        Assert.Equal(before, Files(".digits/store/cas"));
        Assert.Equal("", _pipeline.Changes());
        Assert.True(_pipeline.Exists(".digits/store/" + file));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_wrong_number_of_runs_is_refused(string keep)
    {
        Assert.Equal(2, Gc(keep));
        Assert.Equal($"Found:    --keep={keep}\nExpected: a number of runs from 1\nWhere:    command line\n", _error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("500")]
    [InlineData("GB")]
    [InlineData("-1GB")]
    [InlineData("2 GiB")]
    [InlineData("99999999999999TB")]
    public void A_wrong_size_is_refused(string size)
    {
        Assert.Equal(2, Gc(null, size));
        Assert.Equal($"Found:    --max-size={size}\nExpected: a number with its unit B, kB, MB, GB or TB (powers of 1000): 500MB, 2.5GB\nWhere:    command line\n", _error);
    }

    [Theory]
    [InlineData("0B", 0, "0 B")]
    [InlineData("999b", 999, "999 B")]
    [InlineData("1.5 kB", 1500, "1.5 kB")]
    [InlineData("500MB", 500_000_000, "500 MB")]
    [InlineData("2.25gb", 2_250_000_000, "2.2 GB")]
    [InlineData("3TB", 3_000_000_000_000, "3 TB")]
    public void Sizes_are_read_and_written_with_their_unit(string text, long bytes, string written)
    {
        Assert.Equal(bytes, Collecting.ByteSize.Parse(text));
        Assert.Equal(written, Collecting.ByteSize.Text(bytes));
    }

    [Fact]
    public void Without_a_store_there_is_nothing_to_free()
    {
        Assert.Equal(0, Gc(null));
        Assert.Equal("Nothing to free: there is no store ROOT/.digits/store.\n", _output);
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, ".digits")));
    }

    [Fact]
    public void Clean_removes_the_artifacts_says_so_and_leaves_the_store()
    {
        Assert.Equal(0, Clean());
        Assert.Equal("Nothing to remove: there is no ROOT/artifacts.\n", _output);
        RunWith(9);
        string[] kept = Files(".digits/store");
        Assert.Equal(0, Clean());
        Assert.Matches("^Removed ROOT/artifacts: 14 files, [0-9.]+ kB\\. The next run brings back what the store holds\\.\n$", _output);
        Assert.False(Directory.Exists(Path.Combine(_pipeline.Root, "artifacts")));
        Assert.Equal(kept, Files(".digits/store"));
        Assert.DoesNotContain(": ran: ", _pipeline.Changes(), StringComparison.Ordinal);
    }

    private string _output = "";
    private string _error = "";

    private int Gc(string? keep, string? maxSize = null) => Command((output, error) => PipelineCommands.Gc(keep, maxSize, _pipeline.Options, output, error));

    private int Clean() => Command((output, error) => PipelineCommands.Clean(_pipeline.Options, output, error));

    private int Command(Func<TextWriter, TextWriter, int> command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = command(output, error);
        _output = output.ToString().Replace(_pipeline.Root, "ROOT", StringComparison.Ordinal);
        _error = error.ToString().Replace(_pipeline.Root, "ROOT", StringComparison.Ordinal);
        return exitCode;
    }

    private void RunWith(params int[] epochs)
    {
        foreach (int number in epochs)
        {
            _pipeline.Options = _pipeline.Options with { Set = [$"train.epochs={number}"] };
            _pipeline.Changes();
        }
    }

    /// <summary>Gets what became of the folds: <c>ran</c> or <c>restored</c>.</summary>
    private string States(int epochs)
    {
        _pipeline.Options = _pipeline.Options with { Set = [$"train.epochs={epochs}"] };
        return _pipeline.Changes().Split('\n')[0].Split(": ")[1];
    }

    private string[] Objects() => Files(".digits/store/cas");

    private long Size() => Files(".digits/store/cas").Concat(Files(".digits/store/ac")).Sum(file => new FileInfo(file).Length);

    private string[] Files(string folder) =>
        [.. Directory.GetFiles(Path.Combine(_pipeline.Root, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
