using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Stages;

namespace Digits.Core.Ensembling;

/// <summary>Reads the ensemble's members from the inputs of its stage.</summary>
public static class MemberInputs
{
    private const string Metric = "train_accuracy";

    /// <summary>Reads the members that are trained, in order of their names; one without a name is <c>net</c> beside the baseline.</summary>
    /// <param name="request">The request with <c>oof</c>, <c>test</c> and <c>foldMetrics</c> of every member and fold.</param>
    /// <param name="folds">Which rows each fold holds out.</param>
    /// <exception cref="InputException">A file is missing or does not fit the folds.</exception>
    public static List<EnsembleMember> Trained(StageRequest request, FoldAssignment folds)
    {
        var tests = FoldInputs.Of(request, "test");
        var metrics = FoldInputs.Of(request, "foldMetrics");
        bool isAlone = !request.Inputs.ContainsKey("baselineOof");
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

    /// <summary>Reads the baseline as a member, <c>baseline</c>.</summary>
    /// <param name="request">The request with <c>baselineOof</c>, <c>baselineTest</c> and <c>baselineMetrics</c>.</param>
    /// <exception cref="InputException">A file is missing.</exception>
    public static EnsembleMember Baseline(StageRequest request) => new(
        "baseline",
        ProbabilityParquet.Read(request.Input("baselineOof")),
        ProbabilityParquet.Read(request.Input("baselineTest")),
        FoldMetrics.Mean(Metric, [request.Input("baselineMetrics")]));
}
