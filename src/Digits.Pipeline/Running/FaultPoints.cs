namespace Digits.Pipeline.Running;

/// <summary>A step of a run that changes something on the disk, or starts what does.</summary>
internal enum RunStep
{
    /// <summary>A folder in work and a request are written, and the stage's process starts.</summary>
    StartStage,

    /// <summary>A finished output moves out of its folder into the store's, under a passing name.</summary>
    MoveOutput,

    /// <summary>The output's content and mode are flushed.</summary>
    FlushOutput,

    /// <summary>The output gets its name in the store.</summary>
    NameOutput,

    /// <summary>The names in the store's folders are flushed.</summary>
    FlushStore,

    /// <summary>The store records the run, once all outputs are kept.</summary>
    Record,

    /// <summary>An output is copied from the store to its place among the artifacts.</summary>
    Place,

    /// <summary>The workspace records the run as the last good one.</summary>
    Remember,

    /// <summary>The checkpoint folder of a published key is removed.</summary>
    DropCheckpoint,

    /// <summary>The outputs of a key that the store knows are put in place.</summary>
    Restore,

    /// <summary>A damaged input is replaced out of the store just before a stage reads it.</summary>
    Heal,

    /// <summary>Outputs that carry their provenance get it.</summary>
    WriteProvenance,

    /// <summary>pipeline.lock.json records the run.</summary>
    SaveLock,

    /// <summary>The remembered hashes are written.</summary>
    SaveStamps,

    /// <summary>run.json is written.</summary>
    SaveRunJson,
}

/// <summary>Tells a test when a run reaches the start and the end of each step; does nothing in a run without one.</summary>
/// <param name="reached">Takes a point's name, on the thread that is about to take the step or has taken it; may throw or end the process.</param>
internal sealed class FaultPoints(Action<string>? reached)
{
    /// <summary>Gets the names of all points: <c>Record.before</c>, <c>Record.after</c> and so on.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<RunStep>().SelectMany(step => (string[])[Name(step, "before"), Name(step, "after")])];

    public void Before(RunStep step) => reached?.Invoke(Name(step, "before"));

    public void After(RunStep step) => reached?.Invoke(Name(step, "after"));

    private static string Name(RunStep step, string side) => $"{step}.{side}";
}
