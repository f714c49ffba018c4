namespace Digits.Core.Errors;

/// <summary>Lists faults of one kind for a message: the first few, and how many more.</summary>
internal static class Listing
{
    private const int Shown = 5;

    /// <summary>Lists at most five items: <c>a, b, c, d, e and 3 more</c>.</summary>
    public static string Of(IReadOnlyCollection<string> items) => Of(items, items.Count);

    /// <summary>Lists at most five items of a sequence that is too long to hold.</summary>
    /// <param name="items">The items, of which only the first five are made.</param>
    /// <param name="count">The number of all items.</param>
    public static string Of(IEnumerable<string> items, int count) =>
        string.Join(", ", items.Take(Shown)) + (count > Shown ? $" and {count - Shown} more" : "");
}
