using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Submissions;
using Digits.Pages.Comparisons;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Eda;
using Digits.Pages.Tests.Reports;
using VerifyXunit;

namespace Digits.Pages.Tests.Comparisons;

public sealed class LeaderboardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_text_shows() => await Verifier.Verify(LeaderboardText.Of(SmallBoard.Create(DataKind.Sample)));

    [Fact]
    public async Task The_file_for_programs_holds() => await Verifier.Verify(LeaderboardCsv.Of(SmallBoard.Create()));

    [Fact]
    public async Task The_page_shows() => await Verifier.Verify(Outline.Of(PageRules.Read(LeaderboardPage.Build(SmallBoard.Create(DataKind.Sample)).ToHtml())));

    [Theory]
    [InlineData(DataKind.Real)]
    [InlineData(DataKind.Sample)]
    public void The_page_is_self_contained_and_accessible(DataKind kind) => PageRules.Check(LeaderboardPage.Build(SmallBoard.Create(kind)).ToHtml());

    [Fact]
    public void Without_answers_there_are_no_columns_of_held_out_rows()
    {
        var results = SmallBoard.Create(isScored: false);
        Assert.DoesNotContain("held-out", LeaderboardText.Of(results), StringComparison.Ordinal);
        Assert.DoesNotContain("held-out", LeaderboardPage.Build(results).ToHtml(), StringComparison.Ordinal);
        Assert.Contains("held-out", LeaderboardText.Of(SmallBoard.Create()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_is_tested_on_the_rows_of_which_one_alone_is_right()
    {
        // fast errs in rows 100..103, the other net in 98..107: it alone is wrong in 6 rows, fast in none. Two-sided 2 * 1/2^6 = 1/32.
        // Of logistic regression's 0..79 fast errs in none: (|80 - 4| - 1)^2 / 84 = 66.96 of chi-square, whose tail is 2.8e-16.
        string[] pair = [.. LeaderboardTable.Pairs(Standing.Of(SmallBoard.Create().Points)).Rows[0]];
        Assert.Equal(["1 fast", "", "", "0.031", "2.8e-16"], pair);
    }

    [Fact]
    public void Ties_are_the_ranks_whose_intervals_overlap()
    {
        // Wilson, z = 1.96: 4 of 1000 wrong 0.9898 to 0.9984, 1 of 200 0.9722 to 0.9991, 10 of 1000 0.9817 to 0.9946, 80 of 1000 0.9015 to 0.9353.
        var standings = Standing.Of(SmallBoard.Create().Points);
        Assert.Equal(["fast: 2 3", "on a fifth: 1 3", "a net, \"chosen\": 1 2", "logistic regression: "], standings.Select(standing => $"{standing.Point.Name}: {string.Join(' ', standing.Ties)}"));
    }

    [Theory]
    [InlineData(0.9099, "")]
    [InlineData(0.91, "logistic regression")]
    [InlineData(0.93, "logistic regression")]
    [InlineData(0.96, "")]
    [InlineData(0.9899, "")]
    [InlineData(0.99, "simple CNN")]
    [InlineData(0.995, "middle")]
    [InlineData(0.997, "tuned")]
    [InlineData(0.998, "tuned")]
    [InlineData(0.9981, "")]
    public void An_accuracy_lies_in_one_band_or_none(double accuracy, string band) => Assert.Equal(band, Band.Of(accuracy));

    [Fact]
    public void Fold_spread_is_the_sample_standard_deviation()
    {
        Assert.Equal(0.02, new PointFacts { FoldAccuracies = [0.96, 0.98, 1.0] }.FoldSpread!.Value, 12);
        Assert.Null(new PointFacts { FoldAccuracies = [0.96] }.FoldSpread);
        Assert.Null(new PointFacts().FoldSpread);
    }

    [Fact]
    public void What_instances_tell_is_gathered_from_what_the_pipeline_wrote()
    {
        // Row 0 is wrong, in fold 0. Of the test rows the second is right.
        var facts = ComparisonResults.Read(Written(), Answers(7, 1)).Points[0].Facts!;
        Assert.Equal([0.95, 1], facts.FoldAccuracies);
        Assert.Equal((1, 2), (facts.HeldOut!.Value.Correct, facts.HeldOut.Value.Rows));
        Assert.Equal((3 * 20L) + (3 * 20), facts.ImagesSeen);
        Assert.Equal((200L, 1700L, 3.75), (facts.Parameters, facts.Bytes, facts.Seconds!.Value));
        Assert.Equal(("0.964", "cuda", "e5"), (facts.Reported, facts.Device, facts.Key));
    }

    [Fact]
    public void A_time_that_one_model_lacks_is_not_known()
    {
        string path = Written();
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"seconds\": 1.5,", "", StringComparison.Ordinal));
        Assert.Null(ComparisonResults.Read(path).Points[0].Facts!.Seconds);
    }

    [Fact]
    public void Answers_for_another_number_of_images_are_refused()
    {
        var e = Assert.Throws<InputException>(() => ComparisonResults.Read(Written(), Answers(1, 2, 3)));
        Assert.Equal("Found:    3 answers\nExpected: one for each of the 2 test images\nWhere:    --answers", e.Message);
    }

    private string Answers(params byte[] labels)
    {
        string path = Path.Combine(_folder, "answers.csv");
        SubmissionCsv.Write(path, labels);
        return path;
    }

    private string Written()
    {
        string At(string name) => Path.Combine(_folder, name);
        var train = SyntheticDigits.Bars(40);
        DigitParquet.Write(At("train"), train);
        FoldParquet.Write(At("folds"), new FoldAssignment([.. Enumerable.Range(0, 40).Select(row => (byte)(row % 2))], 2));
        ProbabilityParquet.Write(At("oof"), Sure([.. train.Labels!.Select((label, row) => row == 0 ? (label + 1) % 10 : label)]));
        ProbabilityParquet.Write(At("test"), Sure([2, 1]));
        File.WriteAllText(At("results.json"), $$"""
            { "kind": "leaderboard", "name": "leaderboard", "data": "real", "debug": false, "points": [
              { "name": "a", "recipe": "fast", "seed": 1, "good": true, "reported": "0.964", "values": {}, "instances": [
                { "name": "ingest", "stage": "ingest", "state": "hit", "key": "", "seconds": 99, "metrics": {}, "outputs": { "train": "{{At("train")}}", "folds": "{{At("folds")}}" } },
                { "name": "train[fold=0]", "stage": "train", "state": "hit", "key": "", "seconds": 1.5, "device": "cuda",
                  "metrics": { "epochs": 3, "n": 20, "parameters": 100 }, "outputs": {}, "sizes": { "weights": 800, "oof": 5 } },
                { "name": "train[fold=1]", "stage": "train", "state": "hit", "key": "", "seconds": 2.25, "device": "cuda",
                  "metrics": { "epochs": 3, "n": 20, "parameters": 100 }, "outputs": {}, "sizes": { "weights": 900, "oof": 5 } },
                { "name": "ensemble", "stage": "ensemble", "state": "ran", "key": "e5", "seconds": 7, "metrics": {}, "outputs": { "oof": "{{At("oof")}}", "test": "{{At("test")}}" } } ] } ] }
            """);
        return At("results.json");
    }

    private static ClassProbabilities Sure(int[] predicted)
    {
        float[] values = new float[predicted.Length * DigitSet.ClassCount];
        foreach (var (row, digit) in predicted.Index())
        {
            values[(row * DigitSet.ClassCount) + digit] = 1;
        }

        return ClassProbabilities.OfAll(values);
    }
}
