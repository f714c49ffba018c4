using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Metrics;
using Digits.Core.Stages;

namespace Digits.Core.Ensembling;

/// <summary>Holds what the ensemble predicts and how it did.</summary>
/// <param name="Oof">float32 [n,10], each row that a fold held out as models predict it that did not see it.</param>
/// <param name="Test">float32 [M,10].</param>
/// <param name="Confusion">The out-of-fold predictions against the labels.</param>
/// <param name="Metrics">The numbers of <see cref="EnsembleMetrics"/>.</param>
public sealed record EnsembleResult(
    ClassProbabilities Oof,
    ClassProbabilities Test,
    ConfusionMatrix Confusion,
    IReadOnlyDictionary<string, double> Metrics);

/// <summary>Combines members that share folds, and scores them out of fold.</summary>
public static class EnsembleRun
{
    /// <summary>Combines the members' held-out predictions, and their test predictions; scores the former.</summary>
    /// <param name="train">Images and labels.</param>
    /// <param name="folds">Which rows each fold holds out.</param>
    /// <param name="members">One or more.</param>
    /// <param name="parameters">The section <c>ensemble</c>.</param>
    /// <exception cref="InputException">The members' predictions do not fit the folds or each other, or the combination does not fit them.</exception>
    public static EnsembleResult Run(DigitSet train, FoldAssignment folds, IReadOnlyList<EnsembleMember> members, EnsembleParams parameters)
    {
        byte[] labels = train.RequireLabels();
        folds.RequireRows(train.Count);
        if (members.Count == 0)
        {
            throw new InputException("no member", "one that is trained, or a baseline in ensemble.baselines", "pipeline.json, members");
        }

        if (members.GroupBy(member => member.Name).FirstOrDefault(named => named.Count() > 1) is { } twice)
        {
            throw new InputException($"two members \"{twice.Key}\"", "a name of its own for each trained member and baseline", "pipeline.json, members and baselines");
        }

        ClassProbabilities[] oofs = [.. members.Select(member => member.Oof)];
        ClassProbabilities[] tests = [.. members.Select(member => member.Test)];
        var weights = parameters.Combine == CombinationCatalogue.Weighted && members.Count > 1
            ? MemberWeights.Fit(oofs, labels, folds)
            : MemberWeights.Equal(members.Count);
        var oof = CombinationCatalogue.Of(parameters.Combine, oofs, weights.OfRow);
        var test = CombinationCatalogue.Of(parameters.Combine, tests, _ => weights.OfTest);

        var confusion = ConfusionMatrix.Of(oof, labels);
        var metrics = EnsembleMetrics.Of(oof, labels, parameters.Confidence);
        EnsembleMetrics.AddMembers(metrics, members, oofs, weights.OfTest, labels);
        string interval = FormattableString.Invariant($"{metrics["oof_low"]:0.0000} to {metrics["oof_high"]:0.0000}");
        string of = members.Count == 1 ? folds.CountInWords : $"{members.Count} members of {folds.CountInWords}";
        Progress.Line(FormattableString.Invariant(
            $"out-of-fold accuracy {confusion.Accuracy:0.0000} ({interval}), {confusion.Errors} errors, n = {confusion.Total}, {of}"));
        return new EnsembleResult(oof, test, confusion, metrics);
    }
}
