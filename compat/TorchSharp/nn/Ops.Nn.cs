namespace TorchSharp;

/// <summary>Operators of layers, losses and resizing.</summary>
internal static partial class Ops
{
    internal static readonly Operator conv2d = new("conv2d");
    internal static readonly Operator linear = new("linear");
    internal static readonly Operator batch_norm = new("batch_norm");
    internal static readonly Operator layer_norm = new("layer_norm");
    internal static readonly Operator group_norm = new("group_norm");
    internal static readonly Operator dropout = new("dropout");
    internal static readonly Operator dropout_ = new("dropout_");
    internal static readonly Operator feature_dropout = new("feature_dropout");
    internal static readonly Operator feature_dropout_ = new("feature_dropout_");

    internal static readonly Operator max_pool2d = new("max_pool2d");
    internal static readonly Operator max_pool2d_with_indices = new("max_pool2d_with_indices");
    internal static readonly Operator avg_pool2d = new("avg_pool2d");
    internal static readonly Operator adaptive_avg_pool2d = new("adaptive_avg_pool2d");
    internal static readonly Operator adaptive_max_pool2d = new("adaptive_max_pool2d");

    internal static readonly Operator leaky_relu = new("leaky_relu");
    internal static readonly Operator leaky_relu_ = new("leaky_relu_");
    internal static readonly Operator gelu = new("gelu");
    internal static readonly Operator gelu_ = new("gelu_");
    internal static readonly Operator silu = new("silu");
    internal static readonly Operator silu_ = new("silu_");
    internal static readonly Operator mish = new("mish");
    internal static readonly Operator mish_ = new("mish_");
    internal static readonly Operator elu = new("elu");
    internal static readonly Operator elu_ = new("elu_");
    internal static readonly Operator softplus = new("softplus");

    internal static readonly Operator cross_entropy_loss = new("cross_entropy_loss");
    internal static readonly Operator nll_loss_nd = new("nll_loss_nd");
    internal static readonly Operator mse_loss = new("mse_loss");
    internal static readonly Operator binary_cross_entropy = new("binary_cross_entropy");
    internal static readonly Operator binary_cross_entropy_with_logits = new("binary_cross_entropy_with_logits");
    internal static readonly Operator erfinv_ = new("erfinv_");
    internal static readonly Operator one_hot = new("one_hot");

    internal static readonly Operator affine_grid_generator = new("affine_grid_generator");
    internal static readonly Operator grid_sampler = new("grid_sampler");
    internal static readonly Operator upsample_nearest1d_vec = new("upsample_nearest1d.vec");
    internal static readonly Operator upsample_nearest2d_vec = new("upsample_nearest2d.vec");
    internal static readonly Operator upsample_nearest3d_vec = new("upsample_nearest3d.vec");
    internal static readonly Operator _upsample_nearest_exact1d_vec = new("_upsample_nearest_exact1d.vec");
    internal static readonly Operator _upsample_nearest_exact2d_vec = new("_upsample_nearest_exact2d.vec");
    internal static readonly Operator _upsample_nearest_exact3d_vec = new("_upsample_nearest_exact3d.vec");
    internal static readonly Operator upsample_linear1d_vec = new("upsample_linear1d.vec");
    internal static readonly Operator upsample_bilinear2d_vec = new("upsample_bilinear2d.vec");
    internal static readonly Operator upsample_bicubic2d_vec = new("upsample_bicubic2d.vec");
    internal static readonly Operator upsample_trilinear3d_vec = new("upsample_trilinear3d.vec");
    internal static readonly Operator _upsample_bilinear2d_aa_vec = new("_upsample_bilinear2d_aa.vec");
    internal static readonly Operator _upsample_bicubic2d_aa_vec = new("_upsample_bicubic2d_aa.vec");
    internal static readonly Operator constant_pad_nd = new("constant_pad_nd");
    internal static readonly Operator reflection_pad1d = new("reflection_pad1d");
    internal static readonly Operator reflection_pad2d = new("reflection_pad2d");
    internal static readonly Operator replication_pad1d = new("replication_pad1d");
    internal static readonly Operator replication_pad2d = new("replication_pad2d");
    internal static readonly Operator _pad_circular = new("_pad_circular");
}
