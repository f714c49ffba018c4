using Digits.Core.Data;
using Digits.Pages.Charts;
using Digits.Pages.Reports;

namespace Digits.Pages.Eda;

/// <summary>Shows which digits lie among which others.</summary>
internal static class NeighbourSection
{
    private const int PairsShown = 12;
    private const int PairsNamed = 6;

    // What people mix up in handwriting, and which strokes digits are made of.
    private static readonly (int, int)[] s_expected = [(4, 9), (3, 5), (3, 8), (5, 8), (7, 9), (1, 7)];
    private static readonly int[] s_curved = [3, 5, 8];
    private static readonly int[] s_straight = [4, 7, 9];

    public static Section Build(Embedding embedding, ClassMap map)
    {
        var pairs = map.Pairs;
        int[] present = map.Present;
        int sure = present.MaxBy(c => map.Links[c][c]), unsure = present.MinBy(c => map.Links[c][c]);
        int k = embedding.Neighbours.Neighbours;
        string[] sentences =
        [
            $"Of an image's {k} nearest neighbours by pixels {Numbers.Percent(map.Agreement)} have its label; by majority they name the right digit for {Numbers.Percent(map.Voted)} of the images.",
            $"They agree most on {sure} ({Numbers.Percent(map.Links[sure][sure])}) and least on {unsure} ({Numbers.Percent(map.Links[unsure][unsure])}).",
            .. Touching(pairs),
            .. Groups(map),
        ];
        var heat = new HeatMap
        {
            Id = "neighbour-labels",
            Title = "Labels of the nearest neighbours, %",
            Description = "Ten rows of percentages with most on the diagonal: whose neighbours have which label.",
            Names = [.. present.Select(c => $"{c}")],
            Cells = [.. present.Select(r => (double[])[.. present.Select(c => map.Links[r][c] * 100)])],
            RowTitle = "digit",
            ColumnTitle = "label of its neighbours",
            DiagonalApart = true,
            Decimals = 1,
        };
        return new Section("neighbours", "Which digits are neighbours", sentences, [heat])
        {
            Tables =
            [
                ("Nearest pairs of digits", new DataTable(
                    ["pair", "neighbours shared, %", "distance in the map", "touch"],
                    [
                        .. pairs.Take(PairsShown).Select(p => (string[])
                            [p.ToString(), Numbers.Fixed(p.Links * 100, 1), Numbers.Fixed(p.Distance, 1), p.Touch ? "yes" : "no"]),
                    ])),
            ],
        };
    }

    private static IEnumerable<string> Touching(ClassPair[] pairs)
    {
        string[] touching = [.. pairs.Where(p => p.Touch).Select(p => p.ToString())];
        if (touching.Length == 0)
        {
            yield return "No two digits touch: no pair shares a fiftieth of its neighbours.";
            yield break;
        }

        var expected = pairs.Where(p => s_expected.Contains((p.First, p.Second))).ToArray();
        string[] missing = [.. expected.Where(p => !p.Touch).Select(p => p.ToString())];
        yield return $"{(touching.Length == 1 ? "One pair touches" : $"{touching.Length} pairs touch")}, {(touching.Length > PairsNamed ? "most of all " : "")}{string.Join(", ", touching.Take(PairsNamed))}: "
            + "that is where a model will err, and where more capacity and stronger augmentation pay.";
        yield return missing.Length == 0
            ? $"Among them are all pairs that people mix up ({string.Join(", ", expected.Select(p => p.ToString()))})."
            : missing.Length == expected.Length
                ? "None of them is a pair that people usually mix up."
                : $"Of the pairs that people mix up, {string.Join(", ", missing)} {(missing.Length == 1 ? "does" : "do")} not touch here.";
    }

    private static IEnumerable<string> Groups(ClassMap map)
    {
        if (map.Present.Length < 3)
        {
            yield break;
        }

        var groups = SuperGroups.Of(map.Present, map.Distance);
        string ratio = Numbers.Fixed(groups.Ratio, 1);
        yield return groups.Apart
            ? $"The map falls into two super-groups, {string.Join(' ', groups.First)} and {string.Join(' ', groups.Second)}, {ratio} times as far from each other as digits within them"
                + (groups.Part(s_curved, s_straight) ? ": the curved digits 3 5 8 on one side, the straight ones 4 7 9 on the other." : ".")
            : $"No two super-groups stand apart: the best split, {string.Join(' ', groups.First)} and {string.Join(' ', groups.Second)}, is only {ratio} times as far as digits within it.";
    }
}
