using Digits.Core.Errors;
using static TorchSharp.torch;

namespace Digits.Core.Training;

/// <summary>Names the types that a model may compute in.</summary>
internal static class Precision
{
    /// <summary>Gets a type by its name.</summary>
    /// <param name="name"><c>bf16</c> or <c>fp32</c>.</param>
    /// <exception cref="InputException">It is neither.</exception>
    public static ScalarType Named(string name) => name switch
    {
        "bf16" => ScalarType.BFloat16,
        "fp32" => ScalarType.Float32,
        _ => throw new InputException($"precision \"{name}\"", "bf16 or fp32", "stage request, train.precision"),
    };
}
