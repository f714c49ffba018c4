using Digits.Pipeline.Execution;

namespace Digits.Pipeline;

/// <summary>Tells the engine where to work and what the user asked for.</summary>
public sealed record PipelineOptions
{
    /// <summary>Gets the folder with pipeline.json, stages/ and tools/.</summary>
    public required string Root { get; init; }

    /// <summary>Gets the folder where artifacts/ and .digits/ live; null means <see cref="Root"/>.</summary>
    public string? Workspace { get; init; }

    /// <summary>Gets the name that run.json carries as <c>target</c>; null means the asked stages, joined by a comma.</summary>
    public string? Target { get; init; }

    /// <summary>Gets the command line, the program first, which artifacts/index.html shows less what lets one into a server; empty means that it shows none.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Gets the folder or .zip file with the external data, relative to the current folder; null means pipeline.json's <c>data</c>.</summary>
    public string? Data { get; init; }

    /// <summary>Gets the recipe; null means pipeline.json's <c>recipe</c>.</summary>
    public string? Recipe { get; init; }

    /// <summary>Gets params as <c>path.to.param=value</c>, applied last and in order; empty by default.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Gets the device that the probe is asked for: <c>auto</c> (default), <c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Gets the number of <c>cpu</c> slots for stages that run side by side; null means pipeline.json's <c>resources.cpu</c>, or the processor count.</summary>
    public int? Jobs { get; init; }

    /// <summary>Gets the slots of other resources as <c>name=slots</c>, in place of those that pipeline.json states; empty by default.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Gets whether every input and output is hashed again instead of trusted by its stat.</summary>
    /// <remarks>Costs about a second per gigabyte.</remarks>
    public bool Verify { get; init; }

    /// <summary>Gets whether a run that would differ from pipeline.lock.json fails instead.</summary>
    public bool Locked { get; init; }

    /// <summary>Gets the instances that a run is about, with all that they need: <c>train[fold=3]</c>, or a stage for all of its; empty, the default, means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Gets the stages that run even where nothing changed; empty by default.</summary>
    public IReadOnlyList<string> Force { get; init; } = [];

    /// <summary>Gets whether instances that do not need a failed one still start.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Gets whether pipeline.json's <c>debug</c> section overlays the recipe.</summary>
    public bool Debug { get; init; }

    /// <summary>Gets whether <c>Status</c> prints run.json's shape instead of lines.</summary>
    public bool Json { get; init; }

    /// <summary>Gets whether the first and the last line of output carry the notice; true by default.</summary>
    /// <remarks>A caller that prints more around it turns this off and prints <see cref="PipelineCommands.Notice"/> itself.</remarks>
    public bool Notices { get; init; } = true;

    /// <summary>Gets whether <c>Run</c> only predicts, as <c>Status</c> does.</summary>
    public bool DryRun { get; init; }

    /// <summary>Gets the folder of the artifact store, which several clones may share; null or empty means <c>.digits/store</c> in the workspace.</summary>
    public string? Store { get; init; }

    /// <summary>Gets the shared cache's address, at will with <c>user:password@</c>; null or empty means none.</summary>
    public string? Remote { get; init; }

    /// <summary>Gets the bearer token that lets one into the shared cache; null or empty means none.</summary>
    public string? RemoteToken { get; init; }

    /// <summary>Gets whether results are only downloaded from the shared cache.</summary>
    public bool RemoteReadOnly { get; init; }

    /// <summary>Gets the seconds within which the shared cache must answer and move 256 KiB; null means 10.</summary>
    public int? RemoteTimeout { get; init; }

    /// <summary>Gets how a stage is executed: by default as a process of its own.</summary>
    internal StageExecutor Executor { get; init; } = StageProcess.Run;

    /// <summary>Gets the clock by which a file counts as too young for its stamp to be trusted, and by which run logs are named.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gets what is told of each of <see cref="Running.FaultPoints.All"/> that a run reaches; for tests, null otherwise.</summary>
    internal Action<string>? FaultPoint { get; init; }
}
