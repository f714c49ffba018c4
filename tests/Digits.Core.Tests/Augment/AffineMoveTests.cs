using Digits.Core.Augment;

namespace Digits.Core.Tests.Augment;

public class AffineMoveTests
{
    public static TheoryData<AffineMove> Moves() =>
    [
        AffineMove.None with { Right = 2, Down = -3 },
        AffineMove.None with { Angle = 30 },
        AffineMove.None with { Width = 1.2, Height = 0.9 },
        AffineMove.None with { Shear = 0.2 },
        AffineMove.None with { ShearAngle = 12 },
        new(-15, 1.1, 0.8, 0.1, 5, 1.5, -0.5),
    ];

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_map_leads_from_where_a_point_moves_back_to_where_it_was(AffineMove move)
    {
        float[] theta = new float[6];
        move.Write(theta);
        foreach (var (x, y) in new[] { (3.0, -5.0), (-9.5, 2.0), (0.0, 0.0) })
        {
            var (toX, toY) = Forward(move, x, y);
            Assert.Equal(x / 14, (theta[0] * toX / 14) + (theta[1] * toY / 14) + theta[2], 5);
            Assert.Equal(y / 14, (theta[3] * toX / 14) + (theta[4] * toY / 14) + theta[5], 5);
        }
    }

    [Fact]
    public void The_top_left_pixel_stays_where_the_corner_is_the_origin_and_shifts_come_on_top()
    {
        float[] theta = new float[6];
        new AffineMove(20, 1.1, 0.8, 0.1, 5, 0, 0).Write(theta, corner: true);
        const double corner = -13.5 / 14;
        Assert.Equal(corner, ((theta[0] + theta[1]) * corner) + theta[2], 6);
        Assert.Equal(corner, ((theta[3] + theta[4]) * corner) + theta[5], 6);
        float[] shifted = new float[6];
        new AffineMove(20, 1.1, 0.8, 0.1, 5, 2, -1).Write(shifted, corner: true);
        Assert.Equal(theta[2] - (2 / 14.0), shifted[2], 6);
        Assert.Equal(theta[5] + (1 / 14.0), shifted[5], 6);
    }

    /// <summary>Moves a point as the words say, step by step; x to the right and y down, in pixels from the centre.</summary>
    private static (double X, double Y) Forward(AffineMove move, double x, double y)
    {
        x = (x + move.Right) * move.Width;
        y = (y + move.Down) * move.Height;

        // Counter-clockwise, seen with y down.
        (double sin, double cos) = Math.SinCos(move.Angle * Math.PI / 180);
        (x, y) = ((x * cos) + (y * sin), (y * cos) - (x * sin));
        x -= move.Shear * y;

        // The vertical axis, turned by the angle, becomes the vertical again.
        (double shearSin, double shearCos) = Math.SinCos(move.ShearAngle * Math.PI / 180);
        return (x + (y / shearCos * shearSin), y / shearCos);
    }
}
