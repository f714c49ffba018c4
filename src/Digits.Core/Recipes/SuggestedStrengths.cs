using Digits.Core.Augment;
using Digits.Core.Losses;

namespace Digits.Core.Recipes;

/// <summary>Holds what the data suggests of section <c>augment</c>; see there for the units.</summary>
/// <param name="Rotation">Degrees, each way.</param>
/// <param name="Zoom">Fraction of the size, each way.</param>
/// <param name="Shift">Pixels, each way.</param>
public sealed record SuggestedAugment(PerClass Rotation, PerClass Zoom, PerClass Shift);

/// <summary>Holds what the data suggests of section <c>loss</c>.</summary>
/// <param name="ClassWeights">What each digit's loss is multiplied by.</param>
public sealed record SuggestedLoss(PerClass ClassWeights);

/// <summary>Holds what one set of rows suggests for training, in the shape of pipeline.json's sections.</summary>
/// <param name="Augment">How far each digit is moved.</param>
/// <param name="Loss">How much each digit weighs.</param>
public sealed record SuggestedStrengths(SuggestedAugment Augment, SuggestedLoss Loss)
{
    /// <summary>Takes the suggested strengths over; all others stay.</summary>
    public AugmentParams Over(AugmentParams augment) =>
        augment with { Rotation = Augment.Rotation, Zoom = Augment.Zoom, Shift = Augment.Shift };

    /// <summary>Takes the suggested weights over; all else stays.</summary>
    public LossParams Over(LossParams loss) => loss with { ClassWeights = Loss.ClassWeights };
}
