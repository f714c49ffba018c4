namespace ApiSurface;

/// <summary>Holds a public member in a form in which source text and reflection can be compared.</summary>
/// <param name="Owner">The namespace or type that holds the member, with its number of type parameters: <c>Parquet.Schema.DataField`1</c>.</param>
/// <param name="Key">The signature without modifiers, nullability, white space, attributes, constraints and defaults.</param>
/// <param name="Defaults">One default per parameter that has one; null for a default that source text does not spell out as a value.</param>
/// <param name="Text">The member as it was written, or as reflection shows it.</param>
/// <param name="Traits">What else a caller may rely on.</param>
internal sealed record ApiMember(string Owner, string Key, IReadOnlyList<string?> Defaults, string Text, ApiTraits Traits)
{
    /// <summary>Tells whether this line of a list describes a member: the same signature with the same defaults, whose traits it allows.</summary>
    public bool Describes(ApiMember found) =>
        Owner == found.Owner && Key == found.Key && Defaults.Count == found.Defaults.Count
        && Defaults.Zip(found.Defaults).All(pair => pair.First is null || pair.Second is null || pair.First == pair.Second)
        && Traits.Allow(found.Traits);
}
