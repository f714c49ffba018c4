namespace ApiSurface;

/// <summary>Holds a public member in a form in which source text and reflection can be compared.</summary>
/// <param name="Owner">The namespace or type that holds the member, with its number of type parameters: <c>Parquet.Schema.DataField`1</c>.</param>
/// <param name="Key">The signature without modifiers, nullability, white space, attributes, constraints and defaults.</param>
/// <param name="Defaults">One default per parameter that has one; null for a default that source text does not spell out as a value.</param>
/// <param name="Text">The member as it was written, or as reflection shows it.</param>
internal sealed record ApiMember(string Owner, string Key, IReadOnlyList<string?> Defaults, string Text)
{
    /// <summary>Tells whether both are the same member with the same defaults.</summary>
    public bool Matches(ApiMember other) =>
        Owner == other.Owner && Key == other.Key && Defaults.Count == other.Defaults.Count
        && Defaults.Zip(other.Defaults).All(pair => pair.First is null || pair.Second is null || pair.First == pair.Second);
}
