namespace Digits.Core.Schedules;

/// <summary>Says how the learning rate runs over the steps: section <c>schedule</c> of pipeline.json.</summary>
public sealed record ScheduleParams
{
    /// <summary>Gets the name in <see cref="ScheduleCatalogue"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the fraction of all steps during which the rate rises.</summary>
    public required double WarmUp { get; init; }
}
