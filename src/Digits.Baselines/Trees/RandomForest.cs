using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Trees;

/// <summary>Fits a random forest: trees on rows drawn with replacement, whose splits are each the best of a few drawn pixels; it predicts the mean of its
/// trees' shares of digits (Breiman 2001, "Random forests").</summary>
/// <param name="parameters">The number of trees, how they grow, the number of threads.</param>
/// <param name="seed">Each tree derives its own from it.</param>
public sealed class RandomForest(BaselineParams parameters, ulong seed) : IBaseline
{
    /// <inheritdoc/>
    public IFittedBaseline Fit(DigitSet train)
    {
        // A deep node's rows show few digits: in this order they lie near each other in a column, which saves a third of the time.
        byte[] given = train.RequireLabels();
        var sorted = train.Select([.. Enumerable.Range(0, train.Count).OrderBy(row => given[row])]);
        var columns = new PixelColumns(sorted);
        byte[] labels = sorted.RequireLabels();
        var trees = new (Tree Tree, float[] Shares)[parameters.Trees];
        var threads = new ParallelOptions { MaxDegreeOfParallelism = parameters.Threads };
        Parallel.For(0, trees.Length, threads, t => trees[t] = ForestTree.Grow(columns, labels, parameters, Seed.Derive(seed, $"tree={t}")));
        return new FittedForest(trees, parameters.Threads);
    }
}
