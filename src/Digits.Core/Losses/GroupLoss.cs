using Digits.Core.Errors;
using Digits.Core.Recipes;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Losses;

/// <summary>Cross entropy over groups of digits; an image whose digit is in no group counts 0.</summary>
/// <remarks>The mean over a batch divides by all its images, those of no group included. Neither smoothing nor class weights apply.</remarks>
internal sealed class GroupLoss : IDisposable
{
    private const long None = -1;
    private readonly Tensor _groupOf;

    /// <param name="groups">Each digit's group; 0 for none.</param>
    /// <param name="device">Where logits and labels will lie.</param>
    /// <exception cref="InputException">A group is no whole number, or there are fewer than two.</exception>
    public GroupLoss(PerClass groups, Device device)
    {
        double[] numbers = [.. groups.Values.Where(group => group != 0).Distinct().Order()];
        if (numbers.Any(number => number % 1 != 0) || numbers.Length < 2)
        {
            throw new InputException(
                $"groups {string.Join(", ", numbers.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)))}".TrimEnd(),
                "whole numbers, at least two different ones beside 0, where loss.auxiliary is not 0",
                "pipeline.json, loss.groups");
        }

        long[] groupOf = [.. groups.Values.Select(group => group == 0 ? None : Array.IndexOf(numbers, group))];
        _groupOf = from_array(groupOf, ScalarType.Int64, device).DetachFromDisposeScope();
        Count = numbers.Length;
    }

    /// <summary>Gets the number of groups, G.</summary>
    public int Count { get; }

    /// <summary>Computes each image's loss.</summary>
    /// <param name="logits">float32 [N,G], groups in ascending order of their numbers.</param>
    /// <param name="labels">int64 [N], 0..9.</param>
    /// <returns>float32 [N], in nats.</returns>
    public Tensor Of(Tensor logits, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var groups = _groupOf.index_select(0, labels);
        return functional.cross_entropy(logits, groups, ignore_index: None, reduction: Reduction.None).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _groupOf.Dispose();
}
