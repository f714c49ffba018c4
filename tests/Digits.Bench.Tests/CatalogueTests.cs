using System.Text.RegularExpressions;

namespace Digits.Bench.Tests;

public partial class CatalogueTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Repository.Root, "bench", "README.md"));

    [Fact]
    public void Every_benchmark_is_described_in_the_order_of_a_whole_run() =>
        Assert.Equal(BenchCatalogue.Names, Row().Matches(s_readme).Select(row => row.Groups["name"].Value));

    [Fact]
    public void Every_peer_that_takes_part_is_described_with_the_line_that_installs_it()
    {
        foreach (var peer in BenchCatalogue.All.SelectMany(benchmark => benchmark.Peers).Distinct())
        {
            Assert.Contains($"| {peer.Name} | `{peer.Install}` |", s_readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_linked_file_exists()
    {
        foreach (Match link in Link().Matches(s_readme))
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, "bench", link.Groups["path"].Value)), $"bench/README.md links {link.Groups["path"].Value}, which is not there");
        }
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\((?<path>(?!http)[^)#]+)\)")]
    private static partial Regex Link();
}
