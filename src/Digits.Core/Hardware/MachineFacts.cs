using Digits.Core.Errors;
using TorchSharp;

namespace Digits.Core.Hardware;

/// <summary>Holds what of a machine changes the numbers that torch computes on it.</summary>
/// <param name="Torch">libtorch's version.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Cpu">The CPU's vector capability, as <see cref="CpuCapability"/> writes it.</param>
/// <param name="Precision">What <c>auto</c> means for training here: <c>bf16</c> where the device multiplies bfloat16 in hardware, else <c>fp32</c>.</param>
public sealed record MachineFacts(string Torch, string Device, string Cpu, string Precision)
{
    private const int Ampere = 8;

    /// <summary>Reads the facts for a device choice: <c>cpu</c>, <c>cuda</c>, or <c>auto</c> for cuda where there is one.</summary>
    /// <exception cref="InputException">The choice is none of these, or <c>cuda</c> where torch sees no CUDA device.</exception>
    public static MachineFacts Read(string device)
    {
        var cpu = CpuCapability.Read();
        var resolved = Resolve(device, torch.cuda.is_available());
        var bfloat16 = resolved == "cuda" ? CudaDriver.ComputeCapability() >= Ampere : cpu.Bfloat16;
        return new MachineFacts(torch.__version__, resolved, cpu.ToString(), bfloat16 ? "bf16" : "fp32");
    }

    /// <summary>Gives the absolute paths of the loaded libtorch libraries: when one changes, the facts may.</summary>
    /// <remarks>Torch must have been used before: its libraries load at the first call.</remarks>
    public static IReadOnlyList<string> LoadedLibraries() => [.. File.ReadLines("/proc/self/maps")
        .Select(line => line[Math.Max(0, line.IndexOf('/', StringComparison.Ordinal))..])
        .Where(path => Path.GetFileName(path) is var name
            && (name.StartsWith("libtorch", StringComparison.Ordinal) || name.StartsWith("libc10", StringComparison.Ordinal)))
        .Distinct()
        .Order(StringComparer.Ordinal)];

    /// <summary>Resolves a device choice to <c>cpu</c> or <c>cuda</c>.</summary>
    /// <exception cref="InputException">The choice is unknown, or <c>cuda</c> where there is none.</exception>
    public static string Resolve(string device, bool cudaAvailable) => device switch
    {
        "auto" => cudaAvailable ? "cuda" : "cpu",
        "cpu" => "cpu",
        "cuda" when cudaAvailable => "cuda",
        "cuda" => throw new InputException("no CUDA device that torch can use", "a CUDA GPU and a libtorch built for CUDA", "--device=cuda"),
        _ => throw new InputException($"device \"{device}\"", "auto, cpu or cuda", "--device"),
    };
}
