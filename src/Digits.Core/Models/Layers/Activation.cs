using Digits.Core.Errors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>Lists the activations that <c>model.activation</c> may name; a new one is a line here.</summary>
public static class Activation
{
    private const string Own = "own";

    private static readonly SortedDictionary<string, Func<Tensor, Tensor>> Activations = new(StringComparer.Ordinal)
    {
        ["gelu"] = functional.gelu,
        ["leaky-relu"] = x => functional.leaky_relu(x, 0.05),
        ["relu"] = x => functional.relu(x),
        ["silu"] = x => functional.silu(x),
    };

    /// <summary>Gets the names, sorted, without <c>own</c>.</summary>
    public static IReadOnlyCollection<string> Names => Activations.Keys;

    /// <summary>Gets an activation.</summary>
    /// <param name="name">A name of <see cref="Names"/>, or <c>own</c>.</param>
    /// <param name="own">The model's own.</param>
    /// <exception cref="InputException">No activation has this name.</exception>
    public static Func<Tensor, Tensor> Named(string name, string own) => Activations.TryGetValue(name == Own ? own : name, out var activation)
        ? activation
        : throw new InputException($"activation \"{name}\"", $"one of {string.Join(", ", Names)}, {Own}", "pipeline.json, model.activation");
}
