using Digits.Baselines.Images;
using Digits.Core.Data;
using Digits.Core.Randomness;

namespace Digits.Baselines.Tests.Images;

public class PixelPanelsTests
{
    [Fact]
    public void Products_are_those_of_plain_loops()
    {
        var images = Random(131, seed: 1);
        var queries = Random(3, seed: 2);
        var panels = new PixelPanels(images);
        Assert.Equal((131, 256), (panels.Count, panels.Places));
        var lit = new LitBlock(queries, 0, 3);
        var products = new int[128];
        for (int query = 0; query < 3; query++)
        {
            foreach (int first in new[] { 0, 128 })
            {
                panels.Multiply(lit[query], first, products);
                Assert.Equal(Enumerable.Range(first, 128).Select(place => place < 131 ? Product(queries, query, images, place) : 0), products);
            }

            Assert.Equal(Product(queries, query, queries, query), lit[query].Square);
        }

        Assert.Equal(Enumerable.Range(0, 256).Select(place => place < 131 ? Product(images, place, images, place) : 0), panels.Squares);
    }

    [Fact]
    public void The_brightest_images_do_not_overflow()
    {
        byte[] white = new byte[DigitSet.PixelCount];
        Array.Fill(white, byte.MaxValue);
        var set = new DigitSet(white, null);
        var products = new int[128];
        new PixelPanels(set).Multiply(new LitBlock(set, 0, 1)[0], 0, products);
        Assert.Equal(784 * 255 * 255, products[0]);
        Assert.Equal(0, products[1]);
    }

    /// <summary>Draws images of which about half of the pixels are 0.</summary>
    internal static DigitSet Random(int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        return new([.. Enumerable.Range(0, count * DigitSet.PixelCount).Select(_ => (byte)Math.Max(0, random.NextInt32(511) - 255))], null);
    }

    private static int Product(DigitSet left, int i, DigitSet right, int j)
    {
        int sum = 0;
        for (int p = 0; p < DigitSet.PixelCount; p++)
        {
            sum += left.Image(i)[p] * right.Image(j)[p];
        }

        return sum;
    }
}
