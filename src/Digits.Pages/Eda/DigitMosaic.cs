using Digits.Core.Data;
using Digits.Pages.Charts;

namespace Digits.Pages.Eda;

/// <summary>Draws a map of points as their images: one in each cell of a grid, that nearest to the cell's middle.</summary>
internal static class DigitMosaic
{
    private const int Columns = 32;

    public static (Tinted Picture, int[] Shown) Draw(DigitSet train, Embedding embedding)
    {
        var plane = embedding.Plane;
        int count = plane.Count;
        double[] xs = [.. Enumerable.Range(0, count).Select(i => (double)plane[i][0])], ys = [.. Enumerable.Range(0, count).Select(i => (double)plane[i][1])];
        double cell = Math.Max((xs.Max() - xs.Min()) / (Columns - 1), 1e-6);
        int rows = Math.Clamp((int)((ys.Max() - ys.Min()) / cell) + 2, 1, 2 * Columns);
        var best = new Dictionary<(int Column, int Row), (int Point, double Distance)>();
        for (int i = 0; i < count; i++)
        {
            double x = (xs[i] - xs.Min()) / cell, y = (ys.Max() - ys[i]) / cell;
            var place = (Column: (int)Math.Round(x), Row: Math.Min(rows - 1, (int)Math.Round(y)));
            double distance = ((x - place.Column) * (x - place.Column)) + ((y - place.Row) * (y - place.Row));
            if (!best.TryGetValue(place, out var other) || distance < other.Distance)
            {
                best[place] = (i, distance);
            }
        }

        var picture = new Tinted(Columns * DigitSet.Side, rows * DigitSet.Side, DigitHues.All);
        int[] shown = new int[DigitSet.ClassCount];
        foreach (var ((column, row), (point, _)) in best)
        {
            picture.Add(train.Image(embedding.Rows[point]), column * DigitSet.Side, row * DigitSet.Side, embedding.Labels[point]);
            shown[embedding.Labels[point]]++;
        }

        return (picture, shown);
    }
}
