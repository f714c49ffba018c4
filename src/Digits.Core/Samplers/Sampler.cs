using Digits.Core.Randomness;

namespace Digits.Core.Samplers;

/// <summary>Draws the rows of one epoch.</summary>
/// <param name="labels">uint8 [N], 0..9: the labels of the training rows.</param>
/// <param name="random">The epoch's stream.</param>
/// <returns>int64 [N], 0-based rows in the order of training.</returns>
public delegate long[] Sampler(IReadOnlyList<byte> labels, SplitMix64 random);
