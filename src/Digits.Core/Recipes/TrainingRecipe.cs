using Digits.Core.Augment;
using Digits.Core.Inputs;
using Digits.Core.Losses;
using Digits.Core.Models;
using Digits.Core.Optimizers;
using Digits.Core.Samplers;
using Digits.Core.Schedules;
using Digits.Core.Stages;
using Digits.Core.Training;
using Digits.Core.Weights;

namespace Digits.Core.Recipes;

/// <summary>Holds all params of training one model: one section of pipeline.json each.</summary>
public sealed record TrainingRecipe
{
    /// <summary>Gets the section <c>model</c>.</summary>
    public required ModelParams Model { get; init; }

    /// <summary>Gets the section <c>init</c>, with the file that is an input.</summary>
    public InitParams Init { get; init; } = new();

    /// <summary>Gets the section <c>inputs</c>.</summary>
    public InputParams Inputs { get; init; } = new();

    /// <summary>Gets the section <c>augment</c>.</summary>
    public required AugmentParams Augment { get; init; }

    /// <summary>Gets the section <c>loss</c>.</summary>
    public required LossParams Loss { get; init; }

    /// <summary>Gets the section <c>sampler</c>.</summary>
    public required SamplerParams Sampler { get; init; }

    /// <summary>Gets the section <c>optimizer</c>.</summary>
    public required OptimizerParams Optimizer { get; init; }

    /// <summary>Gets the section <c>schedule</c>.</summary>
    public required ScheduleParams Schedule { get; init; }

    /// <summary>Gets the section <c>train</c>.</summary>
    public required TrainParams Train { get; init; }

    /// <summary>Reads the sections of a request for training a fold; where the recipe says so, the data's suggestions take the place of params.</summary>
    /// <param name="request">The request of a stage that declares them all.</param>
    /// <exception cref="Errors.InputException">A section is missing or does not fit its record.</exception>
    public static TrainingRecipe Of(StageRequest request) => new()
    {
        Model = request.Section<ModelParams>("model"),
        Init = request.Section<InitParams>("init") with { File = request.Inputs.GetValueOrDefault("init.file") },
        Inputs = request.Section<InputParams>("inputs"),
        Augment = request.Inputs.TryGetValue("augment.fromEda", out string? strengths)
            ? SuggestionFile.OfFold(strengths, request.Coordinate("fold")).Over(request.Section<AugmentParams>("augment"))
            : request.Section<AugmentParams>("augment"),
        Loss = request.Inputs.TryGetValue("loss.fromEda", out string? weights)
            ? SuggestionFile.OfFold(weights, request.Coordinate("fold")).Over(request.Section<LossParams>("loss"))
            : request.Section<LossParams>("loss"),
        Sampler = request.Section<SamplerParams>("sampler"),
        Optimizer = request.Section<OptimizerParams>("optimizer"),
        Schedule = request.Section<ScheduleParams>("schedule"),
        Train = request.Section<TrainParams>("train"),
    };
}
