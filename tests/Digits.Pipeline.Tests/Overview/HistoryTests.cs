using Digits.Pipeline.Overview;

namespace Digits.Pipeline.Tests.Overview;

public sealed class HistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    private string Place => Path.Combine(_folder, "history.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_added_is_read_again()
    {
        History.Add(Place, [], Entry(1));
        var read = Assert.Single(History.Read(Place));
        Assert.True(read.IsLike(Entry(1)));
        Assert.Equal(("2026-11-21 19:40 UTC", 1.5), (read.When, read.Seconds));
    }

    [Fact]
    public void The_same_state_is_kept_once_and_another_sort_of_run_in_between_changes_nothing()
    {
        List<HistoryEntry> entries = [];
        foreach (var entry in (HistoryEntry[])[Entry(1), Entry(1) with { When = "later" }, Entry(1) with { Sort = "Eda, real" }, Entry(1), Entry(2), Entry(1)])
        {
            History.Add(Place, entries, entry);
        }

        Assert.Equal(["1 Submission, real", "1 Eda, real", "2 Submission, real", "1 Submission, real"], History.Read(Place).Select(entry => $"{entry.Metrics["a.b"]} {entry.Sort}"));
    }

    [Fact]
    public void The_oldest_entries_go()
    {
        List<HistoryEntry> entries = [];
        for (int number = 0; number < History.Kept + 5; number++)
        {
            History.Add(Place, entries, Entry(number));
        }

        var read = History.Read(Place);
        Assert.Equal((History.Kept, 5), (read.Count, read[0].Metrics["a.b"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1,\"runs\":[{}]}")]
    [InlineData("{\"version\":1,\"runs\":[{\"when\":3}]}")]
    [InlineData("{\"version\":1}")]
    [InlineData("[1]")]
    [InlineData("{\"version\":2,\"runs\":[]}")]
    public void A_damaged_file_or_one_of_another_version_begins_anew(string text)
    {
        File.WriteAllText(Place, text);
        var entries = History.Read(Place);
        Assert.Empty(entries);
        History.Add(Place, entries, Entry(1));
        Assert.Single(History.Read(Place));
    }

    [Theory]
    [InlineData(0.9963, 0.9965, "0.9963", "0.9965", "+0.0002")]
    [InlineData(0.99632, 0.99635, "0.99632", "0.99635", "+0.00003")]
    [InlineData(156, 149, "156", "149", "-7")]
    [InlineData(42000, 42001, "42,000", "42,001", "+1")]
    [InlineData(0, 0.5, "0.0000", "0.5000", "+0.5000")]
    public void Two_numbers_show_as_many_decimals_as_tell_them_apart(double before, double now, string shownBefore, string shownNow, string change)
    {
        int decimals = Figure.Decimals(before, now);
        Assert.Equal((shownBefore, shownNow, change), (Figure.Fixed(before, decimals), Figure.Fixed(now, decimals), Figure.Change(before, now)));
    }

    [Theory]
    [InlineData("--remote=https://user:pass@word@host/path", "--remote=https://...@host/path")]
    [InlineData("--remote=user:password@host", "--remote=...@host")]
    [InlineData("https://user:password@host/path", "https://...@host/path")]
    [InlineData("--remote=https://host/path", "--remote=https://host/path")]
    [InlineData("--data=my digits@home", "'--data=my digits@home'")]
    public void A_command_shows_nobody_s_password(string argument, string shown) => Assert.Equal(shown, Assert.Single(CommandText.Of([argument])));

    private static HistoryEntry Entry(double metric) => new()
    {
        When = "2026-11-21 19:40 UTC", Sort = "Submission, real", Recipe = "fast", Seconds = 1.5,
        Metrics = new Dictionary<string, double> { ["a.b"] = metric }, Made = new Dictionary<string, string> { ["param a.c"] = "\"x\"" },
    };
}
