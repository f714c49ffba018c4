using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows the training set's first rows as they stand in the file.</summary>
internal static class FirstRowsSection
{
    private const int Rows = 8;
    private const int MiddleColumns = 8;

    public static Section Build(DigitSet train)
    {
        int rows = Math.Min(Rows, train.Count);

        // The middle of row 14: the corner's columns are nearly always 0.
        const int First = (DigitSet.Side / 2 * DigitSet.Side) + ((DigitSet.Side - MiddleColumns) / 2);
        int[] columns = [0, 1, .. Enumerable.Range(First, MiddleColumns), DigitSet.PixelCount - 1];
        int shown = 0, ink = 0;
        for (int row = 0; row < rows; row++)
        {
            foreach (int column in columns)
            {
                shown++;
                ink += train.Image(row)[column] > 0 ? 1 : 0;
            }
        }

        string[] sentences =
        [
            $"A row is a label and {DigitSet.PixelCount} pixels, line by line: pixel x lies in line x / {DigitSet.Side}, column x % {DigitSet.Side}.",
            $"Of the {shown} values shown, {ink} are ink; the pictures below are what the rows draw.",
        ];
        var sheet = new ImageSheet
        {
            Id = "first-rows-drawn",
            Title = $"The first {rows} rows, drawn",
            Description = "Handwritten digits in the order of the file.",
            Headers = ["rows of train, counted from 0", "labels"],
            Rows =
            [
                new SheetRow(
                    "",
                    [.. Enumerable.Range(0, rows).Select(r => Picture.Digit(train.Image(r)))],
                    $"the first {rows} images",
                    [$"0 to {rows - 1}", string.Join(' ', Enumerable.Range(0, rows).Select(r => train.Labels![r]))]),
            ],
        };
        return new Section("first-rows", "The first rows", sentences, [sheet])
        {
            Tables =
            [
                ("First rows of train, middle columns", new DataTable(
                    ["row", "label", .. columns.Select(c => $"pixel{c}")],
                    [
                        .. Enumerable.Range(0, rows).Select(r => (string[])
                            [$"{r}", $"{train.Labels![r]}", .. columns.Select(c => $"{train.Image(r)[c]}")]),
                    ])),
            ],
        };
    }
}
