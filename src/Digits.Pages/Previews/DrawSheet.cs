using System.Globalization;
using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Eda;

namespace Digits.Pages.Previews;

/// <summary>Holds an image of each digit and draws of what training makes of it.</summary>
/// <param name="Originals">The images, one of each digit that there is, in order.</param>
/// <param name="Draws">Their draws, all of the first image first; as many of each.</param>
public sealed record DrawSheet(DigitSet Originals, DigitSet Draws)
{
    /// <summary>Gets the draws of each image.</summary>
    public int Count => Draws.Count / Originals.Count;

    /// <summary>Gets the mean change of a pixel, 0..255.</summary>
    public double MeanChange
    {
        get
        {
            long sum = 0;
            for (int i = 0; i < Draws.Count; i++)
            {
                var before = Originals.Image(i / Count);
                var after = Draws.Image(i);
                for (int pixel = 0; pixel < before.Length; pixel++)
                {
                    sum += Math.Abs(before[pixel] - after[pixel]);
                }
            }

            return sum / (double)Draws.Pixels.Length;
        }
    }

    /// <summary>Chooses the rows of a set whose images are shown.</summary>
    /// <param name="train">The labelled set.</param>
    public static int[] Rows(DigitSet train) => [.. Enumerable.Range(0, DigitSet.ClassCount).SelectMany(digit => ClassSamples.Choose(train, digit, 1))];

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="Core.Errors.InputException">The file is missing or no set of digits.</exception>
    public static DrawSheet Read(string path)
    {
        var all = DigitParquet.Read(path);
        int originals = all.RequireLabels().Distinct().Count();
        return new(all.Select([.. Enumerable.Range(0, originals)]), all.Select([.. Enumerable.Range(originals, all.Count - originals)]));
    }

    /// <summary>Writes the images, then their draws, as a set of digits.</summary>
    public void Write(string path) => DigitParquet.Write(
        path, new([.. Originals.Pixels, .. Draws.Pixels], [.. Originals.RequireLabels(), .. Draws.RequireLabels()]));

    /// <summary>Builds the figure.</summary>
    /// <param name="rows">The originals' 0-based rows of the training set.</param>
    public ImageSheet ToFigure(IReadOnlyList<int> rows) => new()
    {
        Id = "draws",
        Title = $"Originals, a gap, then {Count} draws",
        Description = "A row for each digit: an image of the training set, and the same image as training varies it.",
        Headers = ["digit", "row of train, counted from 0"],
        Rows = [.. rows.Select(Row)],
    };

    private SheetRow Row(int row, int image)
    {
        int digit = Originals.RequireLabels()[image];
        return new(
            $"{digit}",
            [
                Picture.Digit(Originals.Image(image)),
                Picture.Digit(new byte[DigitSet.PixelCount]),
                .. Enumerable.Range(0, Count).Select(draw => Picture.Digit(Draws.Image((image * Count) + draw))),
            ],
            $"an image of {digit}, then {Count} draws of it",
            [$"{digit}", row.ToString(CultureInfo.InvariantCulture)]);
    }
}
