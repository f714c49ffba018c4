using Digits.Core.Data;

namespace Digits.Pages.Eda;

/// <summary>Compares one measure of train's and test's images.</summary>
/// <param name="Name">The measure, with its unit.</param>
/// <param name="TrainMean">Its mean in train.</param>
/// <param name="TestMean">Its mean in test.</param>
/// <param name="Statistic">The statistic of Kolmogorov and Smirnov, 0..1.</param>
public sealed record DriftMeasure(string Name, double TrainMean, double TestMean, double Statistic);

/// <summary>Says whether train and test look drawn from the same source.</summary>
public enum DriftVerdict
{
    /// <summary>No measure differs by more than chance explains.</summary>
    None,

    /// <summary>Some measure differs by more than chance explains, but by too little to matter.</summary>
    Slight,

    /// <summary>Some measure differs much.</summary>
    Drift,
}

/// <summary>Compares train with test, measure by measure.</summary>
/// <param name="Measures">The measures, those that differ most first.</param>
/// <param name="Critical">The statistic that chance alone exceeds in one of a hundred comparisons of all measures together (Bonferroni).</param>
public sealed record Drift(DriftMeasure[] Measures, double Critical)
{
    /// <summary>The statistic below which a difference does not matter: a tenth of the images would have to change.</summary>
    public const double Matters = 0.1;

    private const double FalseAlarms = 0.01;
    private const int MostComponents = 10;

    /// <summary>Gets the greatest statistic, 0..1.</summary>
    public double Greatest => Measures[0].Statistic;

    /// <summary>Gets the verdict.</summary>
    public DriftVerdict Verdict => Greatest <= Critical ? DriftVerdict.None : Greatest < Matters ? DriftVerdict.Slight : DriftVerdict.Drift;

    /// <summary>Compares two sets of at least one image each.</summary>
    /// <param name="train">The training set.</param>
    /// <param name="test">The test set.</param>
    /// <param name="embedding">The training set's components; null compares ink and strokes alone.</param>
    public static Drift Between(DigitSet train, DigitSet test, Embedding? embedding)
    {
        List<DriftMeasure> measures =
        [
            Compare("mean pixel value, 0 to 255", Each(train, Ink), Each(test, Ink)),
            Compare("stroke width, pixels", Each(train, i => Stroke.Width(i)), Each(test, i => Stroke.Width(i))),
        ];
        if (embedding is not null)
        {
            int components = Math.Min(MostComponents, embedding.Components.Dimensions);
            var projected = embedding.Project(test, components);
            for (int c = 0; c < components; c++)
            {
                measures.Add(Compare(
                    $"component {c + 1}",
                    [.. Enumerable.Range(0, train.Count).Select(i => (double)embedding.Components[i][c])],
                    [.. Enumerable.Range(0, test.Count).Select(i => (double)projected[i][c])]));
            }
        }

        return new(
            [.. measures.OrderByDescending(m => m.Statistic)], KolmogorovSmirnov.Critical(FalseAlarms / measures.Count, train.Count, test.Count));
    }

    private static DriftMeasure Compare(string name, double[] train, double[] test) =>
        new(name, train.Average(), test.Average(), KolmogorovSmirnov.Statistic(train, test));

    private static double[] Each(DigitSet set, Func<ReadOnlySpan<byte>, double> measure)
    {
        double[] values = new double[set.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = measure(set.Image(i));
        }

        return values;
    }

    private static double Ink(ReadOnlySpan<byte> image)
    {
        int sum = 0;
        foreach (byte pixel in image)
        {
            sum += pixel;
        }

        return (double)sum / image.Length;
    }
}
