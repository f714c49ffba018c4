namespace Digits.Core.Training;

/// <summary>Sets how long and on what a fold is trained: section <c>train</c> of pipeline.json.</summary>
public sealed record TrainParams
{
    /// <summary>Gets the number of passes over the training rows, fixed beforehand.</summary>
    public required int Epochs { get; init; }

    /// <summary>Gets the images per step; an epoch's last, incomplete batch is left out.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Gets the type that layers compute in, <c>bf16</c> or <c>fp32</c>; weights and their updates are always float32.</summary>
    public required string Precision { get; init; }

    /// <summary>Gets the CPU threads of one fold.</summary>
    public required int Threads { get; init; }
}
