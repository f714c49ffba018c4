using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Digits.Pipeline.Tests;

/// <summary>The table in docs/architecture.md says which test shows which of the engine's rules.</summary>
public sealed partial class NineRulesTests
{
    [Fact]
    public void Each_of_the_nine_rules_names_tests_that_exist()
    {
        string[] rules = [.. File.ReadLines(Architecture()).Where(line => Rule().IsMatch(line))];
        Assert.Equal(Enumerable.Range(1, 9).Select(number => $"| {number}."), rules.Select(rule => rule[..4]));
        foreach (string rule in rules)
        {
            var tests = TestName().Matches(rule);
            Assert.NotEmpty(tests);
            Assert.All(tests, test => Assert.True(
                typeof(NineRulesTests).Assembly.GetType($"Digits.Pipeline.Tests.{test.Groups["type"].Value}")?.GetMethod(test.Groups["method"].Value)
                    ?.IsDefined(typeof(FactAttribute), inherit: false),
                test.Value));
        }
    }

    private static string Architecture([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "docs", "architecture.md");

    [GeneratedRegex(@"^\| \d+\. ")]
    private static partial Regex Rule();

    [GeneratedRegex(@"`(?<type>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();
}
