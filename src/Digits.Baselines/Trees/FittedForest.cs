using Digits.Core.Data;

namespace Digits.Baselines.Trees;

/// <summary>Is a random forest that was fitted.</summary>
/// <param name="trees">Each tree and its leaves' shares of digits, float32 [leaves*10].</param>
/// <param name="threads">The number of threads that predict; changes no result.</param>
internal sealed class FittedForest((Tree Tree, float[] Shares)[] trees, int threads) : IFittedBaseline
{
    // Images that go through one tree after another together, so that a tree stays in the cache.
    private const int Block = 256;

    private double MeanLeaves => trees.Average(tree => tree.Tree.LeafCount);

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"{trees.Length} trees of {MeanLeaves:0} leaves");

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics => new Dictionary<string, double> { ["leaves"] = MeanLeaves };

    /// <summary>Gets false: grown to pure leaves, a forest repeats nearly every label that it was given.</summary>
    public bool MeasuresTraining => false;

    /// <inheritdoc/>
    public float[] Predict(DigitSet images)
    {
        var predicted = new float[images.Count * DigitSet.ClassCount];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, (images.Count + Block - 1) / Block, parallel, block => Predict(images, block * Block, Math.Min((block + 1) * Block, images.Count), predicted));
        return predicted;
    }

    private void Predict(DigitSet images, int start, int end, float[] predicted)
    {
        var sums = new double[(end - start) * DigitSet.ClassCount];
        foreach (var (tree, shares) in trees)
        {
            for (int i = start; i < end; i++)
            {
                var leaf = shares.AsSpan(tree.Find(images.Image(i)) * DigitSet.ClassCount, DigitSet.ClassCount);
                var sum = sums.AsSpan((i - start) * DigitSet.ClassCount, DigitSet.ClassCount);
                for (int digit = 0; digit < leaf.Length; digit++)
                {
                    sum[digit] += leaf[digit];
                }
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            predicted[(start * DigitSet.ClassCount) + i] = (float)(sums[i] / trees.Length);
        }
    }
}
