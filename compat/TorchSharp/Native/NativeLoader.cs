using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Loads libtorch from where the build found it, then the shim, which so needs no search path of its own.</summary>
internal static partial class NativeLoader
{
    /// <summary>How often a waiting OpenMP thread looks before it sleeps.</summary>
    /// <remarks>
    /// GNU OpenMP's own default spins for milliseconds, which costs nothing on a free machine and most of the speed on a shared one: a batch that takes
    /// 25 ms alone then takes over 500. This count keeps the former and loses the latter. A value that the user has set stays.
    /// </remarks>
    private const string SpinCount = "10000";

    private static readonly string[] Libraries = ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    internal static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != "digitstorch")
        {
            return 0;
        }

        if (OperatingSystem.IsLinux())
        {
            // .NET keeps its own copy of the environment; libgomp reads the C library's when it is loaded.
            _ = SetEnvironment("GOMP_SPINCOUNT", SpinCount, overwrite: 0);
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

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
