namespace Digits.Baselines.Trees;

/// <summary>Is a regression tree: what its leaves add to a score.</summary>
/// <param name="Tree">Which leaf an image falls into.</param>
/// <param name="Values">float64 [leaves].</param>
internal sealed record ValuedTree(Tree Tree, double[] Values)
{
    /// <summary>Gets what an image's score gains.</summary>
    /// <param name="image">uint8 [784], 0..255.</param>
    public double Of(ReadOnlySpan<byte> image) => Values[Tree.Find(image)];
}
