namespace TorchSharp;

/// <summary>Copies, element types and devices.</summary>
internal static partial class Ops
{
    internal static readonly Operator _to_copy = new("_to_copy");
    internal static readonly Operator clone = new("clone");
    internal static readonly Operator alias = new("alias");
    internal static readonly Operator contiguous = new("contiguous");
    internal static readonly Operator copy_ = new("copy_");
    internal static readonly Operator _local_scalar_dense = new("_local_scalar_dense");
}
