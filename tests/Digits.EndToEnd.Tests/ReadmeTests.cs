using System.Text.RegularExpressions;

namespace Digits.EndToEnd.Tests;

[Collection(nameof(Sandbox))]
public partial class ReadmeTests(Sandbox sandbox)
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    /// <summary>Gets the two commands of the first screen, as written.</summary>
    private static string[] Commands { get; } = Fence().Match(s_readme).Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [RealDataFact]
    public void The_first_command_makes_what_is_said_of_it()
    {
        var workspace = sandbox.NewFolder();
        Assert.StartsWith("./build.sh ", Commands[0], StringComparison.Ordinal);
        var arguments = Commands[0].Replace("path/to/digit-recognizer.zip", RealDataFactAttribute.ArchivePath, StringComparison.Ordinal).Split(' ')[1..];
        var run = sandbox.Run(workspace, [.. arguments, "--set=ingest.maxRows=500"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (Match made in MadeFile().Matches(s_readme))
        {
            Assert.True(File.Exists(Path.Combine(workspace, made.Value)), $"README names {made.Value}, which the command does not make");
        }
    }

    [Fact]
    public void The_second_command_is_the_one_that_runs_these_tests()
    {
        Assert.Equal(2, Commands.Length);
        Assert.EndsWith("exec " + Commands[1] + "\n", File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_target_is_described_and_every_described_target_exists()
    {
        var run = sandbox.Run(sandbox.FirstWorkspace, "--description");
        var described = run.Lines.Select(line => TargetLine().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value);
        var rows = Section("## Targets").TakeWhile(line => !line.Contains("option", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var named = rows.SelectMany(row => Code().Matches(row.Split('|')[1])).Select(match => match.Groups["text"].Value);
        Assert.Equal(described.Except(["Task", "Default"]).Order(), named.Order());
    }

    [Fact]
    public void Every_option_named_is_one_that_the_build_knows()
    {
        var options = Section("## Targets").SkipWhile(line => !line.StartsWith("| option", StringComparison.Ordinal))
            .Select(line => OptionName().Match(line)).Where(match => match.Success).Select(match => match.Value).ToArray();
        Assert.Contains("--workspace", options);
        foreach (var option in options)
        {
            // The mistyped second option is the one complained of: the first has passed.
            var run = sandbox.Run(sandbox.FirstWorkspace, "--target=Status", option, "--no-such-thing");
            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith("Found:    option --no-such-thing", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_linked_file_and_section_exists()
    {
        string[] sections = [.. Heading().Matches(s_readme).Select(heading => "#" + NotInAnchor().Replace(heading.Groups["title"].Value.ToLowerInvariant(), "").Replace(' ', '-'))];
        foreach (Match link in Link().Matches(s_readme))
        {
            string path = link.Groups["path"].Value;
            Assert.True(path.StartsWith('#') ? sections.Contains(path) : File.Exists(Path.Combine(Repository.Root, path)), $"README links {path}, which is not there");
        }
    }

    private static IEnumerable<string> Section(string title) =>
        s_readme.Split('\n').SkipWhile(line => line != title).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    [GeneratedRegex("```sh\\n(?<commands>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"artifacts/\w+/\w+\.(csv|html)")]
    private static partial Regex MadeFile();

    [GeneratedRegex(@"^\s{2}(?<name>[A-Z]\w+)\s{2,}\S")]
    private static partial Regex TargetLine();

    [GeneratedRegex("`(?<text>[A-Z][^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<=^\| `)--[a-z-]+")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"\]\((?<path>(?!http)[^)]+)\)")]
    private static partial Regex Link();
}
