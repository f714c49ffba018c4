using Digits.Core.Metrics;

namespace Digits.Pages.Comparisons;

/// <summary>Holds what a leaderboard tells of a row beside its out-of-fold predictions.</summary>
public sealed record PointFacts
{
    /// <summary>Gets what the recipe's source reported, as a text; empty for nothing.</summary>
    public string Reported { get; init; } = "";

    /// <summary>Gets the accuracy on the rows that each fold held out, 0..1; empty where the folds are not known.</summary>
    public IReadOnlyList<double> FoldAccuracies { get; init; } = [];

    /// <summary>Gets how many of the held-out answers are right; null without answers.</summary>
    public HeldOutScore? HeldOut { get; init; }

    /// <summary>Gets the seconds that all models together took to train or fit, side by side or not; null where no log of this workspace tells.</summary>
    public double? Seconds { get; init; }

    /// <summary>Gets epochs times training rows, over all trained models; 0 where none is trained by epochs.</summary>
    public long ImagesSeen { get; init; }

    /// <summary>Gets the number of weights of all models; 0 where no model says.</summary>
    public long Parameters { get; init; }

    /// <summary>Gets the size of all models' files of weights, in bytes; 0 for none.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets the device class that trained: <c>cpu</c>, <c>cuda</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Gets the key of the instance that predicts out of fold, hexadecimal.</summary>
    public string Key { get; init; } = "";

    /// <summary>Gets the sample standard deviation of the folds' accuracies; null of fewer than two.</summary>
    public double? FoldSpread
    {
        get
        {
            double mean = FoldAccuracies.Count == 0 ? 0 : FoldAccuracies.Average();
            return FoldAccuracies.Count < 2 ? null : Math.Sqrt(FoldAccuracies.Sum(accuracy => (accuracy - mean) * (accuracy - mean)) / (FoldAccuracies.Count - 1));
        }
    }
}

/// <summary>Holds how a row does on answers that no stage ever reads.</summary>
/// <param name="Correct">The number of images that are read right.</param>
/// <param name="Rows">The number of images, at least 1.</param>
public readonly record struct HeldOutScore(int Correct, int Rows)
{
    /// <summary>Gets the accuracy, 0..1.</summary>
    public double Accuracy => (double)Correct / Rows;

    /// <summary>Gets its 95 % Wilson interval.</summary>
    public WilsonInterval Interval => WilsonInterval.Of(Correct, Rows);
}
