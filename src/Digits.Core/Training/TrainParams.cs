namespace Digits.Core.Training;

/// <summary>Sets how a fold is trained: section <c>train</c> of pipeline.json.</summary>
public sealed record TrainParams
{
    /// <summary>Gets the model's name in <see cref="Models.ModelCatalogue"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the channels of the model's first layers.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the number of passes over the training rows, fixed beforehand.</summary>
    public required int Epochs { get; init; }

    /// <summary>Gets the images per step; an epoch's last, incomplete batch is left out.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Gets the peak learning rate of the one-cycle schedule (Smith and Topin 2018).</summary>
    public required double LearningRate { get; init; }

    /// <summary>Gets the fraction of all steps during which the rate rises.</summary>
    public required double WarmUp { get; init; }

    /// <summary>Gets AdamW's decoupled weight decay per unit of learning rate.</summary>
    public required double WeightDecay { get; init; }

    /// <summary>Gets the probability mass that the target spreads over all classes.</summary>
    public required double LabelSmoothing { get; init; }

    /// <summary>Gets the rotation range in degrees, each way.</summary>
    public required double Rotation { get; init; }

    /// <summary>Gets the zoom range as a fraction, each way.</summary>
    public required double Zoom { get; init; }

    /// <summary>Gets the shear range in pixels per pixel, each way.</summary>
    public required double Shear { get; init; }

    /// <summary>Gets the shift range in pixels, each way and axis.</summary>
    public required double Shift { get; init; }

    /// <summary>Gets the shift in pixels of the four extra views that predictions average over; 0 for the image alone.</summary>
    public required int TestShift { get; init; }

    /// <summary>Gets the type that layers compute in, <c>bf16</c> or <c>fp32</c>; weights and their updates are always float32.</summary>
    public required string Precision { get; init; }

    /// <summary>Gets the CPU threads of one fold.</summary>
    public required int Threads { get; init; }
}
