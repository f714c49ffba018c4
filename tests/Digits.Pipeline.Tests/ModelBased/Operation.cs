using System.Globalization;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>One step of a sequence, as data: it means something in every state, so that sequences can be shrunk and replayed.</summary>
internal abstract record Operation
{
    protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

internal sealed record EditData(int Line, int Value) : Operation
{
    public override string ToString() => Text($"edit line {Line} of the data to {Value}");
}

internal sealed record TouchData : Operation
{
    public override string ToString() => "touch the data";
}

internal sealed record SetParam(string Path, string Value) : Operation
{
    public override string ToString() => $"set {Path} to {Value}";
}

internal sealed record SwitchRecipe(string Name) : Operation
{
    public override string ToString() => $"switch to recipe {Name}";
}

internal sealed record SetSeed(int Seed) : Operation
{
    public override string ToString() => Text($"set the seed to {Seed}");
}

/// <param name="Stage">A stage, or <c>library</c>.</param>
/// <param name="Version">Version and comment.</param>
internal sealed record EditCode(string Stage, string Version) : Operation
{
    public override string ToString() => $"edit the code of {Stage} to {Version}";
}

internal sealed record Revert(int Runs) : Operation
{
    public override string ToString() => Text($"revert all sources to those of {Runs} runs ago");
}

internal enum Damage
{
    Flip,
    FlipKeepingTimes,
    FlipBehindStamps,
    Truncate,
    Empty,
    Delete,
}

internal sealed record DamageArtifact(int Index, Damage Damage) : Operation
{
    public override string ToString() => Text($"{Damage} artifact {Index}");
}

internal sealed record DamageObject(int Index, Damage Damage) : Operation
{
    public override string ToString() => Text($"{Damage} store object {Index}");
}

internal sealed record DamageStoreRecord(int Index, Damage Damage) : Operation
{
    public override string ToString() => Text($"{Damage} store record {Index}");
}

internal sealed record DamageWorkspaceRecord(int Index, Damage Damage) : Operation
{
    public override string ToString() => Text($"{Damage} workspace record {Index}");
}

internal sealed record DamageStamps(Damage Damage) : Operation
{
    public override string ToString() => Text($"{Damage} the stamps");
}

internal sealed record DeleteArtifacts : Operation
{
    public override string ToString() => "delete the folder of artifacts";
}

internal sealed record DeleteWorkspace : Operation
{
    public override string ToString() => "delete all of the workspace but the store";
}

internal sealed record SwitchWorkspace : Operation
{
    public override string ToString() => "work in the other workspace";
}

/// <param name="Keep">The number of runs of each workspace to keep.</param>
/// <param name="MaxSize">The size to bring the store under, in percent of what it is; null for any.</param>
internal sealed record CollectGarbage(int Keep, int? MaxSize) : Operation
{
    public override string ToString() => Text($"gc --keep={Keep}{(MaxSize is { } share ? Text($" --max-size={share}%") : "")}");
}

/// <summary>What happens while a run is under way.</summary>
internal enum Event
{
    None,
    Fail,
    Cancel,
    Kill,
    EditData,
}

internal sealed record Run : Operation
{
    public string Target { get; init; } = "last";

    public bool Verify { get; init; }

    public string? Force { get; init; }

    public bool KeepGoing { get; init; }

    public int Jobs { get; init; } = 2;

    /// <summary>Gets whether files count as too young for their stamps to be kept.</summary>
    public bool Young { get; init; }

    /// <summary>Gets whether a second run, which must only hit, follows.</summary>
    public bool Twice { get; init; }

    public Event Event { get; init; }

    /// <summary>Gets at which instance or point the event happens.</summary>
    public int At { get; init; }

    public override string ToString()
    {
        string[] parts =
        [
            $"run {Target}", Verify ? "--verify" : "", Force is null ? "" : $"--force={Force}", KeepGoing ? "--keep-going" : "",
            Text($"--jobs={Jobs}"), Young ? "young files" : "", Twice ? "twice" : "", Event == Event.None ? "" : Text($"({Event} at {At})"),
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
