using System.Text;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Comparisons;

/// <summary>Renders a leaderboard for people, as Markdown that aligns in plain text too.</summary>
public static class LeaderboardText
{
    /// <summary>The kind of comparison that is a leaderboard.</summary>
    public const string Kind = "leaderboard";

    /// <summary>Renders the results.</summary>
    /// <returns>Markdown, LF at each line's end.</returns>
    public static string Of(ComparisonResults results)
    {
        var standings = Standing.Of(results.Points);
        var text = new StringBuilder("# Leaderboard\n\n");
        if (results.Data != DataKind.Real)
        {
            text.Append(ComparisonText.NoResult);
        }

        text.Append(Table(LeaderboardTable.Scores(standings))).Append('\n');
        foreach (string sentence in LeaderboardTable.Reading.Append(Band.Sentence).Concat(ComparisonText.Notes(results)))
        {
            text.Append(sentence).Append('\n');
        }

        text.Append('\n').Append(Table(LeaderboardTable.Costs(standings)));
        text.Append('\n').Append(Table(LeaderboardTable.Pairs(standings))).Append('\n');
        return text.Append(LeaderboardTable.OfPairs).Append('\n').ToString();
    }

    private static TextTable Table(DataTable table)
    {
        var text = new TextTable([.. table.Headers]);
        foreach (var row in table.Rows)
        {
            text.Add([.. row]);
        }

        return text;
    }
}
