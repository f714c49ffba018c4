namespace Digits.Pages.Charts;

/// <summary>Maps numbers onto an axis and chooses its ticks.</summary>
public sealed class Axis
{
    private Axis(string title, double min, double max, bool logarithmic, double[] ticks, string[] labels)
    {
        Title = title;
        Min = min;
        Max = max;
        Logarithmic = logarithmic;
        Ticks = ticks;
        Labels = labels;
    }

    /// <summary>Gets what the axis shows, with its unit: <c>accuracy, %</c>.</summary>
    public string Title { get; }

    /// <summary>Gets the number at the axis's start.</summary>
    public double Min { get; }

    /// <summary>Gets the number at the axis's end.</summary>
    public double Max { get; }

    /// <summary>Gets whether equal ratios, not differences, are equally far apart.</summary>
    public bool Logarithmic { get; }

    /// <summary>Gets the numbers that carry a tick, ascending.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Gets the text of each tick.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Creates an axis with ticks at multiples of 1, 2 or 5 times a power of ten, which it starts and ends on.</summary>
    /// <param name="title">What the axis shows, with its unit.</param>
    /// <param name="min">The least number to show.</param>
    /// <param name="max">The greatest number to show; widened where it equals the least.</param>
    /// <param name="target">About how many steps between ticks to choose.</param>
    public static Axis Linear(string title, double min, double max, int target = 5)
    {
        if (max <= min)
        {
            max = min + (min == 0 ? 1 : Math.Abs(min) * 0.1);
        }

        double step = Step((max - min) / target);

        // A hair of slack keeps 0.30000000000000004 from adding a tick.
        long first = (long)Math.Floor((min / step) + 1e-9);
        long last = (long)Math.Ceiling((max / step) - 1e-9);
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        double[] ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, Math.Min(15, decimals + 1)))];
        return new Axis(title, ticks[0], ticks[^1], false, ticks, [.. ticks.Select(t => Numbers.Fixed(t, decimals))]);
    }

    /// <summary>Creates an axis that starts and ends on the given numbers, with ticks at multiples of 1, 2 or 5 times a power of ten between them.</summary>
    /// <param name="title">What the axis shows, with its unit.</param>
    /// <param name="min">The number at the start.</param>
    /// <param name="max">The number at the end, above the start.</param>
    /// <param name="target">About how many steps between ticks to choose.</param>
    public static Axis Exact(string title, double min, double max, int target = 5)
    {
        var around = Linear(title, min, max, target);
        var inside = around.Ticks.Zip(around.Labels).Where(t => t.First >= min && t.First <= max).ToArray();
        return new Axis(title, min, max, false, [.. inside.Select(t => t.First)], [.. inside.Select(t => t.Second)]);
    }

    /// <summary>Creates a logarithmic axis with ticks at powers of ten, which it starts and ends on.</summary>
    /// <param name="title">What the axis shows, with its unit.</param>
    /// <param name="min">The least number to show, above 0.</param>
    /// <param name="max">The greatest number to show.</param>
    /// <exception cref="ArgumentOutOfRangeException">The least number is not above 0.</exception>
    public static Axis Log(string title, double min, double max)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(min);
        int first = (int)Math.Floor(Math.Log10(min) + 1e-9);
        int last = Math.Max(first + 1, (int)Math.Ceiling(Math.Log10(max) - 1e-9));
        double[] ticks = [.. Enumerable.Range(first, last - first + 1).Select(e => Math.Pow(10, e))];
        return new Axis(title, ticks[0], ticks[^1], true, ticks, [.. ticks.Select(t => Numbers.Fixed(t, Math.Max(0, -(int)Math.Round(Math.Log10(t)))))]);
    }

    /// <summary>Places a number on the axis: 0 at its start, 1 at its end, held within both.</summary>
    public double Fraction(double value)
    {
        double fraction = Logarithmic
            ? Math.Log10(Math.Max(value, Min) / Min) / Math.Log10(Max / Min)
            : (value - Min) / (Max - Min);
        return Math.Clamp(fraction, 0, 1);
    }

    private static double Step(double atLeast)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        double scaled = atLeast / power;
        return power * (scaled <= 1 + 1e-9 ? 1 : scaled <= 2 ? 2 : scaled <= 5 ? 5 : 10);
    }
}
