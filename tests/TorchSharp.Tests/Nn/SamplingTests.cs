using static TorchSharp.torch;
using static TorchSharp.Tests.Nn.Numbers;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Nn;

public class SamplingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_affine_grid_maps_pixel_centres(bool corners)
    {
        Agrees(
            a => F.affine_grid(a[0], [2, 1, 3, 4], corners),
            a => Enumerable.Range(0, 2 * 3 * 4 * 2).Select(i =>
            {
                var (n, row, column, axis) = (i / 24, i / 8 % 3, i / 2 % 4, i % 2);
                var x = corners ? -1 + 2.0 * column / 3 : (2.0 * column + 1) / 4 - 1;
                var y = corners ? -1 + 2.0 * row / 2 : (2.0 * row + 1) / 3 - 1;
                return a[0][6 * n + 3 * axis] * x + a[0][6 * n + 3 * axis + 1] * y + a[0][6 * n + 3 * axis + 2];
            }).ToArray(),
            Spread(0, 2, 2, 3));
    }

    [Theory]
    [InlineData(GridSamplePaddingMode.Zeros)]
    [InlineData(GridSamplePaddingMode.Border)]
    public void Sampling_is_bilinear_between_pixels(GridSamplePaddingMode outside)
    {
        Agrees(
            a => F.grid_sample(a[0], a[1], padding_mode: outside, align_corners: false), a => Sample(a[0], a[1], outside),
            Spread(0, 1, 1, 4, 5), Spread(1, 1, 3, 3, 2));
    }

    [Fact]
    public void Resizing_is_bilinear_or_nearest()
    {
        static double[] Resized(double[] x, Func<double, double, double> at) =>
            Enumerable.Range(0, 6 * 8).Select(i => at((i / 8 + 0.5) * 3 / 6 - 0.5, (i % 8 + 0.5) * 4 / 8 - 0.5)).ToArray();
        Agrees(
            a => F.interpolate(a[0], [6, 8], mode: InterpolationMode.Bilinear, align_corners: false),
            a => Resized(a[0], (r, c) => Bilinear(Math.Max(r, 0), Math.Max(c, 0), (i, j) => a[0][4 * Math.Min(i, 2) + Math.Min(j, 3)])),
            Spread(0, 1, 1, 3, 4));
        Agrees(
            a => F.interpolate(a[0], scale_factor: [2.0], mode: InterpolationMode.Nearest),
            a => Resized(a[0], (r, c) => a[0][4 * (int)Math.Floor(r + 0.5) + (int)Math.Floor(c + 0.5)]),
            Spread(1, 1, 1, 3, 4));
        Agrees(
            a => F.interpolate(a[0], [6, 8], mode: InterpolationMode.Bicubic, align_corners: false),
            a => Resized(a[0], (r, c) => Bicubic(r, c, (i, j) => a[0][4 * Math.Clamp(i, 0, 2) + Math.Clamp(j, 0, 3)])),
            Spread(2, 1, 1, 3, 4));
    }

    [Fact]
    public void Padding_fills_with_a_value_the_border_or_a_mirror_image()
    {
        static double[] Padded(double[] x, Func<int, int, double> at) => Enumerable.Range(0, 5 * 6).Select(i => at(i / 6 - 1, i % 6 - 2)).ToArray();
        static bool Inside(int r, int c) => r is >= 0 and < 3 && c is >= 0 and < 3;
        static int Mirror(int i) => i < 0 ? -i : i > 2 ? 4 - i : i;
        Agrees(a => F.pad(a[0], (2, 1, 1, 1), value: 7), a => Padded(a[0], (r, c) => Inside(r, c) ? a[0][3 * r + c] : 7), Spread(0, 1, 1, 3, 3));
        Agrees(
            a => F.pad(a[0], [2, 1, 1, 1], PaddingModes.Replicate),
            a => Padded(a[0], (r, c) => a[0][3 * Math.Clamp(r, 0, 2) + Math.Clamp(c, 0, 2)]), Spread(1, 1, 1, 3, 3));
        Agrees(a => F.pad(a[0], [2, 1, 1, 1], PaddingModes.Reflect), a => Padded(a[0], (r, c) => a[0][3 * Mirror(r) + Mirror(c)]), Spread(2, 1, 1, 3, 3));
        Agrees(
            a => F.pad(a[0], [2, 1, 1, 1], PaddingModes.Circular), a => Padded(a[0], (r, c) => a[0][3 * ((r + 3) % 3) + (c + 3) % 3]),
            Spread(3, 1, 1, 3, 3));
    }

    [Fact]
    public void Normalising_gives_unit_length_and_one_hot_marks_classes()
    {
        Agrees(a => F.normalize(a[0]), a => Loops.Rows(a[0], 3, r => r.Select(v => v / Math.Sqrt(r.Sum(u => u * u))).ToArray()), Spread(0, 2, 3));
        Equal([0, 1, 0, 0, 0, 1], Of(F.one_hot(torch.tensor(new long[] { 1, 2 }), 3)));
    }

    private static double[] Sample(double[] x, double[] grid, GridSamplePaddingMode outside) => grid.Chunk(2).Select(point =>
    {
        var (row, column) = (((point[1] + 1) * 4 - 1) / 2, ((point[0] + 1) * 5 - 1) / 2);
        if (outside == GridSamplePaddingMode.Border) (row, column) = (Math.Clamp(row, 0, 3), Math.Clamp(column, 0, 4));
        return Bilinear(row, column, (i, j) => i is >= 0 and < 4 && j is >= 0 and < 5 ? x[5 * i + j] : 0);
    }).ToArray();

    private static double Bilinear(double row, double column, Func<int, int, double> pixel)
    {
        var (i, j) = ((int)Math.Floor(row), (int)Math.Floor(column));
        var (u, v) = (row - i, column - j);
        return (1 - u) * ((1 - v) * pixel(i, j) + v * pixel(i, j + 1)) + u * ((1 - v) * pixel(i + 1, j) + v * pixel(i + 1, j + 1));
    }

    private static double Bicubic(double row, double column, Func<int, int, double> pixel)
    {
        const double a = -0.75;
        static double Weight(double distance)
        {
            var d = Math.Abs(distance);
            return d <= 1 ? (a + 2) * d * d * d - (a + 3) * d * d + 1 : d < 2 ? a * d * d * d - 5 * a * d * d + 8 * a * d - 4 * a : 0;
        }

        var (i, j) = ((int)Math.Floor(row), (int)Math.Floor(column));
        var sum = 0.0;
        for (var r = i - 1; r <= i + 2; r++)
        for (var c = j - 1; c <= j + 2; c++)
        {
            sum += Weight(row - r) * Weight(column - c) * pixel(r, c);
        }

        return sum;
    }
}
