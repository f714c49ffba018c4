using System.Security.Cryptography;
using System.Text;

namespace Digits.Pipeline.Tests;

/// <summary>A store that is damaged, foreign, full, read-only or no store at all: a run works, or says one clear thing.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();
    private readonly string _store;

    public StoreFaultTests()
    {
        _store = Path.Combine(_pipeline.Root, "store");
        _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run, Store = _store };
    }

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    public void A_truncated_record_is_as_good_as_none_and_replaced(int length)
    {
        _pipeline.Changes();
        foreach (string record in Records())
        {
            File.WriteAllText(record, File.ReadAllText(record)[..length]);
        }

        Forget();
        Assert.Equal(6, Ran());
        Forget();
        Assert.Equal(0, Ran());
    }

    [Fact]
    public void A_record_of_an_unknown_future_version_is_as_good_as_none()
    {
        _pipeline.Changes();
        foreach (string record in Records())
        {
            string line = File.ReadAllText(record).Split('\n')[0].Replace("{\"version\":1,", "{\"version\":\"2.0\",\"new\":[1],", StringComparison.Ordinal);
            File.WriteAllText(record, $"{line}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)))}\n");
        }

        Forget();
        Assert.Equal(6, Ran());
    }

    [Fact]
    public void Records_of_a_later_version_beside_ours_are_left_as_they_are()
    {
        _pipeline.Changes();
        string record = Records()[0];
        string foreign = record.Replace("/v1/", "/v2/", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(foreign)!);
        File.WriteAllText(foreign, "a later version's");
        File.Delete(record);
        Forget();
        Assert.Equal(1, Ran());
        Assert.Equal("a later version's", File.ReadAllText(foreign));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public void A_corrupt_store_entry_is_never_served_and_is_replaced(string content)
    {
        _pipeline.Changes();
        string good = _pipeline.Read("artifacts/last/end.txt");
        foreach (string file in Directory.GetFiles(Path.Combine(_store, "cas"), "*", SearchOption.AllDirectories))
        {
            PipelineFixture.AllowWriting(file);
            File.WriteAllText(file, content);
        }

        Forget();
        Assert.Equal(6, Ran());
        Assert.Equal(good, _pipeline.Read("artifacts/last/end.txt"));
        Forget();
        Assert.Equal(0, Ran());
        Assert.Equal(good, _pipeline.Read("artifacts/last/end.txt"));
    }

    [Fact]
    public void A_file_in_the_stores_place_is_refused()
    {
        File.WriteAllText(_store, "not a folder");
        Assert.Equal(2, _pipeline.Run());
        Assert.Equal("Found:    a file ROOT/store\nExpected: a folder for the store\nWhere:    --store or DIGITS_STORE\n", _pipeline.Error);
    }

    [SmallDiskFact]
    public void A_full_store_is_one_line_that_names_it_and_still_restores()
    {
        Directory.CreateDirectory(_store);
        Assert.True(SmallDiskFactAttribute.Command("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", _store));
        try
        {
            _pipeline.Changes();
            File.WriteAllBytes(Path.Combine(_store, "ballast"), []);
            Fill(Path.Combine(_store, "ballast"));
            _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
            Assert.Equal(2, _pipeline.Run());
            Assert.StartsWith("\nCannot write in the store ROOT/store: no space left on the disk (", _pipeline.Error, StringComparison.Ordinal);
            Assert.Single(_pipeline.Error.Trim().Split('\n'));
            _pipeline.Options = _pipeline.Options with { Set = [] };
            Forget();
            Assert.Equal(0, Ran());
            File.Delete(Path.Combine(_store, "ballast"));
            _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
            Assert.Equal(4, Ran());
        }
        finally
        {
            SmallDiskFactAttribute.Command("umount", _store);
        }
    }

    [SmallDiskFact]
    public void A_read_only_store_serves_hits_and_restores_and_is_one_line_where_something_must_run()
    {
        _pipeline.Changes();
        string mounted = Path.Combine(_pipeline.Root, "mounted");
        Directory.CreateDirectory(mounted);
        Assert.True(SmallDiskFactAttribute.Command("mount", "--bind", "-o", "ro", _store, mounted));
        try
        {
            _pipeline.Options = _pipeline.Options with { Store = mounted };
            Assert.Equal("", _pipeline.Changes());
            Forget();
            Assert.Equal(0, Ran());
            _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"], KeepGoing = true };
            Assert.Equal(2, _pipeline.Run());
            Assert.StartsWith("\nCannot write in the store ROOT/mounted: the file system is read-only (", _pipeline.Error, StringComparison.Ordinal);
            Assert.Single(_pipeline.Error.Trim().Split('\n'));
            using var error = new StringWriter();
            Assert.Equal(2, PipelineCommands.Gc("1", null, _pipeline.Options, TextWriter.Null, error));
            Assert.StartsWith($"Cannot write in the store {mounted}: the file system is read-only (", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            SmallDiskFactAttribute.Command("umount", mounted);
        }
    }

    private static void Fill(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.None, 0);
            while (true)
            {
                stream.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full, as meant.
        }
    }

    private string[] Records() => Directory.GetFiles(Path.Combine(_store, "ac"), "*", SearchOption.AllDirectories);

    /// <summary>Leaves nothing but the store.</summary>
    private void Forget()
    {
        Directory.Delete(Path.Combine(_pipeline.Root, "artifacts"), recursive: true);
        Directory.Delete(Path.Combine(_pipeline.Root, ".digits"), recursive: true);
    }

    private int Ran() => _pipeline.Changes().Split('\n').Count(line => line.Contains(": ran: ", StringComparison.Ordinal));
}
