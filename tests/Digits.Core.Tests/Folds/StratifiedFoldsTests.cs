using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Folds;

public sealed class StratifiedFoldsTests
{
    [Theory]
    [InlineData(2, 1000)]
    [InlineData(5, 1003)]
    [InlineData(7, 999)]
    [InlineData(10, 4321)]
    public void Every_class_and_the_whole_set_spread_evenly_over_the_folds(int count, int rows)
    {
        byte[] labels = Labels(rows);

        var folds = Assign(labels, count);

        Assert.Equal(count, folds.Count);
        Assert.Equal(rows, folds.Repeats[0].Length);
        AssertEven(count, folds.Repeats[0]);
        for (int digit = 0; digit < 10; digit++)
        {
            AssertEven(count, [.. folds.Repeats[0].Where((_, row) => labels[row] == digit)]);
        }
    }

    [Fact]
    public void Equal_seeds_give_equal_folds_and_others_differ()
    {
        byte[] labels = Labels(1000);

        byte[] folds = Assign(labels, 5).Repeats[0];

        Assert.Equal(folds, Assign(labels, 5).Repeats[0]);
        Assert.NotEqual(folds, Assign(labels, 5, seed: 8).Repeats[0]);
    }

    [Fact]
    public void Held_out_and_training_rows_part_the_set()
    {
        var folds = Assign(Labels(500), 5);

        Assert.Equal(Enumerable.Range(0, 500), Enumerable.Range(0, 5).SelectMany(folds.HeldOutRows).Order());
        Assert.All(Enumerable.Range(0, 5), f => Assert.Equal(Enumerable.Range(0, 500), folds.TrainingRows(f).Concat(folds.HeldOutRows(f)).Order()));
    }

    [Fact]
    public void Folds_do_not_follow_the_order_of_the_rows()
    {
        byte[] folds = Assign(Labels(1000), 2).Repeats[0];

        Assert.InRange(folds[..500].Count(f => f == 0), 200, 300);
        Assert.InRange(folds.Zip(folds.Skip(1)).Count(p => p.First == p.Second), 400, 600);
    }

    [Fact]
    public void All_classes_with_fewer_rows_than_folds_are_named()
    {
        byte[] labels = [.. Enumerable.Range(0, 100).Select(i => (byte)(i % 9)).Where((digit, i) => digit != 4 || i < 30)];

        var error = Assert.Throws<InputException>(() => Assign(labels, 5));

        Assert.Equal(
            "Found:    too few training rows: 3 of digit 4, 0 of digit 9\n"
            + "Expected: at least 5 of every digit, one per fold (folds.count)\n"
            + "Where:    labels of the 92 training rows",
            error.Message);
    }

    [Fact]
    public void Folds_of_another_set_are_refused()
    {
        var folds = new FoldAssignment([0, 1, 0], 2);

        folds.RequireRows(3);
        var error = Assert.Throws<InputException>(() => folds.RequireRows(4));

        Assert.Equal("Found:    folds of 3 rows\nExpected: folds of 4 rows, as in the training set\nWhere:    folds", error.Message);
    }

    [Fact]
    public void Digits_that_a_run_leaves_out_need_no_rows()
    {
        byte[] labels = [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 2 == 0 ? 4 : 9))];

        var folds = FoldCatalogue.Assign(FoldKinds.Of("stratified", 5), labels, seed: 7, digits: [4, 9]);

        Assert.All(Enumerable.Range(0, 5), f => Assert.Equal(4, folds.HeldOutRows(f).Count(row => labels[row] == 4)));
        Assert.All(Enumerable.Range(0, 5), f => Assert.Equal(4, folds.HeldOutRows(f).Count(row => labels[row] == 9)));
        Assert.StartsWith(
            "Found:    too few training rows: 0 of digit 0, 0 of digit 1, 0 of digit 2,",
            Assert.Throws<InputException>(() => Assign(labels, 5)).Message,
            StringComparison.Ordinal);
    }

    private static FoldAssignment Assign(byte[] labels, int count, ulong seed = 7) => FoldCatalogue.Assign(FoldKinds.Of("stratified", count), labels, seed);

    private static byte[] Labels(int rows)
    {
        var random = new SplitMix64(1);
        return [.. Enumerable.Range(0, rows).Select(_ => (byte)random.NextInt32(10))];
    }

    private static void AssertEven(int count, byte[] folds)
    {
        var sizes = Enumerable.Range(0, count).Select(f => folds.Count(g => g == f)).ToArray();
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
    }
}
