using Digits.Core.Randomness;
using static TorchSharp.torch;

namespace Digits.Core.Augment;

/// <summary>Chooses the image of a batch that another is mixed with.</summary>
internal static class Partner
{
    /// <summary>Draws a place in a batch, whatever its size.</summary>
    /// <returns>0..1, below 1.</returns>
    public static float Draw(SplitMix64 random) => random.NextInt32(1 << 24) / (float)(1 << 24);

    /// <summary>Turns places into rows.</summary>
    /// <param name="places">float32 [N], from <see cref="Draw"/>.</param>
    /// <returns>int64 [N], 0..N-1.</returns>
    public static Tensor Rows(Tensor places)
    {
        using var scope = NewDisposeScope();
        long last = places.shape[0] - 1;
        return places.mul(places.shape[0]).to(ScalarType.Int64).clamp_(0, last).MoveToOuterDisposeScope();
    }
}
