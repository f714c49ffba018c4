namespace Digits.Pipeline.Configuration;

/// <summary>How much of a resource an instance takes: whole slots, or one of the equal parts of a slot that several share.</summary>
/// <param name="Slots">The slots; 1 where a slot is shared.</param>
/// <param name="Parts">Into how many parts a slot is divided, of which the instance takes one; 1 for whole slots.</param>
internal readonly record struct Portion(int Slots, int Parts = 1)
{
    private const string OneOf = "1/";

    /// <summary>Gets the name of the number of parts in a declaration such as <c>1/folds-per-gpu</c>; null where it asks for whole slots.</summary>
    public static string? PartsName(string declared) => declared.StartsWith(OneOf, StringComparison.Ordinal) ? declared[OneOf.Length..] : null;

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Slots}{(Parts == 1 ? "" : $"/{Parts}")}");
}
