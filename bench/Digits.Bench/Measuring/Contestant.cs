namespace Digits.Bench.Measuring;

/// <summary>Takes a turn in each round.</summary>
/// <param name="By">Who it is: <see cref="Ours"/>, or a peer with its version.</param>
/// <param name="Measure">Prepares what it needs unseen, and gets one or more readings.</param>
internal sealed record Contestant(string By, Func<IReadOnlyList<Reading>> Measure)
{
    /// <summary>Names our own rows.</summary>
    public const string Ours = "Digits";

    /// <summary>Makes one of ours.</summary>
    public static Contestant Our(Func<IReadOnlyList<Reading>> measure) => new(Ours, measure);

    /// <summary>Makes one of ours that gets a single reading.</summary>
    public static Contestant Our(string what, Unit unit, Func<double> measure) => Of(Ours, what, unit, measure);

    /// <summary>Makes one that gets a single reading.</summary>
    public static Contestant Of(string by, string what, Unit unit, Func<double> measure) => new(by, () => [new Reading(what, unit, measure())]);
}

/// <summary>Is one value of one round.</summary>
internal sealed record Reading(string What, Unit Unit, double Value);
