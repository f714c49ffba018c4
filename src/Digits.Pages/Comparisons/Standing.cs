using Digits.Core.Metrics;

namespace Digits.Pages.Comparisons;

/// <summary>Holds how one point did among all.</summary>
/// <param name="Point">The point, none of whose stages failed.</param>
/// <param name="Rank">1 for the highest accuracy; of equals the one that pipeline.json gives first.</param>
/// <param name="Correct">The number of rows that are right.</param>
/// <param name="Interval">The accuracy's 95 % Wilson interval.</param>
/// <param name="Ties">The ranks of other points whose intervals overlap this one's, ascending.</param>
/// <param name="Against">McNemar's test, the reference being the first model; null of the reference itself, and of points with other rows.</param>
public sealed record Standing(PointOutcome Point, int Rank, int Correct, WilsonInterval Interval, IReadOnlyList<int> Ties, McNemarTest? Against)
{
    /// <summary>Gets the number of rows.</summary>
    public int Rows => Point.IsRight!.Length;

    /// <summary>Gets the out-of-fold accuracy, 0..1.</summary>
    public double Accuracy => (double)Correct / Rows;

    /// <summary>Ranks points by their out-of-fold accuracy.</summary>
    /// <param name="points">The points in the order of pipeline.json; those that failed are left out.</param>
    /// <param name="reference">The point that each is tested against; null for the one of rank 1.</param>
    /// <returns>The standings by rank.</returns>
    public static IReadOnlyList<Standing> Of(IReadOnlyList<PointOutcome> points, PointOutcome? reference = null)
    {
        var ranked = points.Where(point => point.IsRight is not null)
            .Select(point => (Point: point, Correct: point.IsRight!.Count(right => right)))
            .OrderByDescending(point => (double)point.Correct / point.Point.IsRight!.Length)
            .Select(point => (point.Point, point.Correct, Interval: WilsonInterval.Of(point.Correct, point.Point.IsRight!.Length)))
            .ToList();
        reference ??= ranked.Select(point => point.Point).FirstOrDefault();
        return
        [
            .. ranked.Select((point, index) => new Standing(
                point.Point, index + 1, point.Correct, point.Interval,
                [.. Enumerable.Range(0, ranked.Count).Where(other => other != index && Overlap(point.Interval, ranked[other].Interval)).Select(other => other + 1)],
                Test(reference!, point.Point))),
        ];
    }

    private static bool Overlap(WilsonInterval one, WilsonInterval other) => one.Low <= other.High && other.Low <= one.High;

    private static McNemarTest? Test(PointOutcome reference, PointOutcome point) =>
        ReferenceEquals(reference, point) || reference.IsRight is null || !point.HasRowsOf(reference)
            ? null
            : McNemarTest.Of(reference.IsRight, point.IsRight);
}
