using Digits.Core.Folds;

namespace Digits.Core.Tests.Folds;

internal static class FoldKinds
{
    /// <summary>Makes the section of a kind.</summary>
    public static FoldParams Of(string kind, int count, int repeats = 1, double share = 0.2) => new() { Kind = kind, Count = count, Repeats = repeats, Share = share };

    /// <summary>Makes a section that fits a kind and a number of rows.</summary>
    public static FoldParams Fitting(string kind, int rows) => kind switch
    {
        "leave-one-out" => Of(kind, rows),
        "repeated-stratified" => Of(kind, 5, repeats: 3),
        _ => Of(kind, 5),
    };
}
