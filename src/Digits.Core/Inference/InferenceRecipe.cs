using Digits.Core.Inputs;
using Digits.Core.Models;
using Digits.Core.Stages;
using Digits.Core.Views;

namespace Digits.Core.Inference;

/// <summary>Holds all params of predicting with a trained model: one section of pipeline.json each.</summary>
public sealed record InferenceRecipe
{
    /// <summary>Gets the section <c>model</c>.</summary>
    public required ModelParams Model { get; init; }

    /// <summary>Gets the section <c>inputs</c>.</summary>
    public required InputParams Inputs { get; init; }

    /// <summary>Gets what section <c>train</c> says of computing.</summary>
    public required ComputeParams Compute { get; init; }

    /// <summary>Gets the section <c>views</c>.</summary>
    public required ViewParams Views { get; init; }

    /// <summary>Reads the sections of a request.</summary>
    /// <param name="request">The request of a stage that declares them all.</param>
    /// <exception cref="Errors.InputException">A section is missing or does not fit its record.</exception>
    public static InferenceRecipe Of(StageRequest request) => new()
    {
        Model = request.Section<ModelParams>("model"),
        Inputs = request.Section<InputParams>("inputs"),
        Compute = request.Section<ComputeParams>("train"),
        Views = request.Section<ViewParams>("views"),
    };
}
