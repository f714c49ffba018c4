namespace Digits.Core.Eda;

/// <summary>Finds all eigenvalues of a small symmetric matrix by Jacobi's rotations (1846).</summary>
internal static class JacobiEigen
{
    private const int MaxSweeps = 60;

    /// <summary>Finds eigenvalues and eigenvectors.</summary>
    /// <param name="matrix">float64 [n*n], symmetric; left as it is.</param>
    /// <param name="size">n.</param>
    /// <returns>The values, descending, and the vectors as columns, float64 [n*n].</returns>
    public static (double[] Values, double[] Vectors) All(double[] matrix, int size)
    {
        double[] a = [.. matrix];
        double[] vectors = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            vectors[(i * size) + i] = 1;
        }

        double total = a.Sum(x => x * x);
        for (int sweep = 0; sweep < MaxSweeps && OffDiagonal(a, size) > 1e-30 * total; sweep++)
        {
            for (int p = 0; p < size - 1; p++)
            {
                for (int q = p + 1; q < size; q++)
                {
                    Rotate(a, vectors, size, p, q);
                }
            }
        }

        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => a[(i * size) + i])];
        double[] sorted = new double[size * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                sorted[(row * size) + column] = vectors[(row * size) + order[column]];
            }
        }

        return ([.. order.Select(i => a[(i * size) + i])], sorted);
    }

    private static double OffDiagonal(double[] a, int size)
    {
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += 2 * a[(i * size) + j] * a[(i * size) + j];
            }
        }

        return sum;
    }

    // Makes a[p, q] zero.
    private static void Rotate(double[] a, double[] vectors, int size, int p, int q)
    {
        double apq = a[(p * size) + q];
        if (apq == 0)
        {
            return;
        }

        double theta = (a[(q * size) + q] - a[(p * size) + p]) / (2 * apq);
        double t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double c = 1 / Math.Sqrt((t * t) + 1), s = t * c;
        for (int k = 0; k < size; k++)
        {
            Turn(ref a[(k * size) + p], ref a[(k * size) + q], c, s);
            Turn(ref vectors[(k * size) + p], ref vectors[(k * size) + q], c, s);
        }

        for (int k = 0; k < size; k++)
        {
            Turn(ref a[(p * size) + k], ref a[(q * size) + k], c, s);
        }
    }

    private static void Turn(ref double x, ref double y, double c, double s) => (x, y) = ((c * x) - (s * y), (s * x) + (c * y));
}
