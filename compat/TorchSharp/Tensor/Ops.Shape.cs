namespace TorchSharp;

/// <summary>Shapes, joins and parts.</summary>
internal static partial class Ops
{
    internal static readonly Operator numpy_T = new("numpy_T");
    internal static readonly Operator view = new("view");
    internal static readonly Operator reshape = new("reshape");
    internal static readonly Operator flatten_using_ints = new("flatten.using_ints");
    internal static readonly Operator permute = new("permute");
    internal static readonly Operator transpose_int = new("transpose.int");
    internal static readonly Operator t = new("t");
    internal static readonly Operator squeeze = new("squeeze");
    internal static readonly Operator squeeze_dim = new("squeeze.dim");
    internal static readonly Operator unsqueeze = new("unsqueeze");
    internal static readonly Operator expand = new("expand");
    internal static readonly Operator repeat = new("repeat");
    internal static readonly Operator flip = new("flip");
    internal static readonly Operator roll = new("roll");
    internal static readonly Operator tril = new("tril");
    internal static readonly Operator triu = new("triu");
    internal static readonly Operator split_Tensor = new("split.Tensor");
    internal static readonly Operator split_with_sizes = new("split_with_sizes");
    internal static readonly Operator chunk = new("chunk");
    internal static readonly Operator unbind_int = new("unbind.int");
    internal static readonly Operator cat = new("cat");
    internal static readonly Operator stack = new("stack");
    internal static readonly Operator hstack = new("hstack");
    internal static readonly Operator vstack = new("vstack");
}
