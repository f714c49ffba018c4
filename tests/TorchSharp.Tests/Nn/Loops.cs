namespace TorchSharp.Tests.Nn;

/// <summary>Layers as plain loops in double precision, straight from their definitions.</summary>
internal static class Loops
{
    public static double[] Conv2d(
        double[] x, double[] w, double[] b, (int N, int C, int H, int W) shape, int outputs, int kernel, long stride, long padding, long dilation, long groups)
    {
        var (n, c, height, width) = shape;
        var (rows, columns) = (Length(height, kernel, stride, padding, dilation), Length(width, kernel, stride, padding, dilation));
        var perGroup = c / (int)groups;
        var y = new List<double>();
        for (var s = 0; s < n; s++)
        for (var o = 0; o < outputs; o++)
        for (var i = 0; i < rows; i++)
        for (var j = 0; j < columns; j++)
        {
            var sum = b[o];
            for (var q = 0; q < perGroup; q++)
            for (var u = 0; u < kernel; u++)
            for (var v = 0; v < kernel; v++)
            {
                var (r, t) = (i * stride - padding + u * dilation, j * stride - padding + v * dilation);
                if (r < 0 || r >= height || t < 0 || t >= width) continue;
                var channel = o / (outputs / (int)groups) * perGroup + q;
                sum += x[((s * c + channel) * height + r) * width + t] * w[((o * perGroup + q) * kernel + u) * kernel + v];
            }

            y.Add(sum);
        }

        return [.. y];
    }

    public static double[] Linear(double[] x, double[] w, double[] b, int n, int inputs, int outputs) =>
        Enumerable.Range(0, n * outputs)
            .Select(i => b[i % outputs] + Enumerable.Range(0, inputs).Sum(k => x[i / outputs * inputs + k] * w[i % outputs * inputs + k]))
            .ToArray();

    /// <summary>Normalises each set of positions by its own mean and variance, then scales and shifts by the position's feature.</summary>
    public static double[] Normalise(double[] x, double[] w, double[] b, IEnumerable<int[]> sets, Func<int, int> feature)
    {
        var y = new double[x.Length];
        foreach (var set in sets)
        {
            var mean = set.Average(i => x[i]);
            var variance = set.Average(i => (x[i] - mean) * (x[i] - mean));
            foreach (var i in set) y[i] = (x[i] - mean) / Math.Sqrt(variance + 1e-5) * w[feature(i)] + b[feature(i)];
        }

        return y;
    }

    public static IEnumerable<int[]> ByChannel(int n, int channels, int pixels) =>
        Enumerable.Range(0, channels).Select(c => Enumerable.Range(0, n * channels * pixels).Where(i => i / pixels % channels == c).ToArray());

    public static IEnumerable<int[]> Blocks(int total, int length) => Enumerable.Range(0, total).Chunk(length);

    public static double[] Pool(
        double[] x, (int N, int C, int H, int W) shape, int kernel, int stride, int padding, Func<IEnumerable<double>, double> reduce)
    {
        var (rows, columns) = (Length(shape.H, kernel, stride, padding, 1), Length(shape.W, kernel, stride, padding, 1));
        return Windows(
            x, shape, rows, columns,
            i => (i * stride - padding, i * stride - padding + kernel), j => (j * stride - padding, j * stride - padding + kernel), reduce);
    }

    public static double[] AdaptivePool(
        double[] x, (int N, int C, int H, int W) shape, int rows, int columns, Func<IEnumerable<double>, double> reduce) =>
        Windows(
            x, shape, rows, columns,
            i => (i * shape.H / rows, ((i + 1) * shape.H + rows - 1) / rows), j => (j * shape.W / columns, ((j + 1) * shape.W + columns - 1) / columns),
            reduce);

    public static double[] Rows(double[] x, int length, Func<double[], double[]> f) => x.Chunk(length).SelectMany(f).ToArray();

    public static double[] Softmax(double[] x)
    {
        var sum = x.Sum(Math.Exp);
        return x.Select(v => Math.Exp(v) / sum).ToArray();
    }

    /// <summary>The normal distribution function, by Simpson's rule.</summary>
    public static double NormalShare(double x)
    {
        const int parts = 2000;
        var h = x / parts;
        static double Density(double t) => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
        return 0.5 + Enumerable.Range(0, parts + 1).Sum(i => (i is 0 or parts ? 1 : i % 2 == 1 ? 4 : 2) * Density(i * h)) * h / 3;
    }

    private static double[] Windows(
        double[] x, (int N, int C, int H, int W) shape, int rows, int columns, Func<int, (int From, int To)> down,
        Func<int, (int From, int To)> across, Func<IEnumerable<double>, double> reduce)
    {
        var y = new List<double>();
        for (var plane = 0; plane < shape.N * shape.C; plane++)
        for (var i = 0; i < rows; i++)
        for (var j = 0; j < columns; j++)
        {
            var window = new List<double>();
            for (var r = Math.Max(0, down(i).From); r < Math.Min(shape.H, down(i).To); r++)
            for (var t = Math.Max(0, across(j).From); t < Math.Min(shape.W, across(j).To); t++)
            {
                window.Add(x[(plane * shape.H + r) * shape.W + t]);
            }

            y.Add(reduce(window));
        }

        return [.. y];
    }

    private static int Length(int length, int kernel, long stride, long padding, long dilation) =>
        (int)((length + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1);
}
