using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What a native argument or result holds; the order is that of <c>Tag</c> in native/digitstorch.cpp.</summary>
internal enum ArgKind
{
    None,
    Default,
    Tensor,
    Int,
    Double,
    Bool,
    String,
    Device,
    Generator,
    Tensors,
    OptionalTensors,
    Ints,
    Doubles,
}

/// <summary>An argument or result as it crosses into native code: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeArg
{
    public ArgKind Kind;
    public int Length;
    public long Bits;
}
