using Digits.Core.Data;

namespace Digits.Core.Inputs;

/// <summary>Gives a set's pixels mean 0 and standard deviation 1.</summary>
internal static class Standardisation
{
    /// <summary>Fits the scale; sums are of whole numbers, so that no order of adding can change it.</summary>
    /// <param name="set">The images, before augmentation.</param>
    public static PixelScale Of(DigitSet set)
    {
        long sum = 0, squares = 0;
        foreach (byte pixel in set.Pixels)
        {
            sum += pixel;
            squares += pixel * pixel;
        }

        double count = set.Pixels.Length, mean = sum / count;
        double deviation = Math.Sqrt(Math.Max((squares / count) - (mean * mean), 0));
        return new(mean / byte.MaxValue, deviation > 0 ? byte.MaxValue / deviation : 1);
    }
}
