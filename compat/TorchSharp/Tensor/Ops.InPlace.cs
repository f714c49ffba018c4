namespace TorchSharp;

/// <summary>Rounding, clamping, blending.</summary>
internal static partial class Ops
{
    internal static readonly Operator zero_ = new("zero_");
    internal static readonly Operator fill__Scalar = new("fill_.Scalar");
    internal static readonly Operator round = new("round");
    internal static readonly Operator round_decimals = new("round.decimals");
    internal static readonly Operator clamp = new("clamp");
    internal static readonly Operator clamp_Tensor = new("clamp.Tensor");
    internal static readonly Operator clamp_ = new("clamp_");
    internal static readonly Operator clamp__Tensor = new("clamp_.Tensor");
    internal static readonly Operator lerp_Tensor = new("lerp.Tensor");
    internal static readonly Operator lerp__Tensor = new("lerp_.Tensor");
    internal static readonly Operator addcmul_ = new("addcmul_");
    internal static readonly Operator addcdiv_ = new("addcdiv_");
    internal static readonly Operator allclose = new("allclose");
}
