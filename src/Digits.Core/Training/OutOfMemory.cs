using System.Runtime.InteropServices;
using Digits.Core.Errors;

namespace Digits.Core.Training;

/// <summary>Turns libtorch's lack of memory into what to set.</summary>
internal static class OutOfMemory
{
    // CUDA's allocator, the CPU's on Linux and elsewhere; cuDNN and cuBLAS, which allocate for themselves.
    private static readonly string[] Signs = ["out of memory", "can't allocate memory", "not enough memory", "STATUS_ALLOC_FAILED"];

    /// <exception cref="InputException">Memory was short; nothing is made smaller by itself, since that would change results.</exception>
    public static void Guard(TrainParams settings, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is ExternalException or InvalidOperationException && IsMemory(e.Message))
        {
            int computed = settings.Microbatch == 0 ? settings.BatchSize : settings.Microbatch;
            throw new InputException(
                $"too little memory for {computed} images at once: {e.Message.Split('\n')[0]}",
                $"a smaller train.microbatch: try --set=train.microbatch={Math.Max(1, computed / 2)}",
                "pipeline.json, train.microbatch");
        }
    }

    /// <exception cref="InputException">Memory was short for a batch of prediction, whose size is fixed.</exception>
    public static T GuardPrediction<T>(int images, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is ExternalException or InvalidOperationException && IsMemory(e.Message))
        {
            throw new InputException(
                $"too little memory to predict {images} images at once: {e.Message.Split('\n')[0]}",
                "fewer folds at once on one device, or a smaller model.width",
                "prediction");
        }
    }

    internal static bool IsMemory(string message) => Array.Exists(Signs, sign => message.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
