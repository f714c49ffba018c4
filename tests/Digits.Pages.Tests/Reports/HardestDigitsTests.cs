using Digits.Core.Data;
using Digits.Core.Metrics;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Reports;

public class HardestDigitsTests
{
    [Fact]
    public void The_lowest_probability_of_the_true_class_comes_first_and_equals_by_row()
    {
        var probabilities = Rows((3, 0.9f), (3, 0.2f), (5, 0.2f), (1, 0.05f));

        var hardest = HardestDigits.Find(probabilities, [3, 3, 5, 1], 3);

        Assert.Equal([3, 1, 2], hardest.Select(d => d.Row));
        Assert.Equal(new HardDigit(3, 1, 0, 0.05f, 0.95f), hardest[0]);
    }

    [Fact]
    public void Labels_are_looked_up_by_row_not_by_place()
    {
        var probabilities = new ClassProbabilities([2], [0, 0, 0, 0, 0.75f, 0, 0, 0, 0, 0.25f]);

        Assert.Equal([new HardDigit(2, 9, 4, 0.25f, 0.75f)], HardestDigits.Find(probabilities, [0, 0, 9], 10));
    }

    [Fact]
    public void Confusions_are_ordered_by_count_then_class_and_never_hold_what_is_right()
    {
        int[,] counts = new int[10, 10];
        (counts[4, 4], counts[4, 9], counts[9, 4], counts[0, 6], counts[7, 1]) = (100, 5, 7, 5, 1);

        var pairs = ConfusedPairs.Find(new ConfusionMatrix(counts), 3);

        Assert.Equal([new ConfusedPair(9, 4, 7), new ConfusedPair(0, 6, 5), new ConfusedPair(4, 9, 5)], pairs);
    }

    // Class 0 takes what the true class leaves.
    private static ClassProbabilities Rows(params (int Label, float Probability)[] rows)
    {
        float[] values = new float[rows.Length * DigitSet.ClassCount];
        for (int i = 0; i < rows.Length; i++)
        {
            values[i * DigitSet.ClassCount] = 1 - rows[i].Probability;
            values[(i * DigitSet.ClassCount) + rows[i].Label] = rows[i].Probability;
        }

        return new ClassProbabilities([.. Enumerable.Range(0, rows.Length)], values);
    }
}
