using System.Globalization;
using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Graph;

/// <summary>A place on one axis of a stage's matrix: an index, or the name of a member.</summary>
/// <param name="Name">The axis: <c>fold</c>.</param>
/// <param name="Value">The index as digits, or the member's name.</param>
/// <param name="Member">The member whose name the value is; null for an index.</param>
internal sealed record Coordinate(string Name, string Value, Member? Member)
{
    public Coordinate(string name, int index)
        : this(name, index.ToString(CultureInfo.InvariantCulture), null)
    {
    }

    /// <summary>Gets how names show it: <c>fold=3</c>, or a member's name alone.</summary>
    public string Shown => Member is not null ? Value : $"{Name}={Value}";

    /// <summary>Gets its folder's name: <c>fold=3</c>, <c>member=wide</c>.</summary>
    public string Folder => $"{Name}={Value}";
}
