using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Digits.Commands.Tests;

public partial class DocumentedCommandTests
{
    [Theory]
    [InlineData("docs/bundle.md", 5)]
    [InlineData("README.md", 2)]
    public void Every_command_in_a_text_is_one_that_the_runner_takes(string file, int count)
    {
        var text = File.ReadAllText(Path.Combine(Root(), file)).Replace("\\\n", " ", StringComparison.Ordinal);
        string[][] commands =
        [
            .. Fence().Matches(text).SelectMany(fence => Runner().Matches(fence.Value)).Select(match => (string[])
                [.. match.Groups["script"].Value == "run.sh" ? ["run", "--data"] : (string[])[], .. Word().Matches(match.Groups["rest"].Value).Select(word => word.Value)]),
        ];
        Assert.Equal(count, commands.Length);
        Assert.All(commands, words => Assert.NotNull(new RunnerArguments(words).Command));
        Assert.Throws<MistakeException>(() => new RunnerArguments([.. commands[0], "--devcie=cuda"]));
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));

    [GeneratedRegex("^```sh\n.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\./(?<script>run\.sh|digits) (?<rest>.*)$", RegexOptions.Multiline)]
    private static partial Regex Runner();

    [GeneratedRegex(@"(?:""[^""]*""|\S)+")]
    private static partial Regex Word();
}
