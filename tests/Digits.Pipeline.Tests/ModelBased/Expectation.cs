namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>What may become of an instance; a set, since a kill leaves open what was recorded.</summary>
[Flags]
internal enum Outcome
{
    None = 0,
    Hit = 1,
    Restored = 2,
    Ran = 4,
    Failed = 8,
    Skipped = 16,
}

/// <summary>Whether something is there and whole.</summary>
internal enum Presence
{
    No,
    Maybe,
    Yes,
}

/// <summary>The reference model of a store: what it holds undamaged.</summary>
internal sealed class StoreState
{
    /// <summary>Gets the records by the model's key.</summary>
    public Dictionary<string, Presence> Records { get; } = [];

    /// <summary>Gets the objects by their content.</summary>
    public Dictionary<string, Presence> Objects { get; } = [];
}

/// <summary>A file among the artifacts: what it holds, and what the engine's stamps say that it holds.</summary>
internal sealed record PlacedFile(string Actual, string Believed);

/// <summary>The reference model of a workspace: its records, its artifacts.</summary>
internal sealed class WorkspaceState
{
    public const string None = "";

    /// <summary>Gets the keys that an instance's record may hold, <see cref="None"/> for no record.</summary>
    public Dictionary<string, HashSet<string>> Records { get; } = [];

    /// <summary>Gets the files below artifacts/; those that are missing are left out.</summary>
    public Dictionary<string, PlacedFile> Files { get; } = [];

    public HashSet<string> RecordOf(string instance) => Records.TryGetValue(instance, out var keys) ? keys : Records[instance] = [None];
}

/// <summary>Predicts by the engine's documented rules what becomes of an instance whose writers are good.</summary>
internal sealed class Expectation(StoreState store, WorkspaceState workspace, bool verify, string? forced)
{
    /// <summary>Gets what a run may do, and Status may say, <see cref="Outcome.Ran"/> for stale.</summary>
    public Outcome Of(CleanInstance instance)
    {
        if (instance.Stage == forced)
        {
            return Outcome.Ran;
        }

        var keys = workspace.RecordOf(instance.Name);
        var record = store.Records.GetValueOrDefault(instance.Key);
        var missing = instance.Files.Where(file => !IsRight(file.Key, file.Value)).Select(file => store.Objects.GetValueOrDefault(file.Value)).ToList();
        bool mayHold = missing.All(presence => presence != Presence.No);
        bool mayLack = missing.Any(presence => presence != Presence.Yes);
        var outcome = Outcome.None;
        if (keys.Contains(instance.Key))
        {
            outcome |= missing.Count == 0 ? Outcome.Hit : (mayHold ? Outcome.Restored : 0) | (mayLack ? Outcome.Ran : 0);
        }

        if (keys.Any(key => key != instance.Key))
        {
            outcome |= (record != Presence.No && mayHold ? Outcome.Restored : 0) | (record != Presence.Yes || mayLack ? Outcome.Ran : 0);
        }

        return outcome;
    }

    /// <summary>Gets whether what the instance lacks came into the store while the run was under way: siblings share contents.</summary>
    public bool MayRestoreAfter(CleanInstance instance, IReadOnlySet<string> published) =>
        instance.Stage != forced
        && (workspace.RecordOf(instance.Name).Contains(instance.Key) || store.Records.GetValueOrDefault(instance.Key) != Presence.No)
        && instance.Files.All(file => IsRight(file.Key, file.Value) || published.Contains(file.Value) || store.Objects.GetValueOrDefault(file.Value) != Presence.No)
        && instance.Files.Any(file => !IsRight(file.Key, file.Value) && published.Contains(file.Value));

    /// <summary>Gets whether a record tells what the instance writes, so that those that read it need not wait for its run.</summary>
    public Presence Recorded(CleanInstance instance)
    {
        var keys = workspace.RecordOf(instance.Name);
        var record = store.Records.GetValueOrDefault(instance.Key);
        return record == Presence.Yes || keys.All(key => key == instance.Key) ? Presence.Yes
            : record == Presence.Maybe || keys.Contains(instance.Key) ? Presence.Maybe
            : Presence.No;
    }

    /// <summary>Gets whether a place is taken to hold a content.</summary>
    public bool IsRight(string path, string content) =>
        workspace.Files.TryGetValue(path, out var file) && (verify ? file.Actual : file.Believed) == content;
}
