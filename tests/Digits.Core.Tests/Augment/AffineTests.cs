using Digits.Core.Augment;
using Digits.Core.Randomness;
using Digits.Core.Recipes;

namespace Digits.Core.Tests.Augment;

public class AffineTests
{
    private const int Draws = 4000;

    [Fact]
    public void The_ranges_of_the_chainer_ensemble_are_reached_and_never_left()
    {
        var moves = Draw(AugmentSettings.ChainerEnsemble, 3);
        Reaches(moves, m => m.Angle, -7, 7);
        Reaches(moves, m => m.Width, 0.95, 1.05);
        Reaches(moves, m => m.Height, 0.95, 1.05);
        Reaches(moves, m => m.ShearAngle, -3, 3);
        Assert.All(moves, m => Assert.Equal(0, m.Shear));
        Assert.Equal([-2, -1, 0, 1], moves.Select(m => m.Right).Distinct().Order());
        Assert.Equal([-2, -1, 0, 1], moves.Select(m => m.Down).Distinct().Order());
        Assert.InRange(moves.Count(m => m.Right == 1), Draws * 0.22, Draws * 0.28);
        Assert.Contains(moves, m => m.Width > 1.04 && m.Height < 0.96);
    }

    [Fact]
    public void The_ranges_of_keras_are_reached_and_never_left()
    {
        var moves = Draw(AugmentSettings.Keras, 0);
        Reaches(moves, m => m.Angle, -10, 10);
        Reaches(moves, m => m.Width, 0.9, 1.1);
        Reaches(moves, m => m.Height, 0.9, 1.1);
        Reaches(moves, m => m.Right, -0.1 * 28, 0.1 * 28);
        Reaches(moves, m => m.Down, -0.1 * 28, 0.1 * 28);
        Assert.All(moves, m => Assert.Equal((0, 0), (m.Shear, m.ShearAngle)));
        Assert.Contains(moves, m => m.Width > 1.08 && m.Height < 0.92);
    }

    [Theory]
    [InlineData(0, 5, 0.05, 0)]
    [InlineData(1, 15, 0.15, 0)]
    [InlineData(2, 8, 0.08, 0)]
    [InlineData(3, 15, 0.15, 0)]
    [InlineData(4, 15, 0.15, 0)]
    [InlineData(5, 15, 0.15, 0)]
    [InlineData(6, 20, 0.2, 10)]
    [InlineData(7, 15, 0.15, 0)]
    [InlineData(8, 15, 0.15, 0)]
    [InlineData(9, 15, 0.15, 0)]
    public void Each_class_of_keras_umap_reaches_its_own_ranges_and_never_leaves_them(int digit, double degrees, double fraction, double shear)
    {
        var moves = Draw(AugmentSettings.KerasUmap, digit);
        Reaches(moves, m => m.Angle, -degrees, degrees);
        Reaches(moves, m => m.Width, 1 - fraction, 1 + fraction);
        Reaches(moves, m => m.Height, 1 - fraction, 1 + fraction);
        Reaches(moves, m => m.Right, -fraction * 28, fraction * 28);
        Reaches(moves, m => m.Down, -fraction * 28, fraction * 28);
        Reaches(moves, m => m.ShearAngle, -shear, shear);
    }

    [Fact]
    public void One_zoom_serves_both_axes_and_the_width_stretches_on_top()
    {
        var moves = Draw(AugmentSettings.Off with { Zoom = 0.1, Stretch = 0.05, Shear = 0.15 }, 0);
        Reaches(moves, m => m.Height, 0.9, 1.1);
        Reaches(moves, m => m.Width / m.Height, 0.95, 1.05);
        Reaches(moves, m => m.Shear, -0.15, 0.15);
        Assert.All(moves, m => Assert.Equal((0, 0, 0), (m.Angle, m.Right, m.Down)));
    }

    [Fact]
    public void A_class_without_ranges_stays_while_others_move()
    {
        var settings = AugmentSettings.Off with { Rotation = new PerClass([0, 9, 0, 0, 0, 0, 0, 0, 0, 0]) };
        Assert.All(Draw(settings, 0), m => Assert.Equal(AffineMove.None, m));
        Reaches(Draw(settings, 1), m => m.Angle, -9, 9);
    }

    private static AffineMove[] Draw(AugmentParams settings, int digit)
    {
        var affine = Affine.Create(settings)!;
        var random = new SplitMix64(11);
        return [.. Enumerable.Range(0, Draws).Select(_ => affine.Draw(digit, random))];
    }

    /// <summary>Asserts that draws come within 1 % of a range's ends and stay inside.</summary>
    private static void Reaches(AffineMove[] moves, Func<AffineMove, double> value, double low, double high)
    {
        double margin = (high - low) / 100, rounding = 1e-12;
        Assert.InRange(moves.Min(value), low - rounding, low + margin);
        Assert.InRange(moves.Max(value), high - margin, high + rounding);
    }
}
