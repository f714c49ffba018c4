using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Loads libtorch from where the build found it, then the shim, which so needs no search path of its own.</summary>
internal static class NativeLoader
{
    private static readonly string[] Libraries = ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    internal static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != "digitstorch")
        {
            return 0;
        }

        var home = AppContext.BaseDirectory;
        var folder = FindLibTorch(home);
        foreach (var library in Libraries)
        {
            var path = Path.Combine(folder, library);
            if (File.Exists(path))
            {
                NativeLibrary.Load(path);
            }
        }

        return NativeLibrary.Load(Path.Combine(home, "libdigitstorch.so"));
    }

    /// <summary>Gives the folder that the build recorded or, where that is gone, the one that LIBTORCH names.</summary>
    private static string FindLibTorch(string home)
    {
        var record = Path.Combine(home, "libtorch.path");
        var recorded = File.Exists(record) ? File.ReadAllText(record).Trim() : "";
        var named = Environment.GetEnvironmentVariable("LIBTORCH") ?? "";
        string[] candidates =
        [
            recorded, named, Path.Combine(named, "lib"), Path.Combine(named, "torch", "lib"), Path.Combine(named, "libtorch", "lib"),
        ];
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "libtorch_cpu.so")))
            ?? throw new DllNotFoundException(
                $"Found no libtorch_cpu.so. Expected it in '{recorded}' (recorded by the build in {record}) or in LIBTORCH ('{named}').");
    }
}
