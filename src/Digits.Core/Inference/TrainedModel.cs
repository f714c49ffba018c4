using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Hardware;
using Digits.Core.Inputs;
using Digits.Core.Models;
using Digits.Core.Training;
using Digits.Core.Views;
using Digits.Core.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Inference;

/// <summary>Is a fold's model as training left it, brought back from its weights.</summary>
public sealed class TrainedModel : IDisposable
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly Predictor _predictor;
    private readonly IReadOnlyList<View> _views;

    private TrainedModel(Module<Tensor, Tensor> model, Predictor predictor, IReadOnlyList<View> views)
    {
        (_model, _predictor, _views) = (model, predictor, views);
    }

    /// <summary>Brings a model back.</summary>
    /// <param name="recipe">What the model is, and how it predicts.</param>
    /// <param name="weights">The safetensors file that training wrote.</param>
    /// <param name="training">The rows that the model was trained on, to which the scale of its inputs is fitted.</param>
    /// <param name="device">Where to predict.</param>
    /// <exception cref="InputException">The recipe names a model or precision that there is not, or the file's tensors are not those of the model.</exception>
    public static TrainedModel Load(InferenceRecipe recipe, string weights, DigitSet training, Device device)
    {
        using var scope = NewDisposeScope();
        CudaArithmetic.Fix();
        set_num_threads(recipe.Compute.Threads);
        var input = InputTransform.Fit(recipe.Inputs, training);

        // Any seed: all that it draws is then overwritten.
        var model = ModelCatalogue.Create(recipe.Model, input.Shape, seed: 0).to(device);
        SavedWeights.Restore(model, weights);
        return new(model, new Predictor(model, input, Precision.Named(recipe.Compute.Precision), device), ViewCatalogue.Create(recipe.Views));
    }

    /// <summary>Predicts a set with the averaged views that the recipe asks for.</summary>
    /// <param name="set">The images, with or without labels.</param>
    /// <returns>float32 [set.Count*10], row-major, each row sums to 1.</returns>
    public float[] Predict(DigitSet set) => _predictor.Predict(set, _views);

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();
}
