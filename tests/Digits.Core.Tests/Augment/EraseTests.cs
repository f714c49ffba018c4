using Digits.Core.Augment;
using Digits.Core.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Tests.Augment;

public class EraseTests
{
    [Fact]
    public void A_box_holds_its_pixels_and_no_others()
    {
        using var scope = NewDisposeScope();
        float[] numbers = new float[8];
        new Box(2, 20, 5, 8).Write(numbers);
        bool[] inside = Box.Contain(tensor(numbers).reshape(2, 4)).data<bool>().ToArray();
        for (int i = 0; i < 784; i++)
        {
            Assert.Equal(i / 28 is >= 2 and < 7 && i % 28 is >= 20 and < 28, inside[i]);
            Assert.False(inside[784 + i]);
        }
    }

    [Fact]
    public void Sides_reach_their_ends_and_boxes_stay_in_the_image()
    {
        var random = new SplitMix64(3);
        var erase = Erase.Create(AugmentSettings.Off with { Erase = 9, EraseFrom = 3 })!;
        var boxes = Enumerable.Range(0, 2000).Select(_ => Draw(erase, random)).ToArray();
        Assert.All(boxes, b => Assert.True(b.Top >= 0 && b.Left >= 0 && b.Top + b.Height <= 28 && b.Left + b.Width <= 28));
        var whole = boxes.Where(b => b.Top > 0 && b.Left > 0 && b.Top + b.Height < 28 && b.Left + b.Width < 28).ToArray();
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], whole.Select(b => b.Height).Distinct().Order());
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], whole.Select(b => b.Width).Distinct().Order());
        Assert.Contains(whole, b => b.Height == 3 && b.Width == 9);
        Assert.Equal(0, boxes.Min(b => b.Top));
        Assert.Equal(28, boxes.Max(b => b.Left + b.Width));
    }

    [Fact]
    public void Something_is_erased_in_the_share_of_images_that_is_set()
    {
        var random = new SplitMix64(3);
        var erase = Erase.Create(AugmentSettings.Off with { Erase = 6, EraseFrom = 6, EraseShare = 0.25 })!;
        Assert.InRange(Enumerable.Range(0, 2000).Count(_ => Draw(erase, random).Width > 0), 430, 570);
    }

    private static Box Draw(Erase erase, SplitMix64 random)
    {
        float[] numbers = new float[4];
        erase.Draw(0, random, numbers);
        return new((int)numbers[0], (int)numbers[1], (int)numbers[2], (int)numbers[3]);
    }
}
