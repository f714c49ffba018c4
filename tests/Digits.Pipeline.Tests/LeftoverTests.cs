using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Tests;

/// <summary>What a run that was killed while it published left half done: no result to anybody, and gone after the next run, in the store after Gc.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public LeftoverTests() => _pipeline.Options = _pipeline.Options with { Executor = QuickStage.Run };

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Temporary_files_and_folders_of_a_killed_publish_are_removed_and_never_taken_for_results()
    {
        _pipeline.Changes();
        string rows = _pipeline.Read("artifacts/ingest/rows.txt");
        string record = _pipeline.Read(".digits/instances/ingest.json");
        string stored = Assert.Single(Files(".digits/store/cas"), file => File.ReadAllText(file) == rows);
        string known = Assert.Single(Files(".digits/store/ac"), file => File.ReadAllText(file) == record);

        // All that ingest made is there, but only under passing names: each of them the very bytes of a good run.
        string[] own =
        [
            Plant("artifacts/ingest", rows), Plant("artifacts", "{}"), Plant(".digits", "stamps 1\n"), Plant(".digits/instances", record), Plant(".digits/requests", "{}"),
            Plant(".digits/runs", "{}"), _pipeline.Options.Root + "/.digits/tmp/ingest-abcdefgh.ijk/rows.txt", _pipeline.Options.Root + "/.digits/.abcdefgh.ijk.tmp/ingest/rows.txt",
        ];
        string[] shared = [Plant(Path.GetDirectoryName(stored)!, rows), Plant(Path.GetDirectoryName(known)!, record)];
        _pipeline.Write(".digits/tmp/ingest-abcdefgh.ijk/rows.txt", rows);
        _pipeline.Write(".digits/.abcdefgh.ijk.tmp/ingest/rows.txt", rows);
        string[] taken = [stored, known, Path.Combine(_pipeline.Root, "artifacts/ingest/rows.txt"), Path.Combine(_pipeline.Root, ".digits/instances/ingest.json")];
        Array.ForEach(taken, File.Delete);

        Assert.Equal("ingest: stale: no earlier run", _pipeline.Predicted("ingest"));
        Assert.Equal("ingest: ran: no earlier run", _pipeline.Changes("ingest"));
        Assert.Equal(rows, _pipeline.Read("artifacts/ingest/rows.txt"));
        Assert.All(own, path => Assert.False(File.Exists(path), path));
        Assert.DoesNotContain(Files(".").Except(shared), DurableFile.IsPassing);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_pipeline.Root, ".digits/tmp")));

        // Others may use the store at this moment: what lies there waits for Gc, which holds them off.
        Assert.All(shared, path => Assert.True(File.Exists(path), path));
        Assert.Equal(0, PipelineCommands.Gc(null, null, _pipeline.Options, TextWriter.Null, TextWriter.Null));
        Assert.All(shared, path => Assert.False(File.Exists(path), path));
        Assert.Equal("", _pipeline.Changes());
    }

    private string Plant(string folder, string text)
    {
        string path = DurableFile.PassingName(Path.Combine(_pipeline.Root, folder));
        File.WriteAllText(path, text);
        return path;
    }

    private string[] Files(string folder) => Directory.GetFiles(
        Path.GetFullPath(Path.Combine(_pipeline.Root, folder)), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
}
