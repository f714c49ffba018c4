namespace Digits.Pipeline.Configuration;

/// <summary>Finds the valid name that a mistyped one most likely meant.</summary>
public static class Nearest
{
    /// <summary>Gets the candidate with the fewest edits to <paramref name="name"/>, ignoring case; the first of equals; null if there is none.</summary>
    public static string? Of(string name, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant()));

    /// <summary>Gets the nearest candidate where it is near enough to be meant, a third of the name's letters wrong at most; else null.</summary>
    public static string? Close(string name, IEnumerable<string> candidates) =>
        Of(name, candidates) is { } nearest && Distance(name.ToUpperInvariant(), nearest.ToUpperInvariant()) <= Math.Max(1, name.Length / 3) ? nearest : null;

    /// <summary>Gets the nearest path, counting the last segment alone as well, so that <c>epoch</c> finds <c>train.epochs</c>.</summary>
    public static string? OfPath(string path, IEnumerable<string> candidates)
    {
        string last = Last(path).ToUpperInvariant();
        return candidates.MinBy(candidate => Math.Min(
            2 * Distance(path.ToUpperInvariant(), candidate.ToUpperInvariant()),
            (2 * Distance(last, Last(candidate).ToUpperInvariant())) + 1));
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, 1 + Math.Min(previous[j], current[j - 1]));
            }

            previous = current;
        }

        return previous[^1];
    }
}
