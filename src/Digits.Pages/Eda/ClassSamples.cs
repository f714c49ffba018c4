using Digits.Core.Data;

namespace Digits.Pages.Eda;

/// <summary>Chooses images that stand for their class.</summary>
public static class ClassSamples
{
    /// <summary>Chooses rows of a class, spread evenly over all its rows: without chance, and not only from the file's start.</summary>
    /// <param name="set">A labelled set.</param>
    /// <param name="digit">The class, 0..9.</param>
    /// <param name="count">How many to choose; a class with fewer gives all that it has.</param>
    /// <returns>0-based rows, ascending.</returns>
    /// <exception cref="ArgumentException">The set has no labels.</exception>
    public static int[] Choose(DigitSet set, int digit, int count)
    {
        byte[] labels = set.Labels ?? throw new ArgumentException("samples of a class need labels", nameof(set));
        int[] rows = [.. Enumerable.Range(0, labels.Length).Where(r => labels[r] == digit)];
        count = Math.Min(count, rows.Length);
        return [.. Enumerable.Range(0, count).Select(i => rows[(int)((long)i * rows.Length / count)])];
    }

    /// <summary>Counts an image's pixels of ink: those above 0.</summary>
    public static int Ink(ReadOnlySpan<byte> image) => DigitSet.PixelCount - image.Count((byte)0);
}
