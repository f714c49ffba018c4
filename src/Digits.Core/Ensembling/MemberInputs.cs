using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Stages;

namespace Digits.Core.Ensembling;

/// <summary>Reads the ensemble's members from the inputs of its stage.</summary>
public static class MemberInputs
{
    private const string Metric = "train_accuracy";
    private const string Oof = "baselineOof";

    /// <summary>Reads the members that are trained, in order of their names; one without a name is <c>net</c> beside baselines.</summary>
    /// <param name="request">The request with <c>oof</c>, <c>test</c> and <c>foldMetrics</c> of every member and fold.</param>
    /// <param name="folds">Which rows each fold holds out.</param>
    /// <exception cref="InputException">A file is missing or does not fit the folds.</exception>
    public static List<EnsembleMember> Trained(StageRequest request, FoldAssignment folds)
    {
        var tests = FoldInputs.Of(request, "test");
        var metrics = FoldInputs.Of(request, "foldMetrics");
        bool isAlone = NamedInputs.Of(request, Oof).Count == 0;
        return
        [
            .. FoldInputs.Of(request, "oof").Select(member => EnsembleMember.OfFolds(
                member.Key.Length > 0 || isAlone ? member.Key : "net",
                folds,
                [.. member.Value.Select(ProbabilityParquet.Read)],
                [.. tests[member.Key].Select(ProbabilityParquet.Read)],
                FoldMetrics.Mean(Metric, metrics[member.Key]))),
        ];
    }

    /// <summary>Reads the baselines that are members, in order of their names.</summary>
    /// <param name="request">The request with <c>baselineOof[knn]</c>, <c>baselineTest[knn]</c> and <c>baselineMetrics[knn]</c> of each.</param>
    /// <exception cref="InputException">A file is missing.</exception>
    public static IEnumerable<EnsembleMember> Baselines(StageRequest request)
    {
        var tests = NamedInputs.Of(request, "baselineTest");
        var metrics = NamedInputs.Of(request, "baselineMetrics");
        return NamedInputs.Of(request, Oof).Select(baseline => new EnsembleMember(
            baseline.Key, ProbabilityParquet.Read(baseline.Value), ProbabilityParquet.Read(tests[baseline.Key]), FoldMetrics.Find(Metric, metrics[baseline.Key])));
    }
}
