namespace Digits.Core.Inference;

/// <summary>Sets how a trained model computes: what of section <c>train</c> in pipeline.json concerns inference.</summary>
public sealed record ComputeParams
{
    /// <summary>Gets the type that layers compute in, <c>bf16</c> or <c>fp32</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>Gets the CPU threads of one fold.</summary>
    public required int Threads { get; init; }
}
