using System.Runtime.InteropServices;
using Digits.Core.Errors;

namespace Digits.Core.Training;

/// <summary>Turns libtorch's lack of memory into what to set.</summary>
internal static class OutOfMemory
{
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

    internal static bool IsMemory(string message) =>
        message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || message.Contains("not enough memory", StringComparison.OrdinalIgnoreCase);
}
