namespace TorchSharp;

/// <summary>Many elements to fewer.</summary>
internal static partial class Ops
{
    internal static readonly Operator sum = new("sum");
    internal static readonly Operator sum_dim_IntList = new("sum.dim_IntList");
    internal static readonly Operator mean = new("mean");
    internal static readonly Operator mean_dim = new("mean.dim");
    internal static readonly Operator prod = new("prod");
    internal static readonly Operator prod_dim_int = new("prod.dim_int");
    internal static readonly Operator cumsum = new("cumsum");
    internal static readonly Operator max = new("max");
    internal static readonly Operator max_dim = new("max.dim");
    internal static readonly Operator min = new("min");
    internal static readonly Operator amax = new("amax");
    internal static readonly Operator amin = new("amin");
    internal static readonly Operator argmax = new("argmax");
    internal static readonly Operator argmin = new("argmin");
    internal static readonly Operator all = new("all");
    internal static readonly Operator all_dim = new("all.dim");
    internal static readonly Operator any = new("any");
    internal static readonly Operator any_dim = new("any.dim");
    internal static readonly Operator logsumexp = new("logsumexp");
    internal static readonly Operator norm_Scalar = new("norm.Scalar");
    internal static readonly Operator norm_ScalarOpt_dim = new("norm.ScalarOpt_dim");
    internal static readonly Operator softmax_int = new("softmax.int");
    internal static readonly Operator log_softmax_int = new("log_softmax.int");
    internal static readonly Operator bincount = new("bincount");
    internal static readonly Operator histc = new("histc");
}
