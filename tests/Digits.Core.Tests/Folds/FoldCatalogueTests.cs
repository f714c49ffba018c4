using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Folds;

public class FoldCatalogueTests
{
    private const int Rows = 200;

    public static TheoryData<string> Kinds => [.. FoldCatalogue.Names];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_fold_holds_rows_out_and_trains_on_all_others(string kind)
    {
        var folds = FoldCatalogue.Assign(FoldKinds.Fitting(kind, Rows), Labels(), seed: 7);

        folds.RequireRows(Rows);
        for (int fold = 0; fold < folds.Count; fold++)
        {
            Assert.NotEmpty(folds.HeldOutRows(fold));
            Assert.NotEmpty(folds.TrainingRows(fold));
            Assert.Equal(Enumerable.Range(0, Rows), folds.TrainingRows(fold).Concat(folds.HeldOutRows(fold)).Order());
        }
    }

    [Theory]
    [InlineData(1, "1 fold")]
    [InlineData(2, "2 folds")]
    public void The_number_of_folds_is_told_in_words(int count, string words) => Assert.Equal(words, new FoldAssignment(new byte[Rows], count).CountInWords);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Equal_seeds_give_equal_folds(string kind)
    {
        var section = FoldKinds.Fitting(kind, Rows);
        var folds = FoldCatalogue.Assign(section, Labels(), seed: 7);

        Assert.Equal(folds.Repeats, FoldCatalogue.Assign(section, Labels(), seed: 7).Repeats);
        bool isFixed = kind is "stratified-in-order" or "leave-one-out";
        Assert.Equal(isFixed, folds.Repeats.SelectMany(r => r).SequenceEqual(FoldCatalogue.Assign(section, Labels(), seed: 8).Repeats.SelectMany(r => r)));
    }

    [Theory]
    [InlineData("k")]
    [InlineData("stratified")]
    [InlineData("stratified-in-order")]
    public void Folds_part_the_rows(string kind)
    {
        var folds = FoldCatalogue.Assign(FoldKinds.Of(kind, 7), Labels(), seed: 7);

        int[][] heldOut = [.. Enumerable.Range(0, 7).Select(folds.HeldOutRows)];
        Assert.Equal(Enumerable.Range(0, Rows), heldOut.SelectMany(r => r).Order());
        Assert.InRange(heldOut.Max(r => r.Length) - heldOut.Min(r => r.Length), 0, 1);
    }

    [Fact]
    public void Stratified_folds_in_order_take_each_digits_rows_side_by_side()
    {
        // 0 0 1 0 1 1 0 1, with every other digit twice behind.
        byte[] labels = [0, 0, 1, 0, 1, 1, 0, 1, .. Enumerable.Range(4, 16).Select(i => (byte)(i / 2))];

        byte[] folds = Assert.Single(FoldCatalogue.Assign(FoldKinds.Of("stratified-in-order", 2), labels, seed: 1).Repeats);

        Assert.Equal([0, 0, 0, 1, 0, 1, 1, 1, .. Enumerable.Range(4, 16).Select(i => (byte)(i % 2))], folds);
    }

    [Fact]
    public void The_first_repeat_is_that_of_plain_stratified_folds_and_each_repeat_is_another_split()
    {
        byte[] labels = Labels();
        var folds = FoldCatalogue.Assign(FoldKinds.Of("repeated-stratified", 5, repeats: 3), labels, seed: 7);

        Assert.Equal((15, 3), (folds.Count, folds.Repeats.Count));
        Assert.Equal(FoldCatalogue.Assign(FoldKinds.Of("stratified", 5), labels, seed: 7).Repeats[0], folds.Repeats[0]);
        for (int repeat = 0; repeat < 3; repeat++)
        {
            Assert.Equal(Enumerable.Range(0, Rows), Enumerable.Range(repeat * 5, 5).SelectMany(folds.HeldOutRows).Order());
        }

        Assert.NotEqual(folds.Repeats[0], folds.Repeats[1].Select(f => (byte)(f - 5)));
        Assert.NotEqual(folds.Repeats[1], folds.Repeats[2].Select(f => (byte)(f - 5)));
    }

    [Fact]
    public void A_hold_out_holds_its_share_out_once_and_the_rest_never()
    {
        var folds = FoldCatalogue.Assign(FoldKinds.Of("hold-out", 1, share: 0.2), Labels(), seed: 7);

        Assert.Equal((1, 40, 160), (folds.Count, folds.HeldOutRows(0).Length, folds.TrainingRows(0).Length));
        Assert.InRange(folds.HeldOutRows(0).Count(row => row < 100), 10, 30);
        Assert.Equal(0, folds.FirstFoldOf(folds.HeldOutRows(0)[0]));
        Assert.Null(folds.FirstFoldOf(folds.TrainingRows(0)[0]));
    }

    [Fact]
    public void Several_hold_outs_are_independent_splits()
    {
        var folds = FoldCatalogue.Assign(FoldKinds.Of("hold-out", 2, share: 0.5), Labels(), seed: 7);

        Assert.InRange(folds.HeldOutRows(0).Intersect(folds.HeldOutRows(1)).Count(), 30, 70);
    }

    [Fact]
    public void Params_that_do_not_fit_are_refused()
    {
        AssertError("Found:    kind of folds \"kfold\"\nExpected: one of hold-out, k, leave-one-out, repeated-stratified, stratified, stratified-in-order\n"
            + "Where:    pipeline.json, folds.kind", FoldKinds.Of("kfold", 5));
        AssertError("Found:    folds.repeats 2 with folds.kind \"stratified\"\nExpected: 1, or the kind \"repeated-stratified\"\n"
            + "Where:    pipeline.json, folds.repeats", FoldKinds.Of("stratified", 5, repeats: 2));
        AssertError("Found:    folds.count 1 with folds.kind \"k\"\n"
            + "Expected: 2 or more: one fold alone would have no rows to train on (\"hold-out\" has one split)\nWhere:    pipeline.json, folds.count", FoldKinds.Of("k", 1));
        AssertError("Found:    300 folds\nExpected: at most 250, folds.count times folds.repeats\nWhere:    pipeline.json, folds", FoldKinds.Of("repeated-stratified", 10, repeats: 30));
        AssertError("Found:    200 training rows\nExpected: at least 201, one per fold (folds.count)\nWhere:    training set", FoldKinds.Of("k", 201));
        AssertError("Found:    folds.share 0 of 200 training rows: 0 held out\nExpected: at least one row to hold out and one to train on\n"
            + "Where:    pipeline.json, folds.share", FoldKinds.Of("hold-out", 1, share: 0));
        AssertError("Found:    folds.count 5\nExpected: 200: leave-one-out has a fold for every training row\nWhere:    pipeline.json, folds.count", FoldKinds.Of("leave-one-out", 5));
    }

    [Fact]
    public void Leave_one_out_of_many_rows_says_what_affords_it() =>
        Assert.Equal(
            "Found:    leave-one-out of 251 training rows: 251 models to train\n"
            + "Expected: at most 250 rows; only a model that is not trained, such as nearest neighbours, affords more\nWhere:    pipeline.json, folds.kind",
            Assert.Throws<InputException>(() => FoldCatalogue.Assign(FoldKinds.Of("leave-one-out", 5), new byte[251], seed: 1)).Message);

    private static void AssertError(string message, FoldParams section) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => FoldCatalogue.Assign(section, Labels(), seed: 7)).Message);

    private static byte[] Labels()
    {
        var random = new SplitMix64(1);
        return [.. Enumerable.Range(0, Rows).Select(_ => (byte)random.NextInt32(10))];
    }
}
