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
    /// <exception cref="InputException">No loss has this name.</exception>
    public static Loss Create(LossParams settings)
    {
        var loss = Losses.TryGetValue(settings.Name, out var create)
            ? create(settings)
            : throw new InputException($"loss \"{settings.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, loss.name");
        return settings.ClassWeights.IsAll(1) ? loss : Weighted(loss, [.. settings.ClassWeights.Values.Select(weight => (float)weight)]);
    }

    private static Loss Weighted(Loss loss, float[] weights) => (logits, labels) =>
    {
        using var scope = NewDisposeScope();
        var ofClass = from_array(weights, ScalarType.Float32, logits.device);
        return (loss(logits, labels) * ofClass.index_select(0, labels)).MoveToOuterDisposeScope();
    };
}
