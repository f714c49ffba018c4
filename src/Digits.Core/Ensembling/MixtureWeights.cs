using Digits.Core.Metrics;
using MathNet.Numerics.LinearAlgebra;

namespace Digits.Core.Ensembling;

/// <summary>Fits the weights of a mean of probabilities: those with the least log loss, not negative, sum 1.</summary>
/// <remarks>
/// The loss is convex, and so is it plus the sum of the weights, whose least is at a sum of 1 by itself: what is left are weights not below 0, which Newton's method with a set of free
/// weights keeps (Nocedal and Wright 2006, chapter 16). A few steps do where expectation maximisation takes thousands: for members that are much alike.
/// </remarks>
internal static class MixtureWeights
{
    private const int MostSteps = 200;

    // Of the mean log loss, in nats: how far from the least it may stay.
    private const double Tolerance = 1e-13;

    // Of the Hessian's mean diagonal: keeps it invertible where members are the same.
    private const double Ridge = 1e-12;

    /// <summary>Fits weights.</summary>
    /// <param name="ofLabel">float32 [members][n], each member's probability of the true class; n of 1 or more.</param>
    /// <returns>float64 [members].</returns>
    public static double[] Fit(float[][] ofLabel)
    {
        double[][] members = Array.ConvertAll(ofLabel, member => Array.ConvertAll(member, value => Math.Max(value, LogLoss.LeastProbability)));
        var at = Point.At([.. Enumerable.Repeat(1.0 / members.Length, members.Length)], members);
        for (int step = 0; step < MostSteps && at.Gap > Tolerance && Lower(at, members) is { } next; step++)
        {
            at = next;
        }

        return at.Weights;
    }

    // A step to no higher loss; null where rounding alone is left of what could be gained.
    private static Point? Lower(Point at, double[][] members)
    {
        double[] direction = Direction(at);
        for (double length = Longest(at.Weights, direction); length > Tolerance; length /= 2)
        {
            var next = Point.At(Moved(at.Weights, direction, length), members);
            if (next.Loss <= at.Loss)
            {
                return next;
            }
        }

        return null;
    }

    // Newton's direction along the weights that are above 0 or want to be. One at 0 that it would lower is held there, and it is sought again without that one.
    private static double[] Direction(Point at)
    {
        int[] free = [.. Enumerable.Range(0, at.Weights.Length).Where(member => at.Weights[member] > 0 || at.Slopes[member] > 1)];
        while (true)
        {
            var hessian = Matrix<double>.Build.Dense(free.Length, free.Length, (row, column) => at.Curvature[free[row], free[column]]);
            hessian += Matrix<double>.Build.DiagonalIdentity(free.Length) * (Ridge * hessian.Diagonal().Average());
            var found = hessian.LU().Solve(Vector<double>.Build.Dense(free.Length, i => at.Slopes[free[i]] - 1));
            int[] kept = [.. free.Where((member, i) => at.Weights[member] > 0 || found[i] > 0)];
            if (kept.Length == free.Length)
            {
                var direction = new double[at.Weights.Length];
                for (int i = 0; i < free.Length; i++)
                {
                    direction[free[i]] = found[i];
                }

                return direction;
            }

            free = kept;
        }
    }

    // A whole step, or what of it no weight forbids.
    private static double Longest(double[] weights, double[] direction) =>
        Enumerable.Range(0, weights.Length).Where(member => direction[member] < 0).Select(member => -weights[member] / direction[member]).Append(1).Min();

    private static double[] Moved(double[] weights, double[] direction, double length)
    {
        double[] moved = [.. weights.Select((weight, member) => weight + (length * direction[member])).Select(weight => weight < Tolerance ? 0 : weight)];
        double sum = moved.Sum();
        return Array.ConvertAll(moved, weight => weight / sum);
    }

    /// <summary>Holds weights, and what the loss does there.</summary>
    /// <param name="Weights">float64 [members], sum 1.</param>
    /// <param name="Loss">The mean log loss.</param>
    /// <param name="Slopes">float64 [members], how fast the loss falls with each weight; 1 for all weights above 0 where it is least.</param>
    /// <param name="Curvature">float64 [members, members], its Hessian.</param>
    private sealed record Point(double[] Weights, double Loss, double[] Slopes, double[,] Curvature)
    {
        /// <summary>Gets what the loss is above the least at most, as its slopes say.</summary>
        public double Gap => Slopes.Max() - 1;

        public static Point At(double[] weights, double[][] members)
        {
            int count = weights.Length, rows = members[0].Length;
            double loss = 0;
            var (slopes, curvature, ratios) = (new double[count], new double[count, count], new double[count]);
            for (int row = 0; row < rows; row++)
            {
                double mixed = 0;
                for (int member = 0; member < count; member++)
                {
                    mixed += weights[member] * members[member][row];
                }

                loss -= Math.Log(mixed) / rows;
                for (int member = 0; member < count; member++)
                {
                    ratios[member] = members[member][row] / mixed;
                    slopes[member] += ratios[member] / rows;
                    for (int other = 0; other <= member; other++)
                    {
                        curvature[member, other] += ratios[member] * ratios[other] / rows;
                        curvature[other, member] = curvature[member, other];
                    }
                }
            }

            return new Point(weights, loss, slopes, curvature);
        }
    }
}
