using Digits.Pages.Comparisons;
using Digits.Pages.Reports;

namespace Digits.Pages.Tests.Comparisons;

/// <summary>Makes the outcomes of a small leaderboard: two nets that tie, a baseline far below, one on other rows, one that failed and one that is missing.</summary>
internal static class SmallBoard
{
    private const int Rows = 1000;

    public static ComparisonResults Create(DataKind kind = DataKind.Real, bool isScored = true) => new("leaderboard", "leaderboard", kind,
    [
        Row("logistic regression", Wrong(0, 80), new PointFacts
        {
            Reported = "0.91892", FoldAccuracies = [0.915, 0.925], Seconds = 9.8, Key = new string('b', 64), HeldOut = isScored ? new HeldOutScore(270, 300) : null,
        }),
        Row("fast", Wrong(100, 104), new PointFacts
        {
            FoldAccuracies = [0.998, 0.994], Seconds = 1234.567, ImagesSeen = 268_000, Parameters = 325_076, Bytes = 1_312_345, Device = "cuda", Key = new string('a', 64),
            HeldOut = isScored ? new HeldOutScore(299, 300) : null,
        }),
        Row("a net, \"chosen\"", Wrong(98, 108), new PointFacts { FoldAccuracies = [0.99], ImagesSeen = 4, Device = "cpu", Key = new string('c', 64) }) with { IsEpochChosen = true },
        Row("on a fifth", new bool[200].Select((_, row) => row > 0), new PointFacts { Reported = "0.964", Seconds = 0.04, Key = new string('d', 64) }) with { Rows = [.. Enumerable.Range(800, 200)] },
        new PointOutcome("broken", "broken", [], null, null, false),
        new PointOutcome("fsat", "fsat", [], null, null, false) { IsMissing = true },
    ]);

    private static IEnumerable<bool> Wrong(int from, int to) => Enumerable.Range(0, Rows).Select(row => row < from || row >= to);

    private static PointOutcome Row(string name, IEnumerable<bool> right, PointFacts facts)
    {
        bool[] isRight = [.. right];
        return new PointOutcome(name, "fast", [], [.. isRight.Select((_, row) => (byte)(row % 10))], isRight, false) { Rows = [.. Enumerable.Range(0, isRight.Length)], Facts = facts };
    }
}
