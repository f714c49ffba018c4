using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit.Tests;

public sealed class ScrubberTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Lines_are_removed() => Check("a\nbb\nc", "a\nc", task => task.ScrubLines(line => line.Length == 2));

    [Fact]
    public Task Lines_that_contain_a_text_in_whatever_case_are_removed() =>
        Check("a\nTIME 3\nc time\nd", "a\nd", task => task.ScrubLinesContaining("time"));

    [Fact]
    public Task Lines_that_contain_a_text_in_its_case_are_removed() =>
        Check("TIME 3\nc time", "TIME 3", task => task.ScrubLinesContaining(StringComparison.Ordinal, "time"));

    [Fact]
    public Task Lines_are_replaced_or_removed() =>
        Check("took 3 s\ndrop\nend\n", "took T\nend\n", task => task.ScrubLinesWithReplace(line => line == "drop" ? null : line.Replace("3 s", "T", StringComparison.Ordinal)));

    [Fact]
    public Task Empty_lines_are_removed() => Check("a\n\n \nb", "a\nb", task => task.ScrubEmptyLines());

    [Fact]
    public Task The_scrubber_added_last_runs_first_unless_it_says_otherwise() => Check(
        "a",
        "a213",
        task => task.AddScrubber(text => text.Append('1')).AddScrubber(text => text.Append('2')).AddScrubber(text => text.Append('3'), ScrubberLocation.Last));

    [Fact]
    public Task A_scrubber_of_another_extension_leaves_a_text_alone() =>
        Check("a", "ab", task => task.AddScrubber("csv", text => text.Append('!')).AddScrubber("txt", text => text.Append('b')));

    [Fact]
    public Task Carriage_returns_that_a_scrubber_brings_become_line_feeds() => Check("a", "a\nb", task => task.AddScrubber(text => text.Append("\r\nb")));

    [Fact]
    public Task Folders_of_this_machine_are_named_by_their_meaning()
    {
        string project = Path.GetDirectoryName(ThisFile())!;
        string solution = Path.GetFullPath(Path.Combine(project, "..", ".."));
        string text = $"{project}/a.cs {solution}/x ({solution}) {solution}2 {Path.GetTempPath()}b {AppContext.BaseDirectory}c";

        return Check(text, $"{{ProjectDirectory}}a.cs {{SolutionDirectory}}x ({{SolutionDirectory}}) {Scrubbed(solution)}2 {{TempPath}}b {{CurrentDirectory}}c", task => task);
    }

    // A clone in the folder for temporary files is itself named after it.
    private static string Scrubbed(string folder) =>
        folder.StartsWith(Path.GetTempPath(), StringComparison.Ordinal) ? $"{{TempPath}}{folder[Path.GetTempPath().Length..]}" : folder;

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private async Task Check(string text, string expected, Func<SettingsTask, SettingsTask> scrub)
    {
        _folder.Write("a.verified.txt", expected);

        await scrub(Verifier.Verify(text).UseDirectory(_folder.Root).UseFileName("a"));
    }
}
