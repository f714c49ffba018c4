namespace Digits.Pipeline.Tests;

/// <summary>Eight processes on one store: each key runs once, all succeed, all have equal outputs.</summary>
public sealed class RaceTests : IDisposable
{
    private static readonly string[][] Targets = [[], [], ["train"], ["join"], ["side"], ["last"], ["ingest"], ["last", "side"]];
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Eight_processes_in_one_workspace_run_each_key_once() => await Race(number => "one");

    [Fact]
    public async Task Eight_workspaces_on_one_store_run_each_key_once() => await Race(number => $"workspace {number}");

    [Fact]
    public void Two_clones_at_different_paths_share_one_store_and_the_second_restores_everything()
    {
        using var clone = PipelineFixture.Usual();
        string store = Path.Combine(_pipeline.Root, "shared store");
        _pipeline.Options = _pipeline.Options with { Store = store };
        clone.Options = clone.Options with { Store = store };
        _pipeline.Changes();
        Assert.Equal(6, clone.Changes().Split('\n').Count(line => line.EndsWith(": restored: no earlier run", StringComparison.Ordinal)));
        Assert.Equal(Contents(Path.Combine(_pipeline.Root, "artifacts")), Contents(Path.Combine(clone.Root, "artifacts")));
        Assert.False(Directory.Exists(Path.Combine(clone.Root, ".digits/store")));
    }

    private async Task Race(Func<int, string> workspace)
    {
        var processes = Targets.Select((stages, number) =>
            new EngineProcess(_pipeline.Root, Path.Combine(_pipeline.Root, workspace(number)), Path.Combine(_pipeline.Root, "store"), "", stages)).ToList();
        try
        {
            foreach (var process in processes)
            {
                await process.Succeeds();
            }

            string[] started = [.. processes.SelectMany(process => process.Output.Split('\n'))
                .Where(line => line.Contains(" starts: ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal)];
            Assert.Equal(["ingest", "join", "last", "side", "train[fold=0]", "train[fold=1]"], started);
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }

        // Each workspace has what its targets asked for, equal to what the whole has.
        var whole = Contents(Path.Combine(_pipeline.Root, workspace(0), "artifacts"));
        Assert.Equal(6 * 2, whole.Count);
        for (int number = 0; number < Targets.Length; number++)
        {
            var part = Contents(Path.Combine(_pipeline.Root, workspace(number), "artifacts"));
            Assert.Equal(whole.Where(file => part.ContainsKey(file.Key)), part);
            Assert.All(Targets[number], stage => Assert.Contains(part.Keys, file => file.StartsWith(stage + "/", StringComparison.Ordinal)));
        }
    }

    private static SortedDictionary<string, string> Contents(string folder) => new(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) is not ("run.json" or "index.html"))
        .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText), StringComparer.Ordinal);
}
