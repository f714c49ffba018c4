using System.Runtime.InteropServices;

namespace Digits.Core.Hardware;

/// <summary>Asks the CUDA driver what the TorchSharp API does not tell.</summary>
internal static unsafe class CudaDriver
{
    private const int ComputeCapabilityMajor = 75;

    /// <summary>Gives the first GPU's compute capability (8 is Ampere), or 0 where no driver answers.</summary>
    internal static int ComputeCapability()
    {
        if (!NativeLibrary.TryLoad("libcuda.so.1", out var library))
        {
            return 0;
        }

        try
        {
            var initialize = (delegate* unmanaged<uint, int>)NativeLibrary.GetExport(library, "cuInit");
            var attribute = (delegate* unmanaged<int*, int, int, int>)NativeLibrary.GetExport(library, "cuDeviceGetAttribute");
            int major;
            return initialize(0) == 0 && attribute(&major, ComputeCapabilityMajor, 0) == 0 ? major : 0;
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }
}
