namespace VerifyTests;

/// <summary>Says where a scrubber joins those that are there.</summary>
public enum ScrubberLocation
{
    /// <summary>Before all others.</summary>
    First,

    /// <summary>After all others.</summary>
    Last,
}
