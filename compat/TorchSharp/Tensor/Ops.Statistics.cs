namespace TorchSharp;

/// <summary>Spread, matrices and random fills.</summary>
internal static partial class Ops
{
    internal static readonly Operator var = new("var");
    internal static readonly Operator var_dim = new("var.dim");
    internal static readonly Operator std = new("std");
    internal static readonly Operator std_dim = new("std.dim");
    internal static readonly Operator matmul = new("matmul");
    internal static readonly Operator mm = new("mm");
    internal static readonly Operator bmm = new("bmm");
    internal static readonly Operator dot = new("dot");
    internal static readonly Operator outer = new("outer");
    internal static readonly Operator addmm = new("addmm");
    internal static readonly Operator cdist = new("cdist");
    internal static readonly Operator linalg_eigh = new("linalg_eigh");
    internal static readonly Operator linalg_svd = new("linalg_svd");
    internal static readonly Operator bernoulli = new("bernoulli");
    internal static readonly Operator normal_ = new("normal_");
    internal static readonly Operator uniform_ = new("uniform_");
    internal static readonly Operator multinomial = new("multinomial");
}
