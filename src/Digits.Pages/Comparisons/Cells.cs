using System.Globalization;
using Digits.Core.Metrics;

namespace Digits.Pages.Comparisons;

/// <summary>Writes what tables of comparisons show, in the invariant culture.</summary>
internal static class Cells
{
    /// <summary>Marks an accuracy for which an epoch was chosen.</summary>
    public const string Chosen = "*";

    /// <summary>Gets a share to four places: <c>0.9963</c>.</summary>
    public static string Share(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>Gets an interval: <c>0.9956 to 0.9968</c>.</summary>
    public static string Interval(WilsonInterval interval) => $"{Share(interval.Low)} to {Share(interval.High)}";

    /// <summary>Gets an accuracy: <c>0.9963</c>, with a star where an epoch was chosen by the rows that score it.</summary>
    public static string Accuracy(Standing standing) => Share(standing.Accuracy) + (standing.Point.IsEpochChosen ? Chosen : "");

    /// <summary>Gets a count: <c>42000</c>.</summary>
    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets the p of a standing's test; empty where there is none.</summary>
    public static string P(Standing standing) => standing.Against is { } test ? P(test.P) : "";

    /// <summary>Gets a probability: <c>0.109</c>, <c>5.5e-06</c>, and what is too small for a number as less than one that is not.</summary>
    public static string P(double p) => p < 1e-300 ? "<1e-300" : p.ToString(p >= 0.001 ? "0.000" : "0.0e+00", CultureInfo.InvariantCulture);

    /// <summary>Gets ranks with neighbours joined: <c>2-4, 6</c>.</summary>
    public static string Ranks(IReadOnlyList<int> ranks, int own)
    {
        // The own rank lies between those that it ties with and would part them.
        List<int> all = [.. ranks.Append(own).Order()];
        var runs = new List<string>();
        for (int start = 0; start < all.Count;)
        {
            int end = start;
            while (end + 1 < all.Count && all[end + 1] == all[end] + 1)
            {
                end++;
            }

            runs.Add(start == end ? Count(all[start]) : $"{Count(all[start])}-{Count(all[end])}");
            start = end + 1;
        }

        return ranks.Count == 0 ? "" : string.Join(", ", runs);
    }

    /// <summary>Gets a JSON value as a table shows it: a string without its quotes.</summary>
    public static string Value(string json) => json.Trim('"');
}
