using Digits.Core.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Digits.Core.Models;

/// <summary>A linear layer on another model's logits: what a network that was trained elsewhere is given for its new task.</summary>
/// <remarks>Names start with <c>backbone.</c> for the other model's tensors, and with <c>head.</c> for the layer's.</remarks>
internal sealed class OnLogits : FeatureModel
{
    private readonly FeatureModel backbone;
    private readonly Linear head;

    public OnLogits(FeatureModel backbone)
        : base(nameof(OnLogits))
    {
        this.backbone = backbone;
        head = Linear(backbone.Head.weight!.shape[0], DigitSet.ClassCount);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Linear Head => head;

    /// <inheritdoc/>
    public override Tensor Features(Tensor input) => backbone.call(input);
}
