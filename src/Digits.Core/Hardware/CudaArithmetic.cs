using System.Runtime.InteropServices;
using TorchSharp;

namespace Digits.Core.Hardware;

/// <summary>Fixes how a CUDA GPU computes, so that a seed gives the same bytes on one card again and again. On the CPU it changes nothing.</summary>
internal static partial class CudaArithmetic
{
    // Two workspaces of a fixed size, without which cuBLAS may add in another order each time.
    private const string Workspace = "CUBLAS_WORKSPACE_CONFIG";
    private const string FixedWorkspace = ":4096:8";

    /// <summary>Fixes it for this process, whatever its environment says: before the first product on the GPU, since cuBLAS looks once.</summary>
    /// <remarks>TF32 is off: <c>train.precision</c> fp32 means float32, and bf16 is faster than either.</remarks>
    public static void Fix()
    {
        torch.backends.cuda.matmul.allow_tf32 = false;
        torch.backends.cudnn.allow_tf32 = false;
        if (OperatingSystem.IsLinux())
        {
            // .NET keeps its own copy of the environment; cuBLAS is handed the C library's.
            _ = SetEnvironment(Workspace, FixedWorkspace, overwrite: 1);
        }
    }

    /// <summary>Reads what native code is handed; null where it is not set.</summary>
    internal static string? NativeWorkspace() => Marshal.PtrToStringUTF8(GetEnvironment(Workspace));

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetEnvironment(string name);
}
