using Digits.Core.Arithmetic;

namespace Digits.Core.Eda;

/// <summary>Holds the curve 1 / (1 + a d^2b) by which UMAP measures nearness in the plane.</summary>
/// <param name="A">a, above 0.</param>
/// <param name="B">b, above 0.</param>
internal readonly record struct UmapCurve(double A, double B)
{
    private const int Samples = 300;
    private const double Reach = 3;
    private const int Steps = 50;

    /// <summary>Fits the curve to 1 up to a distance and exp(-(d - distance)) beyond it, by least squares (Levenberg 1944, Marquardt 1963).</summary>
    /// <param name="minDistance">0..1.</param>
    public static UmapCurve Fit(double minDistance)
    {
        double[] distances = [.. Enumerable.Range(1, Samples - 1).Select(i => Reach * i / (Samples - 1))];
        double[] targets = [.. distances.Select(d => d < minDistance ? 1 : PortableMath.Exp(minDistance - d))];
        var curve = new UmapCurve(1, 1);
        double error = curve.Error(distances, targets), damping = 1e-3;
        for (int step = 0; step < Steps; step++)
        {
            var next = curve.Step(distances, targets, damping);
            double nextError = next is { A: > 0, B: > 0 } ? next.Error(distances, targets) : double.PositiveInfinity;
            if (nextError < error)
            {
                (curve, error, damping) = (next, nextError, damping / 10);
            }
            else
            {
                damping *= 10;
            }
        }

        return curve;
    }

    /// <summary>Computes d^2b.</summary>
    /// <param name="squared">The squared distance, a normal number above 0.</param>
    public double Power(double squared) => PortableMath.Exp(B * PortableMath.Log(squared));

    private double Nearness(double distance) => 1 / (1 + (A * Power(distance * distance)));

    private double Error(double[] distances, double[] targets)
    {
        double sum = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            double residual = Nearness(distances[i]) - targets[i];
            sum += residual * residual;
        }

        return sum;
    }

    private UmapCurve Step(double[] distances, double[] targets, double damping)
    {
        double aa = 0, ab = 0, bb = 0, ra = 0, rb = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            double power = Power(distances[i] * distances[i]), nearness = 1 / (1 + (A * power)), residual = nearness - targets[i];
            double byA = -power * nearness * nearness, byB = A * byA * 2 * PortableMath.Log(distances[i]);
            (aa, ab, bb, ra, rb) = (aa + (byA * byA), ab + (byA * byB), bb + (byB * byB), ra + (byA * residual), rb + (byB * residual));
        }

        (aa, bb) = (aa * (1 + damping), bb * (1 + damping));
        double determinant = (aa * bb) - (ab * ab);
        return new(A - (((ra * bb) - (rb * ab)) / determinant), B - (((rb * aa) - (ra * ab)) / determinant));
    }
}
