namespace TorchSharp;

/// <summary>Operators that change many tensors in one call.</summary>
internal static partial class Ops
{
    internal static readonly Operator _foreach_add__Scalar = new("_foreach_add_.Scalar");
    internal static readonly Operator _foreach_add__List = new("_foreach_add_.List");
    internal static readonly Operator _foreach_add_List = new("_foreach_add.List");
    internal static readonly Operator _foreach_mul__Scalar = new("_foreach_mul_.Scalar");
    internal static readonly Operator _foreach_div__Scalar = new("_foreach_div_.Scalar");
    internal static readonly Operator _foreach_neg = new("_foreach_neg");
    internal static readonly Operator _foreach_sqrt = new("_foreach_sqrt");
    internal static readonly Operator _foreach_zero_ = new("_foreach_zero_");
    internal static readonly Operator _foreach_addcmul__Scalar = new("_foreach_addcmul_.Scalar");
    internal static readonly Operator _foreach_addcdiv__Scalar = new("_foreach_addcdiv_.Scalar");
}
