using Digits.Core.Data;

namespace Digits.Baselines.Trees;

/// <summary>Is a boosted model that was fitted.</summary>
/// <param name="start">float64 [10], the scores before the first tree.</param>
/// <param name="rounds">Ten trees a round.</param>
/// <param name="threads">The number of threads that predict; changes no result.</param>
internal sealed class FittedBoosting(double[] start, ValuedTree[][] rounds, int threads) : IFittedBaseline
{
    private double MeanLeaves => rounds.SelectMany(round => round).Average(tree => tree.Values.Length);

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"{rounds.Length} rounds, trees of {MeanLeaves:0.0} leaves");

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Metrics => new Dictionary<string, double> { ["leaves"] = MeanLeaves };

    /// <inheritdoc/>
    public float[] Predict(DigitSet images)
    {
        var predicted = new float[images.Count * DigitSet.ClassCount];
        Parallel.For(0, images.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            Span<double> scores = stackalloc double[DigitSet.ClassCount];
            start.CopyTo(scores);
            foreach (var trees in rounds)
            {
                for (int digit = 0; digit < scores.Length; digit++)
                {
                    scores[digit] += trees[digit].Of(images.Image(i));
                }
            }

            Softmax.InPlace(scores);
            for (int digit = 0; digit < scores.Length; digit++)
            {
                predicted[(i * DigitSet.ClassCount) + digit] = (float)scores[digit];
            }
        });
        return predicted;
    }
}
