using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Digits.Core.Eda;

/// <summary>Holds the principal components of a set of points (Pearson 1901, Hotelling 1933): the directions in which they vary most.</summary>
public sealed class Pca
{
    private Pca(double[] mean, double[][] components, double[] variances, double totalVariance)
    {
        Mean = mean;
        Components = components;
        Variances = variances;
        TotalVariance = totalVariance;
    }

    /// <summary>Gets the points' mean, float64 [D].</summary>
    public double[] Mean { get; }

    /// <summary>Gets the components, float64 [k][D], of length 1 and perpendicular to each other; the entry largest in size is positive.</summary>
    public double[][] Components { get; }

    /// <summary>Gets the variance along each component, float64 [k], descending.</summary>
    public double[] Variances { get; }

    /// <summary>Gets the sum of the variances of all coordinates.</summary>
    public double TotalVariance { get; }

    /// <summary>Finds the components of points.</summary>
    /// <param name="points">The points, at least 2.</param>
    /// <param name="components">k, 1..D.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer points or dimensions than that.</exception>
    /// <remarks>Takes 16 D*D bytes. The same bits on every CPU.</remarks>
    public static Pca Fit(PointSet points, int components)
    {
        int size = points.Dimensions, count = points.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(components, size);
        double[] mean = new double[size], products = new double[size * size], row = new double[size];
        for (int i = 0; i < count; i++)
        {
            var point = points[i];
            for (int d = 0; d < size; d++)
            {
                row[d] = point[d];
                mean[d] += point[d];
            }

            AddProducts(row, products);
        }

        for (int d = 0; d < size; d++)
        {
            mean[d] /= count;
        }

        for (int r = 0; r < size; r++)
        {
            for (int c = 0; c < size; c++)
            {
                products[(r * size) + c] = (products[(r * size) + c] - (count * mean[r] * mean[c])) / (count - 1);
            }
        }

        double total = Enumerable.Range(0, size).Sum(d => products[(d * size) + d]);
        var (values, vectors) = SymmetricEigen.Largest(products, size, components);
        return new Pca(mean, vectors, [.. values.Select(v => Math.Max(0, v))], total);
    }

    /// <summary>Gets the share of the points' variance that one component holds, 0..1; 0 where nothing varies.</summary>
    /// <param name="component">0-based.</param>
    public double Share(int component) => TotalVariance > 0 ? Variances[component] / TotalVariance : 0;

    /// <summary>Gets points' coordinates along the first components.</summary>
    /// <param name="points">Points of the same dimensions.</param>
    /// <param name="components">How many, 1..k.</param>
    public PointSet Project(PointSet points, int components)
    {
        float[] result = new float[points.Count * components];
        double[] row = new double[points.Dimensions];
        for (int i = 0; i < points.Count; i++)
        {
            var point = points[i];
            for (int d = 0; d < row.Length; d++)
            {
                row[d] = point[d] - Mean[d];
            }

            for (int c = 0; c < components; c++)
            {
                result[(i * components) + c] = (float)SymmetricEigen.Dot(row, Components[c]);
            }
        }

        return new PointSet(result, components);
    }

    // Adds the outer product of a row with itself; most entries of an image are zero and cost nothing.
    private static void AddProducts(double[] row, double[] products)
    {
        ref double values = ref MemoryMarshal.GetArrayDataReference(row);
        for (int r = 0; r < row.Length; r++)
        {
            if (row[r] == 0)
            {
                continue;
            }

            var factor = Vector256.Create(row[r]);
            ref double target = ref products[r * row.Length];
            int c = 0;
            for (; c + 4 <= row.Length; c += 4)
            {
                var sum = Vector256.LoadUnsafe(ref target, (nuint)c);
                Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref values, (nuint)c), sum).StoreUnsafe(ref target, (nuint)c);
            }

            for (; c < row.Length; c++)
            {
                products[(r * row.Length) + c] = Math.FusedMultiplyAdd(row[r], row[c], products[(r * row.Length) + c]);
            }
        }
    }
}
