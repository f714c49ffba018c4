using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Digits.Core.Randomness;

namespace Digits.Core.Eda;

/// <summary>Finds the largest eigenvalues of a symmetric matrix by simultaneous iteration (Rutishauser 1970) with Jacobi's method inside.</summary>
internal static class SymmetricEigen
{
    private const int MaxRounds = 500;
    private const double Tolerance = 1e-13;

    // More directions than asked for make the last ones converge.
    private const int Spare = 16;

    /// <summary>Finds eigenvalues and eigenvectors.</summary>
    /// <param name="matrix">float64 [n*n], symmetric, without negative eigenvalues.</param>
    /// <param name="size">n.</param>
    /// <param name="count">How many to find, 1..n.</param>
    /// <returns>The values, descending, and the vectors, float64 [count][n], of length 1, their largest entry positive.</returns>
    public static (double[] Values, double[][] Vectors) Largest(double[] matrix, int size, int count)
    {
        int block = Math.Min(size, count + Spare);
        var random = new SplitMix64(1);
        double[][] basis = [.. Enumerable.Range(0, block).Select(_ => Draw(size, random))];
        Orthonormalize(basis, random);
        double[] values = new double[block];
        for (int round = 0; round < MaxRounds; round++)
        {
            double[][] images = [.. basis.Select(v => Multiply(matrix, v))];
            double[] projected = new double[block * block];
            for (int i = 0; i < block; i++)
            {
                for (int j = i; j < block; j++)
                {
                    projected[(i * block) + j] = projected[(j * block) + i] = Dot(basis[i], images[j]);
                }
            }

            var (found, rotation) = JacobiEigen.All(projected, block);
            double change = found.Take(count).Zip(values, (a, b) => Math.Abs(a - b)).Max();
            values = found;
            basis = Rotate(change <= Tolerance * values[0] ? basis : images, rotation, block);
            Orthonormalize(basis, random);
            if (change <= Tolerance * values[0])
            {
                break;
            }
        }

        return (values[..count], [.. basis.Take(count).Select(Upright)]);
    }

    private static double[] Draw(int size, SplitMix64 random) => [.. Enumerable.Range(0, size).Select(_ => random.NextDouble(-1, 1))];

    private static double[] Multiply(double[] matrix, double[] vector)
    {
        double[] result = new double[vector.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Dot(matrix.AsSpan(i * vector.Length, vector.Length), vector);
        }

        return result;
    }

    private static double[][] Rotate(double[][] vectors, double[] rotation, int block) =>
    [
        .. Enumerable.Range(0, block).Select(column =>
        {
            double[] sum = new double[vectors[0].Length];
            for (int i = 0; i < block; i++)
            {
                AddScaled(rotation[(i * block) + column], vectors[i], sum);
            }

            return sum;
        }),
    ];

    // Gram and Schmidt, twice for accuracy; what depends on the vectors before it starts anew.
    private static void Orthonormalize(double[][] vectors, SplitMix64 random)
    {
        for (int i = 0; i < vectors.Length; i++)
        {
            double before = Math.Sqrt(Dot(vectors[i], vectors[i]));
            for (int pass = 0; pass < 2; pass++)
            {
                for (int j = 0; j < i; j++)
                {
                    AddScaled(-Dot(vectors[i], vectors[j]), vectors[j], vectors[i]);
                }
            }

            double length = Math.Sqrt(Dot(vectors[i], vectors[i]));
            if (length <= before * 1e-10)
            {
                vectors[i] = Draw(vectors[i].Length, random);
                i--;
                continue;
            }

            for (int k = 0; k < vectors[i].Length; k++)
            {
                vectors[i][k] /= length;
            }
        }
    }

    private static double[] Upright(double[] vector)
    {
        double extreme = vector.MaxBy(Math.Abs);
        return extreme < 0 ? [.. vector.Select(v => -v)] : vector;
    }

    // Four lanes on every CPU, so that sums have the same bits.
    public static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        ref double a = ref MemoryMarshal.GetReference(first);
        ref double b = ref MemoryMarshal.GetReference(second);
        Vector256<double> even = default, odd = default;
        int i = 0;
        for (; i + 8 <= first.Length; i += 8)
        {
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i), even);
            odd = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, (nuint)i + 4), Vector256.LoadUnsafe(ref b, (nuint)i + 4), odd);
        }

        var both = even + odd;
        double sum = both[0] + both[1] + (both[2] + both[3]);
        for (; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }

    private static void AddScaled(double factor, double[] vector, double[] sum)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += factor * vector[i];
        }
    }
}
