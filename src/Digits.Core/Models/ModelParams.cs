namespace Digits.Core.Models;

/// <summary>Says which model is trained: section <c>model</c> of pipeline.json.</summary>
public sealed record ModelParams
{
    /// <summary>Gets the name in <see cref="ModelCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the channels of the first layers; the other layers' grow with it.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the side of the kernels of the model <c>simple</c>: 3, 5 or 7.</summary>
    public required int Kernel { get; init; }

    /// <summary>Gets the name in <see cref="Activation"/>, or <c>own</c> for the model's own.</summary>
    public required string Activation { get; init; }

    /// <summary>Gets the share of values that training drops after each block, and twice that before the last layer; for models without blocks the latter alone.</summary>
    public required double Dropout { get; init; }

    /// <summary>Gets the share of pixels that training drops in squares after each block of a convolutional model (DropBlock).</summary>
    public required double DropBlock { get; init; }

    /// <summary>Gets whether a new linear layer is put on the model's logits; the model's tensors are then called <c>backbone.*</c>, the layer's <c>head.*</c>.</summary>
    public bool LogitLayer { get; init; }
}
