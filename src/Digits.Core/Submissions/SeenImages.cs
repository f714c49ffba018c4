using Digits.Core.Data;

namespace Digits.Core.Submissions;

/// <summary>Counts the test images that models were trained on: a score on them tells nothing about new digits.</summary>
public static class SeenImages
{
    /// <summary>The metric that holds the number.</summary>
    public const string Metric = "seen_in_train";

    /// <summary>Counts the test images that are training images too, pixel by pixel.</summary>
    /// <param name="train">The training images.</param>
    /// <param name="test">The test images.</param>
    public static int Count(DigitSet train, DigitSet test) => Duplicates.Of(train, test).Shared.Count;

    /// <summary>Gets the warning; null where there is nothing to warn of.</summary>
    /// <param name="seen">The number of test images that are training images too.</param>
    /// <param name="testRows">The number of test images.</param>
    public static string? Warning(int seen, int testRows) => seen == 0 ? null
        : $"WARNING: {seen} of {testRows} test images {(seen == 1 ? "is" : "are")} among the training images, pixel by pixel: a score on {(seen == 1 ? "it" : "them")} tells nothing about new digits";
}
