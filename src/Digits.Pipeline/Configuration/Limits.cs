using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Configuration;

/// <summary>How much of the machine stages may take at once, and for how long. Nothing of it changes an output, so nothing of it enters a key.</summary>
internal sealed record Limits
{
    /// <summary>Gets the slots of each resource; <c>cpu</c> and <c>gpu</c> are always among them.</summary>
    public required IReadOnlyDictionary<string, int> Capacity { get; init; }

    /// <summary>Gets the slots that an instance takes, by stage and member, then by resource; the member is empty where there is none.</summary>
    public required IReadOnlyDictionary<(string Stage, string Member), IReadOnlyDictionary<string, Portion>> Demands { get; init; }

    /// <summary>Gets how long an instance may run, by stage; a stage that is not among them has no limit.</summary>
    public required IReadOnlyDictionary<string, TimeSpan> Timeouts { get; init; }

    /// <summary>Gets the slots that an instance of the stage takes.</summary>
    public IReadOnlyDictionary<string, Portion> Demand(StageDeclaration stage, Member? member) => Demands[(stage.Name, member?.Name ?? "")];

    /// <summary>Gets how long an instance of the stage may run; null means without limit.</summary>
    public TimeSpan? Timeout(StageDeclaration stage) => Timeouts.TryGetValue(stage.Name, out var timeout) ? timeout : null;
}
