using Digits.Core.Augment;
using static TorchSharp.torch;

namespace Digits.Core.Views;

/// <summary>Turns or zooms images about their centre, bilinearly; 0 comes in from outside.</summary>
/// <param name="Move">The turn and the zoom.</param>
public sealed record MovedView(AffineMove Move) : View
{
    /// <summary>Gets a turn each way.</summary>
    /// <param name="degrees">0 gives none; the first is counter-clockwise.</param>
    public static IReadOnlyList<View> Turns(double degrees) => degrees == 0
        ? []
        : [new MovedView(AffineMove.None with { Angle = degrees }), new MovedView(AffineMove.None with { Angle = -degrees })];

    /// <summary>Gets a zoom each way.</summary>
    /// <param name="fraction">Of the size; 0 gives none; the first is larger.</param>
    public static IReadOnlyList<View> Zooms(double fraction) => fraction == 0 ? [] : [Zoomed(1 + fraction), Zoomed(1 - fraction)];

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images)
    {
        using var scope = NewDisposeScope();
        var grid = nn.functional.affine_grid(Move.Maps(images.shape[0], images.device), images.shape);
        return nn.functional.grid_sample(images, grid, align_corners: false).MoveToOuterDisposeScope();
    }

    private static MovedView Zoomed(double factor) => new(AffineMove.None with { Width = factor, Height = factor });
}
