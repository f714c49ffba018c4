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

    /// <summary>Counts edits: a letter more, less or other, or two neighbours swapped (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[a.Length, b.Length];
    }
}
