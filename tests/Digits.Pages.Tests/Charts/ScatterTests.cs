using System.Globalization;
using Digits.Pages.Charts;

namespace Digits.Pages.Tests.Charts;

public class ScatterTests
{
    [Fact]
    public void Names_of_groups_at_one_place_do_not_cover_each_other()
    {
        var marks = Chart(3, 2).ToSvg().Elements("text").Where(t => t.Attribute("class")!.Value == "middle mark")
            .Select(t => (X: Number(t.Attribute("x")!.Value), Y: Number(t.Attribute("y")!.Value))).ToArray();

        Assert.Equal(3, marks.Length);
        var pairs = marks.SelectMany((a, i) => marks[(i + 1)..].Select(b => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)))));
        Assert.All(pairs, d => Assert.InRange(d, 15, 60));
    }

    [Fact]
    public void A_group_s_middle_is_its_median_which_a_stray_does_not_move()
    {
        var cluster = new Cluster("a", Hue.Blue, [(0, 0), (2, 1), (100, 500)]);
        Assert.Equal((2, 1), cluster.Middle);
        Assert.Equal((Math.Sqrt(5) + Math.Sqrt((98 * 98) + (499 * 499))) / 3, cluster.Spread, 9);
    }

    [Fact]
    public void Many_points_are_summed_up_in_the_table()
    {
        Assert.Equal(6, Chart(3, 2).Table().Rows.Count);
        Assert.Equal(["0", "400", "0.5", "1.0", "0.5"], Chart(3, 400).Table().Rows[0]);
    }

    private static Scatter Chart(int clusters, int points) => new()
    {
        Id = "s",
        Title = "Groups",
        Description = "All at one place.",
        Clusters = [.. Enumerable.Range(0, clusters).Select(c => new Cluster($"{c}", Hue.Blue, [.. Enumerable.Range(0, points).Select(i => (i % 2 * 1.0, 1.0))]))],
        ClusterTitle = "group",
        XTitle = "x",
        YTitle = "y",
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
