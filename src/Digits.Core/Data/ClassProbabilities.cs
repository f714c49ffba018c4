namespace Digits.Core.Data;

/// <summary>Holds predicted class probabilities for some rows of a set.</summary>
public sealed class ClassProbabilities
{
    /// <summary>Wraps rows and values without copying them.</summary>
    /// <param name="rows">int32 [N], the 0-based rows that the predictions are for, ascending.</param>
    /// <param name="values">float32 [N*10], row-major, each row sums to 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public ClassProbabilities(int[] rows, float[] values)
    {
        if (values.Length != rows.Length * DigitSet.ClassCount)
        {
            throw new ArgumentException($"{values.Length} values for {rows.Length} rows of {DigitSet.ClassCount} classes", nameof(values));
        }

        Rows = rows;
        Values = values;
    }

    /// <summary>Wraps the predictions for every row of a set, in order, without copying them.</summary>
    /// <param name="values">float32 [N*10], row-major, each row sums to 1: for rows 0 to N-1.</param>
    /// <exception cref="ArgumentException">The length is no multiple of 10.</exception>
    public static ClassProbabilities OfAll(float[] values) => new([.. Enumerable.Range(0, values.Length / DigitSet.ClassCount)], values);

    /// <summary>Gets the 0-based rows, int32 [N], ascending.</summary>
    public int[] Rows { get; }

    /// <summary>Gets the probabilities, float32 [N*10], row-major.</summary>
    public float[] Values { get; }

    /// <summary>Gets the number of predictions.</summary>
    public int Count => Rows.Length;

    /// <summary>Gets the probabilities of one prediction, float32 [10].</summary>
    /// <param name="index">The 0-based place in <see cref="Rows"/>.</param>
    public ReadOnlySpan<float> Row(int index) => Values.AsSpan(index * DigitSet.ClassCount, DigitSet.ClassCount);

    /// <summary>Gets the most probable class of one prediction; of equals the lowest.</summary>
    /// <param name="index">The 0-based place in <see cref="Rows"/>.</param>
    public int Predicted(int index)
    {
        var row = Row(index);
        int best = 0;
        for (int c = 1; c < row.Length; c++)
        {
            if (row[c] > row[best])
            {
                best = c;
            }
        }

        return best;
    }
}
