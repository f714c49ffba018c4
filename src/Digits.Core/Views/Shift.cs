using Digits.Core.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Digits.Core.Views;

/// <summary>Moves images by whole pixels; 0 comes in where they leave the frame.</summary>
/// <param name="Right">Pixels to the right.</param>
/// <param name="Down">Pixels down.</param>
public sealed record Shift(int Right, int Down) : View
{
    /// <summary>Gets the four shifts by a distance.</summary>
    /// <param name="distance">Pixels; 0 gives none.</param>
    public static IReadOnlyList<View> Cross(int distance) => distance == 0
        ? []
        : [new Shift(distance, 0), new Shift(-distance, 0), new Shift(0, distance), new Shift(0, -distance)];

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images)
    {
        using var scope = NewDisposeScope();
        long margin = Math.Max(Math.Abs(Right), Math.Abs(Down));
        return nn.functional.pad(images, [margin, margin, margin, margin])
            .narrow(2, margin - Down, DigitSet.Side)
            .narrow(3, margin - Right, DigitSet.Side)
            .contiguous()
            .MoveToOuterDisposeScope();
    }
}
