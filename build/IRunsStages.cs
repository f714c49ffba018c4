namespace Digits.Build;

/// <summary>Marks a target that runs stages: its dry run tells what would happen to each, and its output says when a result is not a real one.</summary>
public interface IRunsStages
{
    /// <summary>Gets the stages to bring up to date; none means all.</summary>
    IReadOnlyList<string> Stages { get; }
}
