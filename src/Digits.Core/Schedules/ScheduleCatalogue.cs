using Digits.Core.Errors;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Digits.Core.Schedules;

/// <summary>Lists the schedules that <c>schedule.name</c> may name, all stepped once a batch; a new one is a line here.</summary>
public static class ScheduleCatalogue
{
    private delegate LRScheduler Factory(Optimizer optimizer, ScheduleParams settings, double peak, ScheduleLength length);

    private static readonly SortedDictionary<string, Factory> Schedules = new(StringComparer.Ordinal)
    {
        // Smith and Topin 2018.
        ["one-cycle"] = (optimizer, settings, peak, length) => OneCycleLR(optimizer, peak, total_steps: length.Steps, pct_start: settings.WarmUp),
    };

    /// <summary>Gets the names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Schedules.Keys;

    /// <summary>Creates a schedule.</summary>
    /// <param name="settings">Which.</param>
    /// <param name="optimizer">Whose rate it sets.</param>
    /// <param name="peak">The highest rate.</param>
    /// <param name="length">How long training takes.</param>
    /// <exception cref="InputException">No schedule has this name.</exception>
    public static LRScheduler Create(ScheduleParams settings, Optimizer optimizer, double peak, ScheduleLength length) => Schedules.TryGetValue(settings.Name, out var create)
        ? create(optimizer, settings, peak, length)
        : throw new InputException($"schedule \"{settings.Name}\"", $"one of {string.Join(", ", Names)}", "pipeline.json, schedule.name");
}

/// <summary>Says how long training takes.</summary>
/// <param name="Epochs">Passes over the rows.</param>
/// <param name="BatchesPerEpoch">Steps in each.</param>
public sealed record ScheduleLength(int Epochs, int BatchesPerEpoch)
{
    /// <summary>Gets the number of all steps.</summary>
    public int Steps => Epochs * BatchesPerEpoch;
}
