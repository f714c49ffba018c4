using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;

namespace Digits.Core.Ensembling;

/// <summary>Holds how much each member counts.</summary>
/// <param name="OfRow">Gives by its place among the out-of-fold rows float64 [members], which no label of that row's fold has shaped.</param>
/// <param name="OfTest">float64 [members], for test rows.</param>
internal sealed record MemberWeights(Func<int, IReadOnlyList<double>> OfRow, IReadOnlyList<double> OfTest)
{
    /// <summary>Gives every member the same weight.</summary>
    public static MemberWeights Equal(int members)
    {
        double[] weights = [.. Enumerable.Repeat(1.0 / members, members)];
        return new MemberWeights(_ => weights, weights);
    }

    /// <summary>Fits weights by cross-fitting: those for the rows of a fold on the other folds' rows, those for test rows on all.</summary>
    /// <param name="oofs">For each member float32 [n,10], all for the same rows.</param>
    /// <param name="labels">uint8 [rows of the set], 0..9.</param>
    /// <param name="folds">The first fold that holds a row out says which rows belong together.</param>
    /// <exception cref="InputException">All rows are of one fold.</exception>
    public static MemberWeights Fit(IReadOnlyList<ClassProbabilities> oofs, byte[] labels, FoldAssignment folds)
    {
        int[] rows = oofs[0].Rows;
        int[] foldOf = Array.ConvertAll(rows, row => folds.FirstFoldOf(row)!.Value);
        int[] all = [.. foldOf.Distinct().Order()];
        if (all.Length < 2)
        {
            throw new InputException(
                $"held-out rows of {all.Length} fold", "two folds or more, since a fold's weights are fitted on the others; or another ensemble.combine", "ensemble.combine");
        }

        float[][] ofLabel = [.. oofs.Select(member => rows.Select((row, i) => member.Row(i)[labels[row]]).ToArray())];
        var ofFold = all.ToDictionary(fold => fold, fold => MixtureWeights.Fit([.. ofLabel.Select(member => member.Where((_, i) => foldOf[i] != fold).ToArray())]));
        return new MemberWeights(i => ofFold[foldOf[i]], MixtureWeights.Fit(ofLabel));
    }
}
