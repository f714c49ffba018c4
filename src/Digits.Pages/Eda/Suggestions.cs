using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Recipes;

namespace Digits.Pages.Eda;

/// <summary>Derives how to vary and weigh each digit from where it lies among the others.</summary>
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

    /// <summary>Derives suggestions: sparse classes are varied most, those that neighbours confuse weigh most.</summary>
    /// <param name="neighbourhood">What the classes' images have for neighbours; null suggests the same for all.</param>
    public static Suggestions Of(Neighbourhood? neighbourhood)
    {
        double[] even = new double[DigitSet.ClassCount];
        return neighbourhood is null
            ? new([.. even.Select(_ => 0.5)], [.. even.Select(_ => 1.0)])
            : new(
                Scaled(neighbourhood, c => neighbourhood.Reach[c]),
                [.. Scaled(neighbourhood, c => 1 - neighbourhood.Links[c][c]).Select((s, c) => neighbourhood.Counts[c] == 0 ? 1 : 1 + (MoreWeight * s))]);
    }

    /// <summary>Derives for each fold what the rows suggest that it trains on.</summary>
    /// <param name="embedding">Where the images lie; null suggests the same for all.</param>
    /// <param name="folds">The folds of the same training set.</param>
    public static Suggestions[] OfFolds(Embedding? embedding, FoldAssignment folds)
    {
        var suggestions = new Suggestions[folds.Count];
        for (int fold = 0; fold < suggestions.Length; fold++)
        {
            HashSet<int> heldOut = [.. folds.HeldOutRows(fold)];
            suggestions[fold] = Of(embedding?.Among(row => !heldOut.Contains(row)));
        }

        return suggestions;
    }

    /// <summary>Gets the numbers as a recipe takes them over.</summary>
    public SuggestedStrengths ToStrengths() => new(
        new SuggestedAugment(new PerClass(Rotation), new PerClass(Zoom), new PerClass(Shift)), new SuggestedLoss(new PerClass(ClassWeights)));

    // From 0 at the class with least to 1 at that with most; a class without points is like the middle.
    private static double[] Scaled(Neighbourhood neighbourhood, Func<int, double> measure)
    {
        double least = neighbourhood.Present.Min(measure), most = neighbourhood.Present.Max(measure);
        return [.. neighbourhood.Counts.Select((count, c) => count == 0 || most == least ? 0.5 : (measure(c) - least) / (most - least))];
    }
}
