namespace Digits.Build;

/// <summary>Holds what a target leaves for the end of the build, below and beside Cake's report.</summary>
public sealed class Outcome
{
    /// <summary>Gets or sets the last line; null for none.</summary>
    public string? LastLine { get; set; }

    /// <summary>Gets or sets the exit code of a build in which no task failed.</summary>
    public int ExitCode { get; set; }
}
