using Digits.Core.Data;

namespace Digits.Baselines.Tests;

/// <summary>What every model of the catalogue keeps to.</summary>
public class BaselineCatalogueTests
{
    private const int RowCount = 120;

    private static readonly DigitSet Rows = SmallDigits.Create(RowCount);

    public static TheoryData<string> Names => [.. BaselineCatalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_of_probabilities_sum_to_1(string name)
    {
        float[] predicted = Predict(name, SmallDigits.Create(25, seed: 9));
        Assert.Equal(25 * DigitSet.ClassCount, predicted.Length);
        Assert.All(predicted, p => Assert.InRange(p, 0f, 1f));
        Assert.All(predicted.Chunk(DigitSet.ClassCount), row => Assert.Equal(1, row.Sum(), 5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        var images = SmallDigits.Create(25, seed: 9);
        float[] one = Predict(name, images);
        Assert.Equal(one, Predict(name, images, threads: 2));
        Assert.Equal(one, Predict(name, images, threads: 5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_row_is_given_depends_on_no_other_row_that_is_predicted(string name)
    {
        var images = SmallDigits.Create(25, seed: 9);
        float[] together = Predict(name, images);
        Assert.Equal(together[30..50], Predict(name, images.Select([3, 4])));
        Assert.Equal(together[30..40], Predict(name, images.Select([3])));
        Assert.Equal(together, Predict(name, new DigitSet(images.Pixels, null)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_rows_are_read(string name)
    {
        byte[] labels = [.. Rows.RequireLabels().Select(label => (byte)(label < 5 ? 1 : 8))];
        var images = SmallDigits.Create(25, seed: 9);
        Assert.NotEqual(Predict(name, images), Predict(name, images, train: new DigitSet(Rows.Pixels, labels)));
    }

    private static float[] Predict(string name, DigitSet images, int threads = 1, DigitSet? train = null) =>
        BaselineCatalogue.Create(SmallDigits.Params(name) with { Threads = threads }, seed: 3).Fit(train ?? Rows).Predict(images);
}
