using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Comparisons;

/// <summary>Shows a leaderboard as a page.</summary>
public static class LeaderboardPage
{
    // What is far below would press all that matters into one dot's width.
    private const double CloseFrom = 0.99;
    private const int LongestLabel = 24;

    /// <summary>Builds the page.</summary>
    public static HtmlPage Build(ComparisonResults results)
    {
        var standings = Standing.Of(results.Points);
        var close = standings.Where(standing => standing.Accuracy >= CloseFrom).ToList();
        bool isSplit = close.Count > 0 && close.Count < standings.Count;
        var bands = new DataTable(["band", "accuracy"], [.. Band.All.Select(band => (string[])[band.Name, band.Range])]);
        return new HtmlPage("Leaderboard", "Recipes and baselines, ranked by the rows that their models did not see.", results.Data,
        [
            new Section("ranking", "Ranking", [.. LeaderboardTable.Reading, .. ComparisonText.Notes(results)], [])
            {
                Tables =
                [
                    ("Recipes and baselines by out-of-fold accuracy", LeaderboardTable.Scores(standings)), ("What they cost", LeaderboardTable.Costs(standings)),
                    ("Bands that practitioners know", bands),
                ],
            },
            new Section("intervals", "Intervals", ["Where two intervals overlap the rows do not tell which model is better; the pairs below may, for they look at the same images."],
            [
                Chart("accuracy", "Accuracy, with 95 % intervals", standings),
                .. isSplit ? (Figure[])[Chart("accuracy-close", "The best of them, closer", close)] : [],
            ]),
            new Section("pairs", "Pairs", [LeaderboardTable.OfPairs], []) { Tables = [("p of each pair of ranks", LeaderboardTable.Pairs(standings))] },
        ]);
    }

    private static DotChart Chart(string id, string title, IReadOnlyList<Standing> standings) => new()
    {
        Id = id,
        Title = title,
        Description = $"{standings[0].Point.Name} leads with {Numbers.Percent(standings[0].Accuracy, 2)}, {standings[^1].Point.Name} is last with {Numbers.Percent(standings[^1].Accuracy, 2)}.",
        LabelTitle = "model",
        ValueTitle = "out-of-fold accuracy, %",
        Dots = [.. standings.Select(standing => new Dot(Short(standing.Point.Name), 100 * standing.Accuracy, 100 * standing.Interval.Low, 100 * standing.Interval.High))],
    };

    private static string Short(string name) => name.Length <= LongestLabel ? name : name[..(LongestLabel - 1)] + "…";
}
