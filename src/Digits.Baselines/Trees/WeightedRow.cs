namespace Digits.Baselines.Trees;

/// <summary>Is a training row with what a forest's tree needs of it.</summary>
/// <param name="Row">The 0-based row.</param>
/// <param name="Label">0..9.</param>
/// <param name="Weight">How often the bootstrap drew it, 1..65535.</param>
internal readonly record struct WeightedRow(int Row, ushort Label, ushort Weight);
