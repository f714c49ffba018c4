namespace Digits.Baselines.Svm;

/// <summary>Makes one distribution over k classes of the probabilities between every two of them (Wu, Lin, Weng 2004, the second approach).</summary>
/// <remarks>It minimises sum_ij (r_ji p_i - r_ij p_j)^2 with sum p = 1; the minimum has no negative part, so that one linear system of k + 1 equations gives it.</remarks>
internal static class PairwiseCoupling
{
    /// <summary>The least probability between two classes: certainty would leave the minimum undetermined.</summary>
    public const double Least = 1e-7;

    /// <summary>Couples the probabilities.</summary>
    /// <param name="between">float64 [k*k], row-major: at [i,j] the probability of class i where it is i or j, and 1 less that at [j,i]; the diagonal is not read.</param>
    /// <param name="count">k, 1 or more.</param>
    /// <returns>float64 [k], 0..1, which sum to 1.</returns>
    public static double[] Couple(ReadOnlySpan<double> between, int count)
    {
        // [Q 1; 1 0] [p; multiplier] = [0; 1]
        int size = count + 1;
        var system = new double[size, size + 1];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                if (i != j)
                {
                    double ij = Math.Clamp(between[(i * count) + j], Least, 1 - Least);
                    double ji = Math.Clamp(between[(j * count) + i], Least, 1 - Least);
                    system[i, i] += ji * ji;
                    system[i, j] = -ji * ij;
                }
            }

            (system[i, count], system[count, i]) = (1, 1);
        }

        system[count, size] = 1;
        Eliminate(system, size);
        double[] result = [.. Enumerable.Range(0, count).Select(i => Math.Max(0, system[i, size]))];
        double sum = result.Sum();
        return Array.ConvertAll(result, p => p / sum);
    }

    /// <summary>Solves a linear system in place by Gauss and Jordan's elimination with the largest pivot of each column.</summary>
    private static void Eliminate(double[,] system, int size)
    {
        for (int column = 0; column < size; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < size; row++)
            {
                pivot = Math.Abs(system[row, column]) > Math.Abs(system[pivot, column]) ? row : pivot;
            }

            for (int k = column; k <= size; k++)
            {
                (system[column, k], system[pivot, k]) = (system[pivot, k], system[column, k]);
            }

            for (int row = 0; row < size; row++)
            {
                double factor = row == column ? 0 : system[row, column] / system[column, column];
                for (int k = column; factor != 0 && k <= size; k++)
                {
                    system[row, k] -= factor * system[column, k];
                }
            }
        }

        for (int row = 0; row < size; row++)
        {
            system[row, size] /= system[row, row];
        }
    }
}
