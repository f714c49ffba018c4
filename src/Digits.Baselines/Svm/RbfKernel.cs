using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digits.Baselines.Images;
using Digits.Core.Data;

namespace Digits.Baselines.Svm;

/// <summary>Computes the radial basis kernel exp(-gamma |x - y|^2) from whole-number distances: the same bits on every CPU.</summary>
/// <param name="gamma">Per squared grey value, above 0.</param>
internal sealed class RbfKernel(double gamma)
{
    private readonly float _gamma = (float)gamma;

    /// <summary>Gets the kernel whose gamma is 1 over 784 times the variance of all pixels, or another.</summary>
    /// <param name="train">Images uint8 [N,784]: the rows that are fitted.</param>
    /// <param name="gamma">Per squared pixel of 0..1; 0 stands for that of the variance, as scikit-learn's "scale".</param>
    public static RbfKernel Of(DigitSet train, double gamma)
    {
        long sum = 0, squares = 0;
        foreach (byte pixel in train.Pixels)
        {
            sum += pixel;
            squares += pixel * pixel;
        }

        double mean = (double)sum / train.Pixels.Length;
        double variance = ((double)squares / train.Pixels.Length) - (mean * mean);
        return new RbfKernel(gamma > 0 ? gamma / (255.0 * 255.0) : 1 / (DigitSet.PixelCount * (variance > 0 ? variance : 1)));
    }

    /// <summary>Computes the kernel of one image with all of a set.</summary>
    /// <param name="images">The set.</param>
    /// <param name="image">The image.</param>
    /// <param name="values">Receives float32 [places], 0..1.</param>
    public void Row(PixelPanels images, LitPairs image, Span<float> values)
    {
        for (int first = 0; first < images.Places; first += PixelPanels.Width * PixelPanels.Group)
        {
            Group(images, image, first, values[first..]);
        }
    }

    /// <summary>Computes the kernel of one image with 128 neighbouring ones of a set.</summary>
    /// <param name="images">The set.</param>
    /// <param name="image">The image.</param>
    /// <param name="first">The first place, a multiple of 128.</param>
    /// <param name="values">Receives float32 [128], 0..1.</param>
    public void Group(PixelPanels images, LitPairs image, int first, Span<float> values)
    {
        const int Width = PixelPanels.Width * PixelPanels.Group;
        Span<int> products = stackalloc int[Width];
        images.Multiply(image, first, products);
        ref int squares = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(images.Squares), first);
        ref int ofProducts = ref MemoryMarshal.GetReference(products);
        ref float result = ref MemoryMarshal.GetReference(values[..Width]);
        for (nuint i = 0; i < Width; i += PixelPanels.Width)
        {
            var distances = Vector512.Create(image.Square) + Vector512.LoadUnsafe(ref squares, i) - (Vector512.LoadUnsafe(ref ofProducts, i) << 1);
            Exp(Vector512.ConvertToSingle(distances) * Vector512.Create(-_gamma)).StoreUnsafe(ref result, i);
        }
    }

    /// <summary>Computes e to the power of x by multiplications and additions alone; relative error below 3e-7.</summary>
    /// <param name="x">Numbers of at most 0; below -87 the result is 0.</param>
    internal static Vector512<float> Exp(Vector512<float> x)
    {
        var bounded = Vector512.Max(x, Vector512.Create(-87f));

        // Truncation rounds up where numbers are negative: so this is the nearest whole exponent.
        var exponent = Vector512.ConvertToInt32((bounded * Vector512.Create(1.44269504f)) - Vector512.Create(0.5f));
        var whole = Vector512.ConvertToSingle(exponent);

        // ln 2 in two parts: the first has trailing zeros, so that its product with an exponent is exact.
        var r = bounded - (whole * Vector512.Create(0.693359375f)) - (whole * Vector512.Create(-2.12194440e-4f));
        var sum = Vector512.Create(1f / 720);
        sum = (sum * r) + Vector512.Create(1f / 120);
        sum = (sum * r) + Vector512.Create(1f / 24);
        sum = (sum * r) + Vector512.Create(1f / 6);
        sum = (sum * r) + Vector512.Create(0.5f);
        sum = (sum * r) + Vector512<float>.One;
        sum = (sum * r) + Vector512<float>.One;
        var scale = ((exponent + Vector512.Create(127)) << 23).AsSingle();
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(-87f)), Vector512<float>.Zero, sum * scale);
    }
}
