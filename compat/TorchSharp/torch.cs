using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>libtorch, shaped as the TorchSharp package shapes it, which in turn follows PyTorch's names.</summary>
public static partial class torch
{
    /// <summary>The version of libtorch that runs.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)NativeMethods.dt_version())!;

    public static int get_num_threads() => NativeMethods.dt_threads();

    public static void set_num_threads(int num) => NativeMethods.dt_set_threads(num);

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.NewDisposeScope();
}
