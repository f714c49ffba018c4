namespace Digits.Build;

/// <summary>Holds what a target wants to stand below Cake's report.</summary>
public sealed class LastLine
{
    /// <summary>Gets or sets the line; null for none.</summary>
    public string? Text { get; set; }
}
