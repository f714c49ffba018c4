namespace Digits.Core.Weights;

/// <summary>Says what training starts from: section <c>init</c> of pipeline.json.</summary>
public sealed record InitParams
{
    /// <summary>Gets the safetensors file whose tensors the model starts with; null starts with fresh weights.</summary>
    /// <remarks>Params do not hold it: it is an input of its own, named <c>init.file</c>.</remarks>
    public string? File { get; init; }

    /// <summary>Gets how the file's names become the model's: entries of <see cref="NameMap"/>; empty for the same names.</summary>
    public string Map { get; init; } = "";

    /// <summary>Gets the parts of the model that stay as they are, names separated by commas: <c>backbone</c>, <c>features.stem</c>; empty for none.</summary>
    public string Freeze { get; init; } = "";
}
