namespace TorchSharp;

/// <summary>Elements picked, put and ordered.</summary>
internal static partial class Ops
{
    internal static readonly Operator index_Tensor = new("index.Tensor");
    internal static readonly Operator index_put_ = new("index_put_");
    internal static readonly Operator select_int = new("select.int");
    internal static readonly Operator slice_Tensor = new("slice.Tensor");
    internal static readonly Operator narrow = new("narrow");
    internal static readonly Operator index_select = new("index_select");
    internal static readonly Operator index_add_ = new("index_add_");
    internal static readonly Operator index_copy_ = new("index_copy_");
    internal static readonly Operator gather = new("gather");
    internal static readonly Operator scatter_src = new("scatter.src");
    internal static readonly Operator scatter__src = new("scatter_.src");
    internal static readonly Operator scatter_add_ = new("scatter_add_");
    internal static readonly Operator masked_select = new("masked_select");
    internal static readonly Operator masked_fill_Scalar = new("masked_fill.Scalar");
    internal static readonly Operator masked_fill__Scalar = new("masked_fill_.Scalar");
    internal static readonly Operator where_self = new("where.self");
    internal static readonly Operator where = new("where");
    internal static readonly Operator argsort = new("argsort");
    internal static readonly Operator sort_stable = new("sort.stable");
    internal static readonly Operator topk = new("topk");
}
