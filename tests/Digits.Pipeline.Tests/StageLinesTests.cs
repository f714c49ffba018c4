using System.Globalization;
using Digits.Pipeline.Execution;

namespace Digits.Pipeline.Tests;

/// <summary>However much a stage prints, the run goes on, and people see what they can read.</summary>
public sealed class StageLinesTests : IDisposable
{
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("one", new[] { "one" })]
    [InlineData("one\n\ntwo\r\nthree\n", new[] { "one", "", "two", "three" })]
    public async Task Lines_end_with_a_line_feed_at_will_after_a_carriage_return_or_with_the_text(string text, string[] lines) =>
        Assert.Equal(lines, await Read(text));

    [Fact]
    public async Task The_end_of_a_line_that_is_too_long_is_left_out_and_counted()
    {
        string longest = new('a', StageLines.Longest);
        Assert.Equal([longest, longest + " ... (90000 more characters)", "next"], await Read($"{longest}\n{longest}{new string('b', 90_000)}\nnext"));
    }

    [Fact]
    public void Of_many_lines_of_standard_error_the_last_stay_and_the_others_are_counted()
    {
        var lines = new ErrorLines();
        for (int line = 1; line <= 1234; line++)
        {
            lines.Add(line.ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal(1001, lines.All().Count);
        Assert.Equal("(234 earlier lines of standard error are left out)", lines.All()[0]);
        Assert.Equal(["235", "1234"], [lines.All()[1], lines.All()[^1]]);
    }

    [Fact]
    public void A_stage_that_prints_100_MB_without_a_line_end_ends_well()
    {
        _pipeline.Options = _pipeline.Options with { Set = ["ingest.act=flood"] };
        Assert.Equal("ingest: ran: no earlier run", _pipeline.Changes("ingest"));
        Assert.Contains($"ingest  | {new string('x', StageLines.Longest)} ... (99990000 more characters)\n", _pipeline.Output, StringComparison.Ordinal);
        Assert.Contains("ingest  | (99000 earlier lines of standard error are left out)\n", _pipeline.Output, StringComparison.Ordinal);
        Assert.True(_pipeline.Output.Length < 100_000);
    }

    private static async Task<List<string>> Read(string text)
    {
        List<string> lines = [];
        using var reader = new StringReader(text);
        await StageLines.Read(reader, lines.Add);
        return lines;
    }
}
