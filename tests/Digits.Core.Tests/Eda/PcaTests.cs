using Digits.Core.Eda;
using MathNet.Numerics.LinearAlgebra;

namespace Digits.Core.Tests.Eda;

public class PcaTests
{
    [Fact]
    public void Points_on_a_line_have_one_component()
    {
        var pca = Pca.Fit(new([1, 1, 4, 5, 7, 9], 2), 2);

        Assert.Equal([4.0, 5.0], pca.Mean);
        Assert.Equal((0.6, 0.8), (pca.Components[0][0], pca.Components[0][1]), (a, b) => Near(a.Item1, b.Item1) && Near(a.Item2, b.Item2));
        Assert.Equal(25, pca.Variances[0], 10);
        Assert.Equal(0, pca.Variances[1], 10);
        Assert.Equal((1.0, 25.0), (Math.Round(pca.Share(0), 12), pca.TotalVariance));
    }

    [Fact]
    public void Variances_and_components_are_those_of_MathNets_covariance()
    {
        const int Dimensions = 30, Components = 6;
        var points = Clouds.Whole(200, Dimensions);
        var pca = Pca.Fit(points, Components);

        var rows = Matrix<double>.Build.Dense(points.Count, Dimensions, (r, c) => points[r][c] - pca.Mean[c]);
        var eigen = (rows.TransposeThisAndMultiply(rows) / (points.Count - 1)).Evd(Symmetricity.Symmetric);
        for (int i = 0; i < Components; i++)
        {
            int place = Dimensions - 1 - i;
            Assert.Equal(eigen.EigenValues[place].Real, pca.Variances[i], 9);
            Assert.Equal(1, Math.Abs(eigen.EigenVectors.Column(place).DotProduct(Vector<double>.Build.Dense(pca.Components[i]))), 6);
        }
    }

    [Fact]
    public void Projections_have_the_components_variances_and_do_not_correlate()
    {
        var points = Clouds.Whole(150, 12);
        var pca = Pca.Fit(points, 3);
        var projected = pca.Project(points, 3);

        Assert.Equal((150, 3), (projected.Count, projected.Dimensions));
        for (int a = 0; a < 3; a++)
        {
            for (int b = 0; b < 3; b++)
            {
                double covariance = Enumerable.Range(0, 150).Sum(i => (double)projected[i][a] * projected[i][b]) / 149;
                Assert.Equal(a == b ? pca.Variances[a] : 0, covariance, 4);
            }
        }
    }

    [Fact]
    public void More_components_than_points_can_have_hold_nothing()
    {
        var pca = Pca.Fit(Clouds.Whole(4, 10), 10);
        Assert.All(pca.Variances[3..], v => Assert.Equal(0, v, 9));
        Assert.Equal(1, Enumerable.Range(0, 10).Sum(pca.Share), 9);
        Assert.All(pca.Components, c => Assert.Equal(1, c.Sum(x => x * x), 9));
    }

    [Fact]
    public void Equal_points_vary_nowhere()
    {
        var pca = Pca.Fit(new([3, 4, 3, 4, 3, 4], 2), 2);
        Assert.Equal((0.0, 0.0, 0.0), (pca.TotalVariance, pca.Share(0), pca.Share(1)));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;
}
