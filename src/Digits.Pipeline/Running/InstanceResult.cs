using Digits.Pipeline.Keys;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Running;

/// <summary>What became, or would become, of an instance.</summary>
internal enum InstanceState
{
    Hit,
    Restored,
    Ran,
    Stale,
    Failed,
    Skipped,
}

/// <summary>An instance's state and what led to it.</summary>
internal sealed record InstanceResult(InstanceState State, string Reason)
{
    /// <summary>Gets the key; empty where it could not be known.</summary>
    public string Key { get; init; } = "";

    /// <summary>Gets the components of the key.</summary>
    public IReadOnlyList<KeyComponent> Components { get; init; } = [];

    /// <summary>Gets the record of the outputs; null where there are none.</summary>
    public InstanceRecord? Record { get; init; }

    /// <summary>Gets whether the shared cache was needed to restore.</summary>
    public bool FromRemote { get; init; }

    /// <summary>Gets the reason as people read it.</summary>
    public string ShownReason => State == InstanceState.Restored && FromRemote ? Reason + " (from remote)" : Reason;

    /// <summary>Gets the time from the start to the published outputs, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Gets when the instance was done, in seconds from the run's start; 0 where nothing ran.</summary>
    public double Ended { get; init; }

    /// <summary>Gets when the instance was begun, in seconds from the run's start.</summary>
    public double Began => Math.Max(0, Ended - Seconds);

    /// <summary>Gets what standard error says of a failure; empty otherwise.</summary>
    public string Message { get; init; } = "";

    /// <summary>Gets 1 or 2 for a failure, as the engine's exit code; 0 otherwise.</summary>
    public int ExitCode { get; init; }

    /// <summary>Gets whether other instances may use the outputs.</summary>
    public bool IsGood => State is InstanceState.Hit or InstanceState.Restored or InstanceState.Ran;
}
