using System.Globalization;
using System.Text;

namespace Digits.Bench.Reporting;

/// <summary>Writes what a machine's reports compare, in one table: README.md of its folder.</summary>
internal static class Summary
{
    /// <summary>Gets the table over all reports, in the order of the catalogue.</summary>
    public static string Of(IEnumerable<BenchReport> reports)
    {
        var text = new StringBuilder("""
            # Beside others

            Every figure here is in one of the reports beside this file, with its spread, versions and machine. Medians; *Digits is better by* is the median of the rounds' own ratios, and
            the least to the most of them: times of the peer over ours, or our speed over the peer's.

            | benchmark | what | unit | Digits | peer | the peer's | Digits is better by |
            |---|---|---|---|---|---|---|

            """);
        foreach (var report in reports.OrderBy(report => BenchCatalogue.Names.ToList().IndexOf(report.Name)))
        {
            foreach (var row in report.Rows.Where(row => row.Ratio is not null))
            {
                var ours = report.Rows.First(our => our.Side == "ours" && our.Name == row.Name && our.Unit == row.Unit);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| [{report.Name}]({report.Name}.md) | {row.Name} | {row.Unit} | {Figures.Text(ours.Median)} | {row.By} | {Figures.Text(row.Median)} | {Figures.Text(row.Ratio!)} |\n");
            }
        }

        return text.ToString();
    }
}
