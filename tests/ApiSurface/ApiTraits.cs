namespace ApiSurface;

/// <summary>Holds what a caller may rely on beyond a signature's names and types.</summary>
internal sealed record ApiTraits
{
    /// <summary>Gets whether modifiers say nothing, as those of members of interfaces and enums.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Gets whether it belongs to the type rather than to an instance.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Gets whether heirs alone may use it.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Gets whether heirs may override it, or must.</summary>
    public bool IsOverridable { get; init; }

    /// <summary>Gets whether heirs must override it, or, of a type, whether only heirs can be created.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Gets whether a type has no heirs, or a field no other value.</summary>
    public bool IsSealed { get; init; }

    /// <summary>Gets whether the result, or the value of a property or field, may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Gets the constraints of type parameters, each as <c>T:class</c>; null where they are not known, as of types whose list leaves them out.</summary>
    public IReadOnlySet<string>? Constraints { get; init; } = new HashSet<string>();

    /// <summary>Gets a type's base and interfaces.</summary>
    public IReadOnlySet<string> Bases { get; init; } = new HashSet<string>();

    /// <summary>Gets an enum member's number; null where source text leaves it to the order.</summary>
    public string? Number { get; init; }

    /// <summary>Tells whether code written against a member with the other's traits also compiles against one with these.</summary>
    /// <param name="found">The traits of what code is compiled against here.</param>
    public bool Allow(ApiTraits found) =>
        (IsPlain || found.IsPlain || (IsStatic == found.IsStatic && IsProtected == found.IsProtected
            && (IsOverridable || !found.IsOverridable) && (!IsAbstract || found.IsAbstract) && (!IsSealed || found.IsSealed)))
        && (!IsNullable || found.IsNullable)
        && (Constraints is null || found.Constraints is null || Constraints.SetEquals(found.Constraints)) && Bases.IsSupersetOf(found.Bases)
        && (Number is null || Number == found.Number);

    /// <summary>Joins what the parts of a partial type say.</summary>
    public ApiTraits With(ApiTraits other) => this with
    {
        IsStatic = IsStatic || other.IsStatic,
        IsAbstract = IsAbstract || other.IsAbstract,
        IsSealed = IsSealed || other.IsSealed,
        Constraints = Constraints ?? other.Constraints,
        Bases = Bases.Concat(other.Bases).ToHashSet(),
    };

    public override string ToString()
    {
        string[] words = [.. new (bool Is, string Word)[]
        {
            (IsStatic, "static"), (IsProtected, "protected"), (IsOverridable, "overridable"), (IsAbstract, "abstract"), (IsSealed, "sealed"), (IsNullable, "nullable"),
        }.Where(trait => trait.Is).Select(trait => trait.Word), .. Bases.Order(StringComparer.Ordinal).Select(name => $": {name}"), .. (Constraints ?? new HashSet<string>()).Order(StringComparer.Ordinal)];
        return $"{string.Join(' ', words)}{(Number is null ? "" : $"= {Number}")}";
    }
}
