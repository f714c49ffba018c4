namespace Digits.Pipeline.Execution;

/// <summary>Tells that a stage was ended before its time, and what it had said.</summary>
/// <param name="errors">The lines of standard error.</param>
internal sealed class StageEndedException(IReadOnlyList<string> errors) : OperationCanceledException
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
