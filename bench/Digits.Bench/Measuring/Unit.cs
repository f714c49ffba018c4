namespace Digits.Bench.Measuring;

/// <summary>Is what a value is counted in, and which values are the better ones.</summary>
/// <param name="Name">As tables show it.</param>
/// <param name="Better">Which values are better.</param>
internal sealed record Unit(string Name, Better Better = Better.Less)
{
    /// <summary>Time by the clock.</summary>
    public static readonly Unit Seconds = new("s");

    /// <summary>Time by the clock.</summary>
    public static readonly Unit Milliseconds = new("ms");

    /// <summary>Time of all processors together, user and system: other load matters little to it.</summary>
    public static readonly Unit CpuSeconds = new("CPU s");

    /// <summary>Time of all processors together, user and system: other load matters little to it.</summary>
    public static readonly Unit CpuMilliseconds = new("CPU ms");

    /// <summary>Time of all processors together of one call.</summary>
    public static readonly Unit CpuNanosecondsPerCall = new("CPU ns a call");

    /// <summary>Images through one training step each, in a second of one processor.</summary>
    public static readonly Unit ImagesPerCpuSecond = new("images a CPU s", Better.More);

    /// <summary>Memory or files, in powers of 1000.</summary>
    public static readonly Unit Megabytes = new("MB");

    /// <summary>A share of something that the row names.</summary>
    public static readonly Unit Percent = new("%", Better.Neither);

    /// <summary>The share of rows that were told right, 0..1.</summary>
    public static readonly Unit Accuracy = new("of 1", Better.Neither);

    /// <summary>Gets the same unit for values of which a quotient says nothing: differences, which may be near 0.</summary>
    public Unit WithoutRatio() => this with { Better = Better.Neither };
}

/// <summary>Tells which of two values is the better one.</summary>
internal enum Better
{
    /// <summary>Times and sizes.</summary>
    Less,

    /// <summary>Speeds.</summary>
    More,

    /// <summary>Values that are not compared.</summary>
    Neither,
}
