using System.Text.Json;
using Digits.Core.Data;

namespace Digits.Pages.Eda;

/// <summary>Derives how to vary and weigh each digit from where it lies among the others.</summary>
/// <remarks>The file has the shape of pipeline.json's sections, so that a recipe can take it over as it is.</remarks>
public sealed class Suggestions
{
    private const double LeastRotation = 5;
    private const double MoreRotation = 15;
    private const double LeastMove = 0.05;
    private const double MoreMove = 0.1;
    private const double MoreWeight = 0.2;

    private Suggestions(double[] strengths, double[] weights)
    {
        Strengths = strengths;
        Rotation = Each(s => LeastRotation + (MoreRotation * s), 0);
        Shift = Each(s => (LeastMove + (MoreMove * s)) * DigitSet.Side, 1);
        Zoom = Each(s => LeastMove + (MoreMove * s), 2);
        ClassWeights = [.. weights.Select(w => Math.Round(w, 2))];

        double[] Each(Func<double, double> amount, int decimals) => [.. strengths.Select(s => Math.Round(amount(s), decimals))];
    }

    /// <summary>Gets how strongly each digit should be varied, [10], 0 least to 1 most.</summary>
    public double[] Strengths { get; }

    /// <summary>Gets <c>augment.rotation</c>, degrees, [10], 5 to 20.</summary>
    public double[] Rotation { get; }

    /// <summary>Gets <c>augment.shift</c>, pixels, [10], 1.4 to 4.2.</summary>
    public double[] Shift { get; }

    /// <summary>Gets <c>augment.zoom</c>, fractions of the size, [10], 0.05 to 0.15.</summary>
    public double[] Zoom { get; }

    /// <summary>Gets <c>loss.classWeights</c>, [10], 1 to 1.2.</summary>
    public double[] ClassWeights { get; }

    private static JsonSerializerOptions Format { get; } = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Derives suggestions: sparse classes are varied most, those that neighbours confuse weigh most.</summary>
    /// <param name="map">Where the classes lie; null suggests the same for all.</param>
    public static Suggestions Of(ClassMap? map)
    {
        double[] even = new double[DigitSet.ClassCount];
        return map is null
            ? new([.. even.Select(_ => 0.5)], [.. even.Select(_ => 1.0)])
            : new(
                Scaled(map, c => map.Reach[c]),
                [.. Scaled(map, c => 1 - map.Links[c][c]).Select((s, c) => map.Counts[c] == 0 ? 1 : 1 + (MoreWeight * s))]);
    }

    /// <summary>Builds the file's text: the sections <c>augment</c> and <c>loss</c> of pipeline.json, in part.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new { augment = new { rotation = Rotation, zoom = Zoom, shift = Shift }, loss = new { classWeights = ClassWeights } }, Format) + "\n";

    // From 0 at the class with least to 1 at that with most; a class without points is like the middle.
    private static double[] Scaled(ClassMap map, Func<int, double> measure)
    {
        double least = map.Present.Min(measure), most = map.Present.Max(measure);
        return [.. map.Counts.Select((count, c) => count == 0 || most == least ? 0.5 : (measure(c) - least) / (most - least))];
    }
}
