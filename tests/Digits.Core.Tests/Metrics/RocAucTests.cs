using Digits.Core.Data;
using Digits.Core.Metrics;

namespace Digits.Core.Tests.Metrics;

public class RocAucTests
{
    [Fact]
    public void Two_classes_with_a_tie_are_counted_pair_by_pair()
    {
        // Of the 2 x 3 pairs (a 4, a 9), the 4 is given the higher probability of 4 in four, and the same in one.
        var predicted = Probabilities((4, 0.9f), (4, 0.5f), (9, 0.6f), (9, 0.5f), (9, 0.2f));
        Assert.Equal(4.5 / 6, RocAuc.Of(predicted, (byte[])[4, 4, 9, 9, 9]), 1e-12);
    }

    [Fact]
    public void A_perfect_order_is_1_and_a_reversed_one_0()
    {
        Assert.Equal(1, RocAuc.Of(Probabilities((4, 0.9f), (9, 0.1f)), (byte[])[4, 9]));
        Assert.Equal(0, RocAuc.Of(Probabilities((4, 0.1f), (9, 0.9f)), (byte[])[4, 9]));
    }

    [Fact]
    public void One_class_alone_has_no_area() => Assert.Equal(double.NaN, RocAuc.Of(Probabilities((4, 0.9f)), (byte[])[4]));

    private static ClassProbabilities Probabilities(params (int Label, float OfFour)[] rows)
    {
        var values = new float[rows.Length * 10];
        for (int i = 0; i < rows.Length; i++)
        {
            values[(i * 10) + 4] = rows[i].OfFour;
            values[(i * 10) + 9] = 1 - rows[i].OfFour;
        }

        return ClassProbabilities.OfAll(values);
    }
}
