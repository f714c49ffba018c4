using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Digits.Core.Data;

namespace Digits.Baselines.Images;

/// <summary>Holds images side by side, so that one pass over another image's lit pixels multiplies it with sixteen of them at once.</summary>
/// <remarks>Products of bytes and their sums are whole numbers below 2^26, so every CPU and any order gives the same: nothing is rounded.</remarks>
internal sealed class PixelPanels
{
    /// <summary>The images of a panel.</summary>
    public const int Width = 16;

    /// <summary>The panels that one pass multiplies with: their sums stay in registers.</summary>
    public const int Group = 8;

    private const int PairCount = DigitSet.PixelCount / 2;
    private const int PanelSize = PairCount * Width;

    // [panel][pair of pixels][16 images], two uint8 as the halves of an int32; empty places are 0.
    private readonly int[] _panels;

    /// <summary>Copies images.</summary>
    /// <param name="images">Images uint8 [N,784], 0..255.</param>
    public PixelPanels(DigitSet images)
    {
        Count = images.Count;
        int panels = (Count + (Width * Group) - 1) / (Width * Group) * Group;
        _panels = new int[panels * PanelSize];
        Squares = new int[panels * Width];
        for (int i = 0; i < Count; i++)
        {
            var image = images.Image(i);
            int start = (i / Width * PanelSize) + (i % Width);
            for (int pair = 0; pair < PairCount; pair++)
            {
                int low = image[2 * pair];
                int high = image[(2 * pair) + 1];
                _panels[start + (pair * Width)] = low | (high << 16);
                Squares[i] += (low * low) + (high * high);
            }
        }
    }

    /// <summary>Gets the number of images.</summary>
    public int Count { get; }

    /// <summary>Gets the number of places, a multiple of 128 no smaller than the number of images.</summary>
    public int Places => Squares.Length;

    /// <summary>Gets each image's sum of squared pixels, int32 [places], 0..50,979,600; 0 in empty places.</summary>
    public int[] Squares { get; }

    /// <summary>Computes the scalar products of one image with 128 neighbouring ones.</summary>
    /// <param name="image">The image's lit pairs of pixels.</param>
    /// <param name="first">The first place, a multiple of 128.</param>
    /// <param name="products">Receives int32 [128].</param>
    public void Multiply(LitPairs image, int first, Span<int> products)
    {
        ref int panel = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_panels), first / Width * PanelSize);
        Vector512<int> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (int i = 0; i < image.Pairs.Length; i++)
        {
            var values = Vector512.Create(image.Values[i]);
            ref int at = ref Unsafe.Add(ref panel, image.Pairs[i] * Width);
            a = Add(a, values, ref at);
            b = Add(b, values, ref Unsafe.Add(ref at, PanelSize));
            c = Add(c, values, ref Unsafe.Add(ref at, 2 * PanelSize));
            d = Add(d, values, ref Unsafe.Add(ref at, 3 * PanelSize));
            e = Add(e, values, ref Unsafe.Add(ref at, 4 * PanelSize));
            f = Add(f, values, ref Unsafe.Add(ref at, 5 * PanelSize));
            g = Add(g, values, ref Unsafe.Add(ref at, 6 * PanelSize));
            h = Add(h, values, ref Unsafe.Add(ref at, 7 * PanelSize));
        }

        a.CopyTo(products);
        b.CopyTo(products[Width..]);
        c.CopyTo(products[(2 * Width)..]);
        d.CopyTo(products[(3 * Width)..]);
        e.CopyTo(products[(4 * Width)..]);
        f.CopyTo(products[(5 * Width)..]);
        g.CopyTo(products[(6 * Width)..]);
        h.CopyTo(products[(7 * Width)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Add(Vector512<int> sum, Vector512<int> values, ref int at)
    {
        var pixels = Vector512.LoadUnsafe(ref at);
        if (Avx512BW.IsSupported)
        {
            return sum + Avx512BW.MultiplyAddAdjacent(pixels.AsInt16(), values.AsInt16());
        }

        if (Avx2.IsSupported)
        {
            return sum + Vector512.Create(
                Avx2.MultiplyAddAdjacent(pixels.GetLower().AsInt16(), values.GetLower().AsInt16()),
                Avx2.MultiplyAddAdjacent(pixels.GetUpper().AsInt16(), values.GetUpper().AsInt16()));
        }

        var low = Vector512.Create(0xFFFF);
        return sum + ((pixels & low) * (values & low)) + ((pixels >>> 16) * (values >>> 16));
    }
}
