using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Tests;

/// <summary>What a message proposes for a name that does not exist.</summary>
public sealed class NearestTests
{
    private static readonly string[] Targets = ["Baseline", "Clean", "Eda", "Gc", "Graph", "Ingest", "Report", "Score", "Status", "Test", "Train"];

    [Theory]
    [InlineData("Trian", "Train")]
    [InlineData("trian", "Train")]
    [InlineData("rTain", "Train")]
    [InlineData("Trai", "Train")]
    [InlineData("Traiin", "Train")]
    [InlineData("Tgain", "Train")]
    [InlineData("Grpah", "Graph")]
    [InlineData("Ead", "Eda")]
    [InlineData("Sattsu", "Status")]
    public void One_slip_of_the_fingers_is_close_also_where_it_swaps_two_letters(string name, string meant) =>
        Assert.Equal(meant, Nearest.Close(name, Targets));

    [Theory]
    [InlineData("Tran1ng")]
    [InlineData("Tniar")]
    [InlineData("Publish")]
    public void A_name_that_nobody_can_have_meant_has_none_close(string name) => Assert.Null(Nearest.Close(name, Targets));

    [Fact]
    public void A_swap_counts_less_than_two_other_letters() => Assert.Equal("abdc", Nearest.Of("abcd", ["abxy", "abdc"]));

    [Theory]
    [InlineData("train.epohcs", "train.epochs")]
    [InlineData("epohcs", "train.epochs")]
    [InlineData("trian.epochs", "train.epochs")]
    [InlineData("seed", "seed")]
    public void A_params_path_is_found_by_its_last_part_too(string path, string meant) =>
        Assert.Equal(meant, Nearest.OfPath(path, ["seed", "train.width", "train.epochs", "join.epos"]));
}
