using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Reads images and labels in the files and names of MNIST, which Fashion-MNIST has too: train-images-idx3-ubyte and so on.</summary>
public static class IdxDigits
{
    /// <summary>Reads a set of images, and their labels where there is a file of them.</summary>
    /// <param name="images">The file of 28x28 images.</param>
    /// <param name="labels">The file of labels 0..9, or null where labels are unknown.</param>
    /// <param name="maxRows">Reads only the first rows, or all if null.</param>
    /// <exception cref="InputException">A file is missing or faulty, or there are not as many labels as images.</exception>
    public static DigitSet Read(DigitFile images, DigitFile? labels, int? maxRows = null)
    {
        var (imageCount, pixels) = IdxFile.Read(images, "image", [DigitSet.Side, DigitSet.Side], maxRows);
        if (labels is null)
        {
            return new(pixels, null);
        }

        var (labelCount, values) = IdxFile.Read(labels, "label", [], maxRows);
        if (labelCount != imageCount)
        {
            throw new InputException($"{imageCount} images and {labelCount} labels", "a label for each image", $"{images.Where} and {labels.Where}");
        }

        int wrong = Array.FindIndex(values, value => value >= DigitSet.ClassCount);
        return wrong < 0
            ? new(pixels, values)
            : throw new InputException($"label {values[wrong]}", $"0..{DigitSet.ClassCount - 1}", $"{labels.Where}, label {wrong + 1}");
    }
}
