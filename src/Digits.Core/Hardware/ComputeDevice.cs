using System.Globalization;
using Digits.Core.Errors;
using TorchSharp;

namespace Digits.Core.Hardware;

/// <summary>Finds the device that a stage is told to compute on.</summary>
public static class ComputeDevice
{
    private const string Cuda = "cuda";

    /// <summary>Finds a device.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda</c>, or <c>cuda:1</c> for the second of several GPUs.</param>
    /// <param name="gpus">How many CUDA devices torch can use.</param>
    /// <exception cref="InputException">There is no such device.</exception>
    public static torch.Device Of(string name, int gpus) => name == "cpu" || Index(name) < gpus
        ? torch.device(name)
        : throw new InputException(
            string.Create(CultureInfo.InvariantCulture, $"device \"{name}\" where torch can use {gpus} GPUs"),
            "cpu, or a GPU that there is: --resources=gpu=N for N of them",
            "stage request, device");

    private static int Index(string name) => name == Cuda ? 0
        : name.StartsWith(Cuda + ":", StringComparison.Ordinal) && int.TryParse(name.AsSpan(Cuda.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index
        : int.MaxValue;
}
