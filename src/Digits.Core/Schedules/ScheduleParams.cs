namespace Digits.Core.Schedules;

/// <summary>Says how the learning rate runs over the steps: section <c>schedule</c> of pipeline.json.</summary>
public sealed record ScheduleParams
{
    /// <summary>Gets the name in <see cref="ScheduleCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the fraction of all steps during which the rate rises: one-cycle, cosine, warm-down.</summary>
    public required double WarmUp { get; init; }

    /// <summary>Gets the fraction of all steps from which on the rate falls: warm-down.</summary>
    public required double WarmDown { get; init; }

    /// <summary>Gets the rate at the end as a fraction of the peak: cosine, warm-down.</summary>
    public required double Floor { get; init; }

    /// <summary>Gets the number of times that the cosine starts anew from the peak, the first included.</summary>
    public required int Cycles { get; init; }

    /// <summary>Gets the epochs after which the rate is multiplied by <see cref="StepFactor"/>, again and again: step.</summary>
    public required int StepEpochs { get; init; }

    /// <summary>Gets what the rate is multiplied by: step.</summary>
    public required double StepFactor { get; init; }
}
