using System.Text;
using CsvHelper;
using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Says what is wrong with a row that does not parse.</summary>
internal static class CsvFault
{
    /// <summary>Finds the row's fault: its number of columns, or else its first bad value.</summary>
    /// <param name="csv">The reader, on the faulty row.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <param name="where">Names the file and line.</param>
    public static InputException Find(CsvReader csv, CsvColumns columns, string where)
    {
        int expected = columns.Names.Count;
        if (csv.FieldCount != expected)
        {
            return new InputException($"a row of {csv.FieldCount} column{(csv.FieldCount == 1 ? "" : "s")}", $"{expected} columns", where);
        }

        for (int i = 0; i < expected; i++)
        {
            bool isLabel = columns.HasLabel && i == 0;
            if (!CsvRow.TryParse(csv.GetSpan(i), isLabel ? 9 : byte.MaxValue, out _))
            {
                return new InputException(
                    $"{(isLabel ? "label" : "value")} {Printable.Quote(Encoding.UTF8.GetString(csv.GetSpan(i)))}",
                    isLabel ? "a digit 0..9" : "an integer 0..255, of at most three digits",
                    $"{where}, column {columns.Names[i]}");
            }
        }

        throw new InvalidOperationException($"no fault in {where}");
    }
}
