using Digits.Core.Data;

namespace Digits.Baselines;

/// <summary>Predicts for every image how frequent each digit is among the training rows: the floor of all models.</summary>
public sealed class Majority : IBaseline
{
    /// <inheritdoc/>
    public IFittedBaseline Fit(DigitSet train)
    {
        var shares = new float[DigitSet.ClassCount];
        foreach (var (digit, count) in train.RequireLabels().CountBy(label => label))
        {
            shares[digit] = (float)((double)count / train.Count);
        }

        return new Frequencies(shares);
    }

    private sealed class Frequencies(float[] shares) : IFittedBaseline
    {
        public string Summary => $"always {Array.IndexOf(shares, shares.Max())}";

        public float[] Predict(DigitSet images) => [.. Enumerable.Repeat(shares, images.Count).SelectMany(row => row)];
    }
}
