using Digits.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Losses;

/// <summary>Lists the losses that <c>loss.name</c> may name; a new one is a file and a line here.</summary>
public static class LossCatalogue
{
    private static readonly SortedDictionary<string, Func<LossParams, Loss>> Losses = new(StringComparer.Ordinal)
    {
        ["complement-cross-entropy"] = ComplementCrossEntropy.Create,
        ["cross-entropy"] = CrossEntropy.Create,
        ["focal"] = FocalLoss.Create,
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Losses.Keys;

    /// <summary>Creates a loss, multiplied by the class weights.</summary>
    /// <param name="settings">Which, and the weights.</param>
    /// <param name="device">Where logits and labels will lie.</param>
    /// <exception cref="InputException">No loss has this name.</exception>
    public static Loss Create(LossParams settings, Device device)
    {
        var loss = Losses.TryGetValue(settings.Name, out var create)
            ? create(settings)
            : throw new InputException($"loss \"{settings.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, loss.name");
        return settings.ClassWeights.IsAll(1) ? loss : Weighted(loss, [.. settings.ClassWeights.Values.Select(weight => (float)weight)], device);
    }

    private static Loss Weighted(Loss loss, float[] weights, Device device)
    {
        // Copied once: the host would wait for a copy to a GPU in each batch.
        var ofClass = from_array(weights, ScalarType.Float32, device).DetachFromDisposeScope();
        return (logits, labels) =>
        {
            using var scope = NewDisposeScope();
            return (loss(logits, labels) * ofClass.index_select(0, labels)).MoveToOuterDisposeScope();
        };
    }
}
