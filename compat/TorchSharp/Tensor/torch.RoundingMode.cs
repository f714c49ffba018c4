namespace TorchSharp;

public static partial class torch
{
    /// <summary>How a quotient becomes whole: not at all, towards zero, or downwards.</summary>
    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }
}
