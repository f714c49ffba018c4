namespace Digits.Core.Sample;

/// <summary>Holds the params of the section <c>sample</c>.</summary>
/// <param name="TrainRows">The rows of train.csv, 100..100,000.</param>
/// <param name="TestRows">The rows of test.csv, 1..100,000.</param>
public sealed record SampleParams(int TrainRows, int TestRows);
