using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp;

/// <summary>The C functions of native/digitstorch.cpp.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "digitstorch";

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, NativeLoader.Resolve);

    [LibraryImport(Library)] internal static partial byte* dt_error();
    [LibraryImport(Library)] internal static partial void dt_free(void* block);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint dt_operator(string name, string overload);
    [LibraryImport(Library)] internal static partial int dt_call(nint op, NativeArg* args, int count, NativeArg* results, int capacity);

    [LibraryImport(Library)] internal static partial void dt_release(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial nint dt_share(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long dt_dim(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long dt_numel(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long dt_element_size(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int dt_dtype(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long dt_device(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial void dt_sizes(nint tensor, long* into);
    [LibraryImport(Library), SuppressGCTransition] internal static partial void dt_strides(nint tensor, long* into);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int dt_is_contiguous(nint tensor);
    [LibraryImport(Library)] internal static partial void* dt_data(nint tensor);

    [LibraryImport(Library), SuppressGCTransition] internal static partial int dt_requires_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int dt_set_requires_grad(nint tensor, int on);
    [LibraryImport(Library)] internal static partial int dt_is_leaf(nint tensor);
    [LibraryImport(Library)] internal static partial int dt_retain_grad(nint tensor);
    [LibraryImport(Library)] internal static partial nint dt_grad(nint tensor);
    [LibraryImport(Library)] internal static partial void dt_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)]
    internal static partial int dt_backward(nint* roots, nint* seeds, int count, int retain, int create, nint* inputs, int inputCount);
    [LibraryImport(Library)]
    internal static partial int dt_autograd_grad(
        nint* roots, nint* seeds, int count, nint* inputs, int inputCount, int retain, int create, int allowUnused, nint* results);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int dt_grad_mode();
    [LibraryImport(Library), SuppressGCTransition] internal static partial void dt_set_grad_mode(int on);
    [LibraryImport(Library)] internal static partial nint dt_enter_inference_mode(int on);
    [LibraryImport(Library)] internal static partial void dt_leave_inference_mode(nint guard);

    [LibraryImport(Library)] internal static partial nint dt_default_generator(long device);
    [LibraryImport(Library)] internal static partial nint dt_generator(ulong seed, long device);
    [LibraryImport(Library)] internal static partial void dt_release_generator(nint generator);
    [LibraryImport(Library)] internal static partial void dt_seed_generator(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial ulong dt_generator_seed(nint generator);
    [LibraryImport(Library)] internal static partial ulong dt_reseed_generator(nint generator);
    [LibraryImport(Library)] internal static partial nint dt_generator_state(nint generator);
    [LibraryImport(Library)] internal static partial int dt_set_generator_state(nint generator, nint state);
    [LibraryImport(Library)] internal static partial int dt_manual_seed(ulong seed);

    [LibraryImport(Library)] internal static partial byte* dt_version();
    [LibraryImport(Library)] internal static partial int dt_threads();
    [LibraryImport(Library)] internal static partial void dt_set_threads(int count);
    [LibraryImport(Library)] internal static partial byte* dt_config();
    [LibraryImport(Library)] internal static partial int dt_deterministic_cudnn();
    [LibraryImport(Library)] internal static partial int dt_cuda_count();
    [LibraryImport(Library)] internal static partial int dt_has_cudnn();
    [LibraryImport(Library)] internal static partial int dt_cuda_synchronize(int index);
    [LibraryImport(Library)] internal static partial int dt_allow_tf32(int cudnn);
    [LibraryImport(Library)] internal static partial void dt_set_allow_tf32(int cudnn, int on);
    [LibraryImport(Library)] internal static partial int dt_observe(delegate* unmanaged<byte*, void> seen);

    /// <summary>Makes libtorch's message of the failure on this thread into an exception.</summary>
    internal static ExternalException LastError() => new(Marshal.PtrToStringUTF8((nint)dt_error()));

    /// <summary>Throws libtorch's message if <paramref name="status"/> tells of a failure.</summary>
    internal static void Check(int status)
    {
        if (status < 0)
        {
            throw LastError();
        }
    }
}
