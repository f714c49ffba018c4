using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Names the columns of Kaggle's train.csv and test.csv, and of the Parquet files, and checks a header against them.</summary>
public sealed class CsvColumns
{
    private readonly Dictionary<string, int> _places;

    private CsvColumns(string file, bool hasLabel)
    {
        File = file;
        HasLabel = hasLabel;
        var pixels = Enumerable.Range(0, DigitSet.PixelCount).Select(i => $"pixel{i}");
        Names = [.. hasLabel ? pixels.Prepend("label") : pixels];
        _places = Names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
    }

    /// <summary>Gets the columns of train.csv: label, pixel0 to pixel783.</summary>
    public static CsvColumns Train { get; } = new("train.csv", hasLabel: true);

    /// <summary>Gets the columns of test.csv: pixel0 to pixel783.</summary>
    public static CsvColumns Test { get; } = new("test.csv", hasLabel: false);

    /// <summary>Gets the name of Kaggle's file with these columns.</summary>
    public string File { get; }

    /// <summary>Gets whether the first column is the label.</summary>
    public bool HasLabel { get; }

    /// <summary>Gets the names in order: 785 with the label, 784 without.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets what a message says is expected of a header.</summary>
    public string Description => $"the {Names.Count} columns of {File}: {(HasLabel ? "label, " : "")}pixel0, pixel1, ..., pixel783";

    private CsvColumns Other => HasLabel ? Test : Train;

    /// <summary>Checks a header's names and their order.</summary>
    /// <param name="header">The header's fields.</param>
    /// <param name="where">Names the file and line for the message.</param>
    /// <exception cref="InputException">Columns are missing, unknown, there twice or out of order; all such faults are listed.</exception>
    public void Check(IReadOnlyList<string> header, string where)
    {
        if (header.SequenceEqual(Names))
        {
            return;
        }

        if (header.SequenceEqual(Other.Names))
        {
            throw new InputException($"the {Other.Names.Count} columns of {Other.File}", Description, where);
        }

        var counts = header.CountBy(n => n, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        string[] faults =
        [
            .. Fault("missing", Names.Where(n => !counts.ContainsKey(n))),
            .. Fault("unknown", counts.Keys.Where(n => !_places.ContainsKey(n)).Select(Printable.Quote)),
            .. Fault("duplicate", counts.Where(n => n.Value > 1 && _places.ContainsKey(n.Key)).Select(n => n.Key)),
        ];
        if (faults.Length == 0)
        {
            int place = header.Index().First(n => n.Item != Names[n.Index]).Index;
            faults = [$"columns out of order: {header[place]} in place {place + 1}, where {Names[place]} belongs"];
        }

        throw new InputException(string.Join("; ", faults), Description, where);
    }

    private static string[] Fault(string kind, IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 0 ? [] : [$"{kind} column{(all.Length > 1 ? "s" : "")} {Listing.Of(all)}"];
    }
}
