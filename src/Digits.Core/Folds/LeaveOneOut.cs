using Digits.Core.Errors;

namespace Digits.Core.Folds;

/// <summary>Holds every row out alone.</summary>
/// <remarks>Every fold is a stage instance that trains a model, so this is for few rows.</remarks>
internal static class LeaveOneOut
{
    public static FoldAssignment Assign(FoldRequest request)
    {
        int rows = request.Labels.Length;
        if (rows > FoldAssignment.MostFolds)
        {
            throw new InputException(
                $"leave-one-out of {rows} training rows: {rows} models to train",
                $"at most {FoldAssignment.MostFolds} rows; only a model that is not trained, such as nearest neighbours, affords more",
                "pipeline.json, folds.kind");
        }

        return request.Parameters.Count == rows
            ? new FoldAssignment([.. Enumerable.Range(0, rows).Select(row => (byte)row)], rows)
            : throw new InputException(
                $"folds.count {request.Parameters.Count}", $"{rows}: leave-one-out has a fold for every training row", "pipeline.json, folds.count");
    }
}
