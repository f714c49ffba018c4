namespace Digits.Pipeline.Keys;

/// <summary>One thing that may change an instance's outputs.</summary>
/// <param name="Kind">One of <see cref="ComponentKind"/>.</param>
/// <param name="Name">The thing's name within its kind: <c>train.epochs</c>, <c>Digits.Core.dll</c>.</param>
/// <param name="Value">Its value, version or content hash.</param>
internal sealed record KeyComponent(string Kind, string Name, string Value);

/// <summary>The kinds of key components, as records hold them.</summary>
internal static class ComponentKind
{
    public const string Stage = "stage";
    public const string Coordinate = "coordinate";
    public const string Code = "code";
    public const string Package = "package";
    public const string Param = "param";
    public const string Input = "input";
    public const string Seed = "seed";
    public const string Fact = "fact";
    public const string Output = "output";
}
