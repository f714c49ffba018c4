using System.Text;

namespace Digits.Pages.Comparisons;

/// <summary>Lays cells out as a Markdown table whose columns align in plain text too.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row with a cell for each column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells.Length == header.Length ? cells : throw new ArgumentException($"{cells.Length} cells for {header.Length} columns", nameof(cells)));

    /// <summary>Gets the table, LF at each line's end.</summary>
    public override string ToString()
    {
        int[] widths = [.. header.Select((name, column) => Math.Max(3, _rows.Select(row => Escaped(row[column]).Length).Append(name.Length).Max()))];
        var text = new StringBuilder();
        Append(text, header, widths);
        text.Append('|').AppendJoin('|', widths.Select(width => new string('-', width + 2))).Append("|\n");
        foreach (string[] row in _rows)
        {
            Append(text, row, widths);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths) =>
        text.Append("| ").AppendJoin(" | ", cells.Select((cell, column) => Escaped(cell).PadRight(widths[column]))).Append(" |\n");

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
}
