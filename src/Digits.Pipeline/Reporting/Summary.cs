using Digits.Pipeline.Graph;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Reporting;

/// <summary>Says at the end what happened and where the results lie.</summary>
internal static class Summary
{
    /// <summary>Gets the states counted: <c>12 instances: 10 hit, 2 ran</c>.</summary>
    public static string Counts(IEnumerable<InstanceResult> results)
    {
        var counts = results.CountBy(result => result.State).OrderBy(count => count.Key).ToList();
        int total = counts.Sum(count => count.Value);
        return $"{total} instance{(total == 1 ? "" : "s")}: {string.Join(", ", counts.Select(count => $"{count.Value} {RunLog.Name(count.Key)}"))}";
    }

    /// <summary>Gets the paths of the outputs that stages declare as results, one a line.</summary>
    public static IEnumerable<string> Results(Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results) =>
        from instance in session.Graph.Instances
        where instance.Variant.Length == 0 && results[instance].IsGood
        from output in instance.Stage.Results
        select $"{instance.Name.PadRight(session.Graph.NameWidth)}  {Workspace.Shown(session.Place(instance, output))}";
}
