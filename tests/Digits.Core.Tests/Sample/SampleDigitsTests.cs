using Digits.Core.Data;
using Digits.Core.Sample;

namespace Digits.Core.Tests.Sample;

public class SampleDigitsTests
{
    [Fact]
    public void Equal_seeds_give_equal_images_and_others_differ()
    {
        var first = SampleDigits.Draw(200, 7, "train");
        var again = SampleDigits.Draw(200, 7, "train");

        Assert.Equal(first.Pixels, again.Pixels);
        Assert.Equal(first.Labels, again.Labels);
        Assert.NotEqual(first.Pixels, SampleDigits.Draw(200, 8, "train").Pixels);
        Assert.NotEqual(first.Pixels, SampleDigits.Draw(200, 7, "test").Pixels);
    }

    [Theory]
    [InlineData(100, 10, 10)]
    [InlineData(1003, 100, 101)]
    public void Every_digit_has_its_share(int rows, int least, int most)
    {
        var labels = SampleDigits.Draw(rows, 7, "train").Labels!;

        Assert.Equal(rows, labels.Length);
        Assert.All(Enumerable.Range(0, 10), digit => Assert.InRange(labels.Count(l => l == digit), least, most));
    }

    [Fact]
    public void No_image_occurs_twice()
    {
        var train = SampleDigits.Draw(1000, 7, "train");
        var test = SampleDigits.Draw(500, 7, "test");

        var images = Enumerable.Range(0, 1000).Select(i => Convert.ToHexString(train.Image(i)))
            .Concat(Enumerable.Range(0, 500).Select(i => Convert.ToHexString(test.Image(i))));

        Assert.Equal(1500, images.Distinct().Count());
    }

    [Fact]
    public void Images_are_centred_strokes_on_an_empty_background()
    {
        var set = SampleDigits.Draw(500, 7, "train");

        for (int row = 0; row < set.Count; row++)
        {
            byte[] image = set.Image(row).ToArray();
            double mass = image.Sum(p => (double)p);
            Assert.Equal(255, image.Max());
            Assert.InRange(image.Count(p => p > 0), 25, 350);
            Assert.InRange(image.Select((p, i) => p * (double)(i % 28)).Sum() / mass, 9, 18);
            Assert.InRange(image.Select((p, i) => p * (double)(i / 28)).Sum() / mass, 9, 18);
            Assert.True(image.Where((_, i) => i % 28 is 0 or 27 || i / 28 is 0 or 27).Max() < 255, $"image {row} is cut off");
        }
    }

    [Fact]
    public void The_nearest_training_image_mostly_tells_the_digit_of_an_unseen_writer()
    {
        var train = SampleDigits.Draw(1000, 7, "train");
        var test = SampleDigits.Draw(200, 7, "test");

        double accuracy = Enumerable.Range(0, 200).Count(i => Nearest(train, test.Image(i)) == test.Labels![i]) / 200.0;

        Assert.InRange(accuracy, 0.80, 0.99);
    }

    private static byte Nearest(DigitSet set, ReadOnlySpan<byte> image)
    {
        int best = 0;
        long bestDistance = long.MaxValue;
        for (int row = 0; row < set.Count; row++)
        {
            var other = set.Image(row);
            long distance = 0;
            for (int i = 0; i < image.Length; i++)
            {
                int difference = image[i] - other[i];
                distance += difference * difference;
            }

            (best, bestDistance) = distance < bestDistance ? (row, distance) : (best, bestDistance);
        }

        return set.Labels![best];
    }
}
