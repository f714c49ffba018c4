namespace Digits.Core.Sample;

/// <summary>Holds the params of <c>sample</c>.</summary>
public sealed record SampleOptions
{
    /// <summary>Gets the number of rows of train.csv.</summary>
    public required int TrainRows { get; init; }

    /// <summary>Gets the number of rows of test.csv.</summary>
    public required int TestRows { get; init; }
}
