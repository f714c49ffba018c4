namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>What becomes of an instance; a set, where it depends on what its siblings do beside it.</summary>
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

/// <summary>The reference model of a store: what it holds undamaged.</summary>
internal sealed class StoreState
{
    /// <summary>Gets the model's keys of which the store has a record.</summary>
    public HashSet<string> Records { get; } = [];

    /// <summary>Gets the contents that the store has.</summary>
    public HashSet<string> Objects { get; } = [];

    /// <summary>Gets or sets the runs whose keys count, the oldest first.</summary>
    public IReadOnlyList<PastUse> Runs { get; set; } = [];
}

/// <summary>A file among the artifacts: what it holds, and what the engine's stamps say that it holds.</summary>
internal sealed record PlacedFile(string Actual, string Believed);

/// <summary>The reference model of a workspace: its records, its artifacts.</summary>
internal sealed class WorkspaceState
{
    /// <summary>Gets the key that an instance's record holds; instances without a record are left out.</summary>
    public Dictionary<string, string> Records { get; } = [];

    /// <summary>Gets the files below artifacts/; those that are missing are left out.</summary>
    public Dictionary<string, PlacedFile> Files { get; } = [];
}

/// <summary>Predicts by the engine's documented rules what becomes of an instance whose writers are good.</summary>
internal sealed class Expectation(StoreState store, WorkspaceState workspace, bool verify, string? forced)
{
    /// <summary>Gets what a run does, and Status says, <see cref="Outcome.Ran"/> for stale.</summary>
    public Outcome Of(CleanInstance instance)
    {
        if (instance.Stage == forced)
        {
            return Outcome.Ran;
        }

        List<string> missing = [.. instance.Files.Where(file => !IsRight(file.Key, file.Value)).Select(file => file.Value)];
        bool isRecorded = workspace.Records.GetValueOrDefault(instance.Name) == instance.Key;
        return isRecorded && missing.Count == 0 ? Outcome.Hit
            : (isRecorded || store.Records.Contains(instance.Key)) && missing.TrueForAll(store.Objects.Contains) ? Outcome.Restored
            : Outcome.Ran;
    }

    /// <summary>Gets whether what the instance lacks came into the store while the run was under way: siblings share contents.</summary>
    public bool MayRestoreAfter(CleanInstance instance, IReadOnlySet<string> published) =>
        instance.Stage != forced && IsKnown(instance)
        && instance.Files.All(file => IsRight(file.Key, file.Value) || published.Contains(file.Value) || store.Objects.Contains(file.Value))
        && instance.Files.Any(file => !IsRight(file.Key, file.Value) && published.Contains(file.Value));

    /// <summary>Gets whether a record tells what the instance writes, so that those that read it need not wait for its run.</summary>
    public bool IsKnown(CleanInstance instance) =>
        workspace.Records.GetValueOrDefault(instance.Name) == instance.Key || store.Records.Contains(instance.Key);

    /// <summary>Gets whether a stage that is about to read a file finds it other than its key says, and nothing to heal it with.</summary>
    public bool IsLost(string path) => !verify && workspace.Files.TryGetValue(path, out var file) && file.Actual != file.Believed && !store.Objects.Contains(file.Believed);

    /// <summary>Gets whether a place is taken to hold a content.</summary>
    public bool IsRight(string path, string content) =>
        workspace.Files.TryGetValue(path, out var file) && (verify ? file.Actual : file.Believed) == content;
}
