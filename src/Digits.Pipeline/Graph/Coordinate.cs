using System.Globalization;

namespace Digits.Pipeline.Graph;

/// <summary>A place on one axis of a stage's matrix: an index, or the name of a member.</summary>
/// <param name="Name">The axis: <c>fold</c>.</param>
/// <param name="Value">The index as digits, or the member's name.</param>
/// <param name="IsMember">Whether the value is a member's name.</param>
internal sealed record Coordinate(string Name, string Value, bool IsMember)
{
    /// <summary>What a stage.json writes for an axis over pipeline.json's members.</summary>
    public const string Members = "members";

    public Coordinate(string name, int index)
        : this(name, index.ToString(CultureInfo.InvariantCulture), false)
    {
    }

    /// <summary>Gets how names show it: <c>fold=3</c>, or a member's name alone.</summary>
    public string Shown => IsMember ? Value : $"{Name}={Value}";

    /// <summary>Gets its folder's name: <c>fold=3</c>, <c>member=wide</c>.</summary>
    public string Folder => $"{Name}={Value}";
}
