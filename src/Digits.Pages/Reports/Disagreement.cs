using Digits.Core.Data;

namespace Digits.Pages.Reports;

/// <summary>Is an image and what the models call it.</summary>
/// <param name="Row">The 0-based row.</param>
/// <param name="Votes">The digits that are named, most votes first; of equals the lower digit.</param>
public sealed record Disputed(int Row, IReadOnlyList<(int Digit, int Votes)> Votes);

/// <summary>Counts where models name different digits for the same images.</summary>
public sealed class Disagreement
{
    private readonly byte[][] _named;

    /// <summary>Takes each model's most probable digit.</summary>
    /// <param name="models">For each model float32 [n,10], all for the same rows; one or more.</param>
    public Disagreement(IEnumerable<ClassProbabilities> models)
    {
        _named = [.. models.Select(model => (byte[])[.. Enumerable.Range(0, model.Count).Select(i => (byte)model.Predicted(i))])];
    }

    /// <summary>Gets the number of models.</summary>
    public int Models => _named.Length;

    /// <summary>Gets the number of images.</summary>
    public int Images => _named[0].Length;

    /// <summary>Counts the models that name the digit of most of them.</summary>
    /// <param name="image">The image's 0-based place.</param>
    public int Agreeing(int image) => Votes(image)[0].Votes;

    /// <summary>Gets what the models name an image, most votes first; of equals the lower digit.</summary>
    /// <param name="image">The image's 0-based place.</param>
    public (int Digit, int Votes)[] Votes(int image) =>
        [.. _named.CountBy(model => (int)model[image]).Select(v => (v.Key, v.Value)).OrderByDescending(v => v.Value).ThenBy(v => v.Key)];

    /// <summary>Gets the share of images for which two models name different digits, 0..1.</summary>
    /// <param name="first">The first model's 0-based place.</param>
    /// <param name="second">The second model's 0-based place.</param>
    public double Between(int first, int second) => (double)Enumerable.Range(0, Images).Count(i => _named[first][i] != _named[second][i]) / Images;

    /// <summary>Counts the images for which a model names a digit.</summary>
    /// <param name="labels">uint8 [n], the digit of each image.</param>
    /// <returns>The images that at least one model reads right.</returns>
    public int RightByOne(IReadOnlyList<byte> labels) => Enumerable.Range(0, Images).Count(i => Array.Exists(_named, model => model[i] == labels[i]));

    /// <summary>Finds the images on which the fewest models agree; of equals the earlier ones.</summary>
    /// <param name="most">How many to find; images on which all agree are left out.</param>
    public Disputed[] MostDisputed(int most) =>
    [
        .. Enumerable.Range(0, Images).Select(i => new Disputed(i, Votes(i))).Where(d => d.Votes.Count > 1)
            .OrderBy(d => d.Votes[0].Votes).ThenByDescending(d => d.Votes.Count).ThenBy(d => d.Row).Take(most),
    ];
}
