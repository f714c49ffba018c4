using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digits.Core.Arithmetic;
using Digits.Core.Data;

namespace Digits.Baselines.Logistic;

/// <summary>Computes with softmax weights, float64 [785,12]: one row per pixel and the biases last.</summary>
/// <remarks>The ten classes fill three vectors of four lanes, of which two are unused. Products and sums are rounded one by one, never
/// fused, so that every CPU gives the same bits.</remarks>
internal static class SoftmaxLanes
{
    /// <summary>The lanes of a row: 10 classes and 2 that stay 0.</summary>
    public const int Lanes = 12;

    /// <summary>The number of weights, lanes of 784 pixels and the bias.</summary>
    public const int WeightCount = (DigitSet.PixelCount + 1) * Lanes;

    /// <summary>The place of the first bias.</summary>
    public const int BiasStart = DigitSet.PixelCount * Lanes;

    private static readonly double[] Scaled = [.. Enumerable.Range(0, 256).Select(v => v / 255.0)];

    /// <summary>Computes the class probabilities of one image.</summary>
    /// <param name="images">Pixels, scaled here to 0..1.</param>
    /// <param name="image">The image's 0-based row.</param>
    /// <param name="weights">float64 [785,12].</param>
    /// <param name="probabilities">Receives float64 [12], 0..1; the unused lanes get 0.</param>
    /// <param name="label">The class, 0..9, whose loss to return.</param>
    /// <returns>The negative log-likelihood of <paramref name="label"/>, in nats.</returns>
    public static double Forward(SparseImages images, int image, ReadOnlySpan<double> weights, Span<double> probabilities, int label)
    {
        var columns = images.Columns(image);
        var values = images.Values(image)[..columns.Length];
        ref double origin = ref MemoryMarshal.GetReference(weights);
        var a = Vector256.LoadUnsafe(ref origin, BiasStart);
        var b = Vector256.LoadUnsafe(ref origin, BiasStart + 4);
        var c = Vector256.LoadUnsafe(ref origin, BiasStart + 8);
        for (int k = 0; k < columns.Length; k++)
        {
            var value = Vector256.Create(Scaled[values[k]]);
            nuint at = (nuint)(columns[k] * Lanes);
            a += value * Vector256.LoadUnsafe(ref origin, at);
            b += value * Vector256.LoadUnsafe(ref origin, at + 4);
            c += value * Vector256.LoadUnsafe(ref origin, at + 8);
        }

        a.CopyTo(probabilities);
        b.CopyTo(probabilities[4..]);
        c.CopyTo(probabilities[8..]);
        return Softmax(probabilities, label);
    }

    /// <summary>Adds one image's share of the gradient: its pixels times the residuals.</summary>
    /// <param name="images">Pixels, scaled here to 0..1.</param>
    /// <param name="image">The image's 0-based row.</param>
    /// <param name="residuals">float64 [12], probability minus truth; 0 in the unused lanes.</param>
    /// <param name="gradient">Receives the sum, float64 [785,12].</param>
    public static void AddGradient(SparseImages images, int image, ReadOnlySpan<double> residuals, Span<double> gradient)
    {
        var columns = images.Columns(image);
        var values = images.Values(image)[..columns.Length];
        ref double origin = ref MemoryMarshal.GetReference(gradient);
        var a = Vector256.Create(residuals);
        var b = Vector256.Create(residuals[4..]);
        var c = Vector256.Create(residuals[8..]);
        Add(ref origin, BiasStart, Vector256<double>.One, a, b, c);
        for (int k = 0; k < columns.Length; k++)
        {
            Add(ref origin, (nuint)(columns[k] * Lanes), Vector256.Create(Scaled[values[k]]), a, b, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref double origin, nuint at, Vector256<double> value, Vector256<double> a, Vector256<double> b, Vector256<double> c)
    {
        (Vector256.LoadUnsafe(ref origin, at) + (value * a)).StoreUnsafe(ref origin, at);
        (Vector256.LoadUnsafe(ref origin, at + 4) + (value * b)).StoreUnsafe(ref origin, at + 4);
        (Vector256.LoadUnsafe(ref origin, at + 8) + (value * c)).StoreUnsafe(ref origin, at + 8);
    }

    private static double Softmax(Span<double> lanes, int label)
    {
        double largest = lanes[0];
        for (int c = 1; c < DigitSet.ClassCount; c++)
        {
            largest = Math.Max(largest, lanes[c]);
        }

        double ofLabel = lanes[label] - largest;
        double sum = 0;
        for (int c = 0; c < DigitSet.ClassCount; c++)
        {
            lanes[c] = PortableMath.Exp(lanes[c] - largest);
            sum += lanes[c];
        }

        for (int c = 0; c < Lanes; c++)
        {
            lanes[c] = c < DigitSet.ClassCount ? lanes[c] / sum : 0;
        }

        return PortableMath.Log(sum) - ofLabel;
    }
}
