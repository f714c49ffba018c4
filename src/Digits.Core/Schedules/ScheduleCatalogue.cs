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
        ["constant"] = (optimizer, _, _, _) => LambdaLR(optimizer, _ => 1),
        ["cosine"] = (optimizer, settings, _, length) => LambdaLR(optimizer, step => RateFactor.Cosine(settings, step, length.Steps)),

        // Smith and Topin 2018; cycles Adam's first beta too. L-BFGS has no momentum to cycle.
        ["one-cycle"] = (optimizer, settings, peak, length) =>
            OneCycleLR(optimizer, peak, total_steps: length.Steps, pct_start: settings.WarmUp, cycle_momentum: optimizer is not TorchSharp.Modules.LBFGS),
        ["step"] = (optimizer, settings, _, length) => LambdaLR(optimizer, step => RateFactor.Step(settings, step, length.BatchesPerEpoch)),
        ["warm-down"] = (optimizer, settings, _, length) => LambdaLR(optimizer, step => RateFactor.WarmDown(settings, step, length.Steps)),
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
