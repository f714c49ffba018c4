using System.Text.Json;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>A run as the store remembers it: the keys, the engine's, that it used.</summary>
/// <param name="Workspace">The workspace's folder.</param>
/// <param name="Keys">The keys.</param>
internal sealed record PastUse(string Workspace, IReadOnlySet<string> Keys)
{
    private const int KeyLength = 64;
    private const string Header = "run 1 ";

    /// <summary>Reads the runs of the store on disk, the oldest first.</summary>
    public static IReadOnlyList<PastUse> Read(World world)
    {
        string folder = Path.Combine(world.StoreFolder, "runs");
        return [.. (Directory.Exists(folder) ? Directory.GetFiles(folder) : []).Order(StringComparer.Ordinal)
            .Select(path => FileLock.ReadHeld(path).Split('\n')).Where(lines => lines[0].Length > 0)
            .Select(lines => new PastUse(JsonSerializer.Deserialize<string[]>(lines[0][Header.Length..])![1], lines.Skip(1).Where(line => line.Length == KeyLength).ToHashSet()))];
    }

    /// <summary>Requires that a run which ended named what it used, and that no other run was forgotten but one with the same keys; then learns it.</summary>
    /// <param name="world">The model and the disk.</param>
    /// <param name="results">What became of each instance.</param>
    public static void Learn(World world, IReadOnlyList<Result> results)
    {
        var now = Read(world);
        var sure = results.Where(result => result.State != Outcome.Skipped && result.Key.Length > 0).Select(result => result.Key).ToHashSet();
        ModelException.Require(now.Count > 0 && now[^1].Workspace == world.WorkspaceFolder, "the run left no entry in the store");
        ModelException.Require(sure.IsSubsetOf(now[^1].Keys), "the run used keys that its entry in the store does not name");
        ModelException.Require(now[^1].Keys.Count - sure.Count <= results.Count(result => result.Key.Length == 0), "the run's entry in the store names keys that it did not use");
        ModelException.Require(Same(now, [.. WithoutTwin(world.Store.Runs, now[^1]), now[^1]]), "the store forgot runs that no later run of the same keys replaces");
        world.Store.Runs = now;
    }

    /// <summary>Requires that a run which was killed left the other runs' entries alone; then learns its own.</summary>
    public static void LearnKilled(World world)
    {
        var now = Read(world);
        var before = world.Store.Runs;
        bool isEntered = now.Count > 0 && now[^1].Workspace == world.WorkspaceFolder;
        ModelException.Require(
            Same(now, before) || (isEntered && (Same(now.SkipLast(1), before) || Same(now.SkipLast(1), WithoutTwin(before, now[^1])))), "a killed run changed the entries of others");
        world.Store.Runs = now;
    }

    public static bool Same(IEnumerable<PastUse> one, IEnumerable<PastUse> other) => one.SequenceEqual(other);

    public bool Equals(PastUse? other) => other is not null && Workspace == other.Workspace && Keys.SetEquals(other.Keys);

    public override int GetHashCode() => HashCode.Combine(Workspace, Keys.Count);

    private static IEnumerable<PastUse> WithoutTwin(IReadOnlyList<PastUse> runs, PastUse newest)
    {
        var earlier = runs.LastOrDefault(run => run.Workspace == newest.Workspace);
        return earlier is not null && earlier.Equals(newest) ? runs.Where(run => !ReferenceEquals(run, earlier)) : runs;
    }
}
