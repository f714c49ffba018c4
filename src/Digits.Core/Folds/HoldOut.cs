using Digits.Core.Errors;

namespace Digits.Core.Folds;

/// <summary>Shuffles the rows and holds a share of them out, once or in several independent splits.</summary>
internal static class HoldOut
{
    public static FoldAssignment Assign(FoldRequest request)
    {
        int rows = request.Labels.Length;
        int heldOut = (int)Math.Round(request.Parameters.Share * rows, MidpointRounding.AwayFromZero);
        if (heldOut < 1 || heldOut >= rows)
        {
            throw new InputException(
                FormattableString.Invariant($"folds.share {request.Parameters.Share} of {rows} training rows: {heldOut} held out"),
                "at least one row to hold out and one to train on",
                "pipeline.json, folds.share");
        }

        return new FoldAssignment([.. Enumerable.Range(0, request.Parameters.Count).Select(Split)], request.Parameters.Count);

        byte[] Split(int fold)
        {
            byte[] foldOfRow = new byte[rows];
            Array.Fill(foldOfRow, FoldAssignment.Never);
            foreach (int row in request.Shuffled($"folds/hold-out={fold}").AsSpan(0, heldOut))
            {
                foldOfRow[row] = (byte)fold;
            }

            return foldOfRow;
        }
    }
}
