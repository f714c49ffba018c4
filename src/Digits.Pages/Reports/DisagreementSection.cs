using System.Globalization;
using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Shows where models do not agree: an ensemble's members out of fold, and all folds' models on test images.</summary>
internal static class DisagreementSection
{
    // More rows and columns than this do not fit the picture.
    private const int MostFolds = 12;

    public static Section? Build(RunResults run, int most)
    {
        var tests = new Disagreement(run.Members.SelectMany(m => m.Tests).DefaultIfEmpty(run.OutOfFold));
        if (tests.Models < 2 || tests.Images == 0)
        {
            return null;
        }

        var members = run.Members.Count < 2 ? null : new Disagreement(run.Members.Select(m => m.OutOfFold));
        var disputed = tests.MostDisputed(most);
        var folds = run.Members[0].Tests;
        Figure[] heat = members is null && folds.Count <= MostFolds ? [Pairs(tests)] : [];
        Figure[] images = disputed.Length == 0 ? [] : [Images(run, disputed)];
        return new Section(
            "disagreement",
            "Where models disagree",
            ["Two models disagree on an image where they name different digits.", .. members is null ? [] : OfMembers(run, members), .. OfTests(tests)],
            [.. heat, .. images])
        {
            Tables = [.. members is null ? Array.Empty<(string, DataTable)>() : [("Members that disagree, % of the held-out images", Pairs(run, members))], ("Models that agree on a test image", Counts(tests))],
        };
    }

    private static IEnumerable<string> OfMembers(RunResults run, Disagreement members)
    {
        byte[] labels = [.. run.OutOfFold.Rows.Select(row => run.Train.Labels![row])];
        bool[] right = [.. labels.Select((label, i) => run.OutOfFold.Predicted(i) == label)];
        bool[] agree = [.. labels.Select((_, i) => members.Agreeing(i) == members.Models)];
        int split = agree.Count(a => !a), wrongTogether = right.Zip(agree).Count(r => !r.First && r.Second), wrongSplit = right.Zip(agree).Count(r => !r.First && !r.Second);
        yield return $"The {members.Models} members do not agree on {Numbers.Count(split)} of {Numbers.Count(members.Images)} held-out images; "
            + $"the ensemble errs on {Numbers.Count(wrongSplit)} of these and on {Numbers.Count(wrongTogether)} of the others.";
        yield return $"At least one member is right on {Numbers.Percent((double)members.RightByOne(labels) / labels.Length, 2)} of them, which no choice between members can pass.";
    }

    private static IEnumerable<string> OfTests(Disagreement tests)
    {
        int split = Enumerable.Range(0, tests.Images).Count(i => tests.Agreeing(i) < tests.Models);
        yield return $"On {Numbers.Count(split)} of the {Numbers.Count(tests.Images)} test images ({Numbers.Percent((double)split / tests.Images, 2)}) the {tests.Models} models, each trained on other rows, do not all agree"
            + (split == 0 ? "." : ": that is where the ensemble decides, and where most of its errors on them will be.");
    }

    private static HeatMap Pairs(Disagreement tests)
    {
        double[][] cells = [.. Enumerable.Range(0, tests.Models).Select(r => (double[])[.. Enumerable.Range(0, tests.Models).Select(c => tests.Between(r, c) * 100)])];
        double[] beside = [.. cells.SelectMany((row, r) => row.Where((_, c) => c > r))];
        return new()
        {
            Id = "disagreement-pairs",
            Title = "Test images on which two folds' models disagree, %",
            Description = $"{tests.Models} folds' models, each pair between {Numbers.Fixed(beside.Min(), 2)} and {Numbers.Fixed(beside.Max(), 2)} percent.",
            Names = [.. Enumerable.Range(0, tests.Models).Select(fold => fold.ToString(CultureInfo.InvariantCulture))],
            RowTitle = "fold",
            ColumnTitle = "other fold",
            Decimals = 2,
            Cells = cells,
        };
    }

    private static DataTable Pairs(RunResults run, Disagreement members) => new(
        ["member", .. run.Members.Select(m => m.Name)],
        [
            .. run.Members.Select((member, r) => (string[])
                [member.Name, .. Enumerable.Range(0, members.Models).Select(c => c == r ? "" : Numbers.Fixed(members.Between(r, c) * 100, 2))]),
        ]);

    private static DataTable Counts(Disagreement tests) => new(
        ["models that agree", "test images"],
        [
            .. Enumerable.Range(0, tests.Images).CountBy(tests.Agreeing).OrderByDescending(c => c.Key).Select(c => (string[])
                [$"{Numbers.Count(c.Key)} of {Numbers.Count(tests.Models)}", Numbers.Count(c.Value)]),
        ]);

    private static ImageGrid Images(RunResults run, Disputed[] disputed) => new()
    {
        Id = "disputed-images",
        Title = "Test images on which the fewest models agree",
        Description = "Handwritten images without a label, with the digits that models name and how many of them do.",
        Headers = ["row of test, counted from 0", "votes"],
        Tiles =
        [
            .. disputed.Select(d =>
            {
                string[] votes = [.. d.Votes.Select(v => $"{v.Votes}\u00A0×\u00A0{v.Digit}")];
                string row = d.Row.ToString(CultureInfo.InvariantCulture);
                return new Tile(Picture.Digit(run.Test.Image(d.Row)), "a handwritten digit", [string.Join(", ", votes), $"row {row}"], [row, string.Join(", ", votes)]);
            }),
        ],
    };
}
