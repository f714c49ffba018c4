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
public sealed class Predictor(Module<Tensor, Tensor> model, InputTransform input, ScalarType precision)
{
    /// <summary>Gets how images are transformed for the model.</summary>
    public InputTransform Input => input;

    // Images per forward pass: bounds memory.
    private const int BatchSize = 512;

    /// <summary>Predicts every image of a set.</summary>
    /// <param name="images">The set.</param>
    /// <param name="count">The number of its images.</param>
    /// <param name="views">The views to average over.</param>
    /// <returns>float32 [count*10], row-major, each row sums to 1.</returns>
    public float[] Predict(PixelTensors images, int count, IReadOnlyList<View> views)
    {
        model.eval();
        using var inference = inference_mode();
        var result = new float[count * DigitSet.ClassCount];
        for (int start = 0; start < count; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            int size = Math.Min(BatchSize, count - start);
            var batch = images.Images(start, size);
            var sum = zeros(size, DigitSet.ClassCount, device: images.Device);
            foreach (var view in views)
            {
                sum.add_(functional.softmax(model.call(input.Apply(view.Apply(batch), precision)), 1));
            }

            sum.div_(views.Count).cpu().data<float>().CopyTo(result, start * DigitSet.ClassCount);
        }

        return result;
    }
}
