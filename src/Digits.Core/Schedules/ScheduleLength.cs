namespace Digits.Core.Schedules;

/// <summary>Says how long training takes.</summary>
/// <param name="Epochs">Passes over the rows.</param>
/// <param name="BatchesPerEpoch">Steps in each.</param>
public sealed record ScheduleLength(int Epochs, int BatchesPerEpoch)
{
    /// <summary>Gets the number of all steps.</summary>
    public int Steps => Epochs * BatchesPerEpoch;
}
