using Digits.Core.Data;
using Digits.Core.Models;
using Digits.Core.Views;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Training;

/// <summary>Predicts class probabilities with a trained model: in eval mode, without gradients, averaged over shifted views.</summary>
/// <param name="model">Images [N,1,28,28], 0..1, to logits float32 [N,10].</param>
/// <param name="precision">The type of the images that the model is given.</param>
public sealed class Predictor(Module<Tensor, Tensor> model, ScalarType precision)
{
    // Images per forward pass: bounds memory.
    private const int BatchSize = 512;

    /// <summary>Predicts every image of a set.</summary>
    /// <param name="images">The set.</param>
    /// <param name="count">The number of its images.</param>
    /// <param name="views">The shifts to average over.</param>
    /// <returns>float32 [count*10], row-major, each row sums to 1.</returns>
    public float[] Predict(PixelTensors images, int count, IReadOnlyList<Shift> views)
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
                var input = ChannelsLast.ViewImages(view.Apply(batch).to(precision));
                sum.add_(functional.softmax(model.call(input), 1));
            }

            sum.div_(views.Count).cpu().data<float>().CopyTo(result, start * DigitSet.ClassCount);
        }

        return result;
    }
}
