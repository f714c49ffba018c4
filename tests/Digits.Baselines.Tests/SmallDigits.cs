using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests;

/// <summary>Makes a few images that every model can learn, and params that suit so few.</summary>
internal static class SmallDigits
{
    /// <summary>Lights rows of pixels that depend on the class, with noise: row i has the label i % 10.</summary>
    public static DigitSet Create(int count, ulong seed = 5)
    {
        var random = new SplitMix64(seed);
        byte[] labels = [.. Enumerable.Range(0, count).Select(r => (byte)(r % 10))];
        byte[] pixels = new byte[count * DigitSet.PixelCount];
        for (int i = 0; i < count; i++)
        {
            for (int p = 0; p < DigitSet.PixelCount; p++)
            {
                bool lit = p / (2 * DigitSet.Side) == labels[i] + 2;
                pixels[(i * DigitSet.PixelCount) + p] = (byte)(lit ? 128 + random.NextInt32(128) : Math.Max(0, random.NextInt32(200) - 150));
            }
        }

        return new(pixels, labels);
    }

    /// <summary>Gets params under which a model fits a few rows in a moment.</summary>
    public static BaselineParams Params(string name) => new()
    {
        Name = name, Threads = 1, MaxIterations = 100, Tolerance = 1e-4, L2 = 0.001, L2Candidates = "", InnerFolds = 3,
        K = 3, Votes = "plain", Deskew = false, LeaveOneOut = false,
        C = 1, Gamma = 0, SvmTolerance = 1e-3,
        Trees = 7, SplitPixels = 28, LeafRows = 1,
        Rounds = 4, Leaves = 6, Bins = 16, LearningRate = 0.3, LeafL2 = 1, LeafHessian = 0.1, RowShare = 0.8, PixelShare = 0.5,
    };
}
