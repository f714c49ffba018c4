using Digits.Core.Data;
using Digits.Core.Inputs;
using Digits.Core.Views;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Training;

/// <summary>Predicts class probabilities with a trained model: in eval mode, without gradients, averaged over views.</summary>
/// <param name="model">Transformed images [N,C,H,W] to logits float32 [N,10].</param>
/// <param name="input">How images are transformed for the model.</param>
/// <param name="precision">The type of the images that the model is given.</param>
/// <param name="device">Where the model is.</param>
public sealed class Predictor(Module<Tensor, Tensor> model, InputTransform input, ScalarType precision, Device device)
{
    /// <summary>Gets how images are transformed for the model.</summary>
    public InputTransform Input => input;

    // Images per forward pass: bounds memory.
    private const int BatchSize = 512;

    /// <summary>Predicts every image of a set.</summary>
    /// <param name="set">The images, with or without labels.</param>
    /// <param name="views">The views to average over.</param>
    /// <returns>float32 [set.Count*10], row-major, each row sums to 1.</returns>
    public float[] Predict(DigitSet set, IReadOnlyList<View> views)
    {
        using var images = new PixelTensors(set, device);
        return Predict(images, set.Count, views);
    }

    /// <summary>Predicts every image of a set that is on the model's device.</summary>
    /// <param name="images">The set.</param>
    /// <param name="count">The number of its images.</param>
    /// <param name="views">The views to average over.</param>
    /// <returns>float32 [count*10], row-major, each row sums to 1.</returns>
    public float[] Predict(PixelTensors images, int count, IReadOnlyList<View> views) =>
        OutOfMemory.GuardPrediction(Math.Min(BatchSize, count), () => PredictAll(images, count, views));

    private float[] PredictAll(PixelTensors images, int count, IReadOnlyList<View> views)
    {
        model.eval();
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        var all = zeros(count, DigitSet.ClassCount, device: images.Device);
        for (int start = 0; start < count; start += BatchSize)
        {
            using var batchScope = NewDisposeScope();
            int size = Math.Min(BatchSize, count - start);
            var batch = images.Images(start, size);
            var sum = zeros(size, DigitSet.ClassCount, device: images.Device);
            foreach (var view in views)
            {
                sum.add_(functional.softmax(model.call(input.Apply(view.Apply(batch), precision)), 1));
            }

            all.narrow(0, start, size).copy_(sum.div_(views.Count));
        }

        // Read once, at the end: the host waits for a GPU each time.
        return all.cpu().data<float>().ToArray();
    }
}
