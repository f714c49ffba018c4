namespace Digits.Core.Folds;

/// <summary>Deals shuffled rows out to folds whatever their class: k folds.</summary>
internal static class PlainFolds
{
    public static FoldAssignment Assign(FoldRequest request)
    {
        request.RequireFolds();
        int[] rows = request.Shuffled("folds/rows");
        byte[] foldOfRow = new byte[rows.Length];
        for (int dealt = 0; dealt < rows.Length; dealt++)
        {
            foldOfRow[rows[dealt]] = (byte)(dealt % request.Parameters.Count);
        }

        return new FoldAssignment(foldOfRow, request.Parameters.Count);
    }
}
