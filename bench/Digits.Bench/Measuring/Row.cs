namespace Digits.Bench.Measuring;

/// <summary>Is what one side took for one thing.</summary>
/// <param name="What">The thing; rows of it stand together, ours first.</param>
/// <param name="Unit">What the values are counted in.</param>
/// <param name="By">Who took it: <see cref="Contestant.Ours"/>, or a peer with its version.</param>
/// <param name="Values">The rounds.</param>
/// <param name="Ratio">How many times better ours was in each round; null for our own rows, and where nothing is compared.</param>
internal sealed record Row(string What, Unit Unit, string By, Spread Values, Spread? Ratio)
{
    /// <summary>Gets whether the row is ours.</summary>
    public bool IsOurs => By == Contestant.Ours;
}
