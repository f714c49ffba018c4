using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Pages.Comparisons;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Eda;

namespace Digits.Pages.Tests.Comparisons;

public sealed class ComparisonTests : IDisposable
{
    private const int Rows = 200;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_search_ranks_its_points_and_marks_those_whose_intervals_overlap()
    {
        var results = new ComparisonResults("search", "rate", DataKind.Real,
        [
            Grid("a", "0.001", wrong: 100), Grid("b", "0.003", wrong: 4), Grid("c", "\"high|er\"", wrong: 10) with { IsEpochChosen = true }, Grid("d", "0.1", wrong: null),
        ]);
        Assert.Equal(
            """
            # Search `rate`

            4 points of recipe `fast`; out-of-fold accuracy with its 95 % Wilson interval.

            | rank | learningRate | accuracy | 95 % interval    | errors | n   | ties | p       |
            |------|--------------|----------|------------------|--------|-----|------|---------|
            | 1    | 0.003        | 0.9800   | 0.9497 to 0.9922 | 4      | 200 | 1-2  |         |
            | 2    | high\|er     | 0.9500*  | 0.9104 to 0.9726 | 10     | 200 | 1-2  | 0.031   |
            | 3    | 0.001        | 0.5000   | 0.4314 to 0.5686 | 100    | 200 |      | 3.1e-22 |

            Ties: the ranks whose intervals overlap. p: McNemar's test against rank 1 on the same rows, two-sided, not corrected for the number of points.
            Rank 1 was chosen by the rows that score it, so its accuracy is optimistic; only rows that no point has seen tell how good it is.

            Failed: d.
            * An epoch was chosen by the rows that score it: optimistic.

            """,
            ComparisonText.Of(results));
        Assert.Equal(
            """
            rank,point,recipe,optimizer.learningRate,accuracy,low,high,errors,n,ties,gained,lost,p,optimistic
            1,b,fast,0.003,0.980000,0.949713,0.992196,4,200,2,,,,chosen
            2,c,fast,high|er,0.950000,0.910422,0.972617,10,200,1,0,6,0.03125,epoch
            3,a,fast,0.001,0.500000,0.431361,0.568639,100,200,,0,96,3.13868E-22,
            ,d,fast,0.1,,,,,,,,,,

            """,
            ComparisonCsv.Of(results));
    }

    [Fact]
    public void An_ablation_keeps_its_order_and_compares_with_its_first_variant()
    {
        var results = new ComparisonResults("ablation", "parts", DataKind.Sample,
            [Variant("none", 10, 20), Variant("+ shift, large", 18, 20), Variant("+ blur", 0, 20)]);
        string text = ComparisonText.Of(results);
        Assert.Equal(
            """
            # Ablation `parts`

            **Sample data or a trial: no result on it counts.**

            3 points of recipe `fast`; out-of-fold accuracy with its 95 % Wilson interval.

            | variant        | accuracy | 95 % interval    | errors | n   | rank | ties | difference | gained | lost | p     |
            |----------------|----------|------------------|--------|-----|------|------|------------|--------|------|-------|
            | none           | 0.9500   | 0.9104 to 0.9726 | 10     | 200 | 2    | 1-3  |            |        |      |       |
            | + shift, large | 0.9900   | 0.9643 to 0.9973 | 2      | 200 | 1    | 1-2  | +0.0400    | 8      | 0    | 0.008 |
            | + blur         | 0.9000   | 0.8506 to 0.9343 | 20     | 200 | 3    | 2-3  | -0.0500    | 0      | 10   | 0.002 |

            Difference, gained and lost rows and p (McNemar's test on the same rows, two-sided) are against "none". Ties: the ranks whose intervals overlap.
            A variant that is chosen by this table has an optimistic accuracy: the rows that chose it score it.

            """,
            text);
        Assert.Contains("\n1,\"+ shift, large\",fast,0.990000,", ComparisonCsv.Of(results), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_with_other_rows_are_not_paired()
    {
        var other = Grid("b", "0.003", wrong: 4);
        other.Labels![0]++;
        Assert.Null(Standing.Of([Grid("a", "0.001", wrong: 3), other])[1].Against);
        var elsewhere = Grid("c", "0.003", wrong: 4) with { Rows = [.. Enumerable.Range(1, Rows)] };
        Assert.Null(Standing.Of([Grid("a", "0.001", wrong: 3), elsewhere])[1].Against);
    }

    [Fact]
    public void What_the_pipeline_wrote_is_read_with_the_predictions_that_it_names()
    {
        string path = Written("""{ "optimistic": 1 }""", SyntheticDigits.Bars(40).Labels!);
        var results = ComparisonResults.Read(path);
        Assert.Equal(("search", "rate", DataKind.Real), (results.Kind, results.Name, results.Data));
        Assert.Equal(["a", "b"], results.Points.Select(point => point.Name));
        Assert.Equal([("train.epochs", "4")], results.Points[0].Values);
        Assert.Equal([false, .. Enumerable.Repeat(true, 39)], results.Points[0].IsRight!);
        Assert.True(results.Points[0].IsEpochChosen);
        Assert.Null(results.Points[1].IsRight);
    }

    [Fact]
    public void Predictions_of_other_rows_are_refused()
    {
        var e = Assert.Throws<InputException>(() => ComparisonResults.Read(Written("{}", SyntheticDigits.Bars(50).Labels!)));
        Assert.Equal($"Found:    a prediction of row 40\nExpected: rows 0..39, as in the training set\nWhere:    {Path.Combine(_folder, "oof.parquet")}", e.Message);
    }

    [Fact]
    public void Rows_that_no_fold_held_out_are_not_scored()
    {
        var point = ComparisonResults.Read(Written("{}", SyntheticDigits.Bars(30).Labels!)).Points[0];
        Assert.Equal((30, 30, 29), (point.Rows!.Length, point.Labels!.Length, point.IsRight!.Count(right => right)));
    }

    private static PointOutcome Grid(string name, string rate, int? wrong) => new(
        name, "fast", [("optimizer.learningRate", rate)], wrong is null ? null : new byte[Rows],
        wrong is null ? null : [.. Enumerable.Range(0, Rows).Select(row => row >= wrong)], false);

    /// <summary>Makes a point of which the rows between two are wrong.</summary>
    private static PointOutcome Variant(string name, int from, int to) =>
        new(name, "fast", [], new byte[Rows], [.. Enumerable.Range(0, Rows).Select(row => row < from || row >= to)], false);

    private string Written(string metrics, byte[] predicted)
    {
        string train = Path.Combine(_folder, "train.parquet");
        string oof = Path.Combine(_folder, "oof.parquet");
        string file = Path.Combine(_folder, "results.json");
        DigitParquet.Write(train, SyntheticDigits.Bars(40));
        float[] values = new float[predicted.Length * DigitSet.ClassCount];
        for (int row = 0; row < predicted.Length; row++)
        {
            values[(row * DigitSet.ClassCount) + ((predicted[row] + (row == 0 ? 1 : 0)) % DigitSet.ClassCount)] = 1;
        }

        ProbabilityParquet.Write(oof, ClassProbabilities.OfAll(values));
        File.WriteAllText(file, $$"""
            { "kind": "search", "name": "rate", "data": "real", "debug": false, "points": [
              { "name": "a", "recipe": "fast", "seed": 1, "good": true, "values": { "train.epochs": 4 }, "instances": [
                { "name": "ingest", "stage": "ingest", "state": "hit", "key": "", "metrics": {}, "outputs": { "train": "{{train}}" } },
                { "name": "train[fold=0]", "stage": "train", "state": "ran", "key": "", "metrics": {{metrics}}, "outputs": {} },
                { "name": "ensemble", "stage": "ensemble", "state": "ran", "key": "", "metrics": {}, "outputs": { "oof": "{{oof}}" } } ] },
              { "name": "b", "recipe": "fast", "seed": 1, "good": false, "values": { "train.epochs": 8 }, "instances": [] } ] }
            """);
        return file;
    }
}
