using Digits.Pages.Comparisons;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Comparisons;
using Digits.Pages.Tests.Eda;
using Digits.Pages.Tests.Reports;

namespace Digits.Pages.Tests.Browser;

public class BrowserTests
{
    [ChromiumFact]
    public void The_page_of_the_data_reads_well_on_a_phone_and_a_desk_by_day_and_by_night() =>
        ChromiumAssert.ReadsWell(EdaPageTests.Sample.ToHtml(), 100);

    [ChromiumFact]
    public void The_report_reads_well_on_a_phone_and_a_desk_by_day_and_by_night() =>
        ChromiumAssert.ReadsWell(ReportPageTests.Build(SmallRun.Create(DataKind.Sample)).ToHtml(), 100);

    // A4 at 96 dots an inch, less margins of a centimetre.
    [ChromiumFact]
    public void The_report_is_printed_whole_whether_its_tables_are_open_or_not()
    {
        var (looks, console) = Chromium.Print(ReportPageTests.Build(SmallRun.Create(DataKind.Sample)).ToHtml(), 718);

        Assert.Empty(console);
        Assert.All(looks, look =>
        {
            Assert.Equal((718, 0), (look.Width, look.Wider));
            Assert.Empty(look.Cut);
            Assert.Empty(look.Faint);
        });
    }

    [ChromiumFact]
    public void The_leaderboard_reads_well_on_a_phone_and_a_desk_by_day_and_by_night() =>
        ChromiumAssert.ReadsWell(LeaderboardPage.Build(SmallBoard.Create(DataKind.Sample)).ToHtml(), 100);

    [ChromiumFact]
    public void What_is_wrong_with_a_page_is_seen()
    {
        var (looks, console) = Chromium.Open(
            """
            <!DOCTYPE html><html><body style="background: #fff"><p style="color: #aaa">faint</p><div style="width: 500px">wide</div>
            <img src="http://example.invalid/missing.png"><svg viewBox="0 0 50 20"><text x="40" y="10">too long</text></svg><script>console.error("oh");</script></body></html>
            """,
            390);

        Assert.All(looks, look =>
        {
            Assert.Equal((390, 508 - 390, 3), (look.Width, look.Wider, look.Texts));
            Assert.StartsWith("2.32 faint", Assert.Single(look.Faint), StringComparison.Ordinal);
            Assert.EndsWith("/missing.png", Assert.Single(look.Requests), StringComparison.Ordinal);
            Assert.Equal(2, look.Nameless.Length);
            Assert.Equal(["too long"], look.Cut);
        });
        Assert.Contains(console, line => line.Contains("oh", StringComparison.Ordinal));
    }
}
