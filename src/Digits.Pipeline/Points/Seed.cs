using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Points;

/// <summary>The seed as a value of points, which is no param of any stage: points that differ in it alone show the noise of one recipe.</summary>
internal static class Seed
{
    public const string Path = "seed";

    public static readonly ParamSchema Schema = new() { Type = "integer", Min = 0, Max = 9007199254740991 };
}
