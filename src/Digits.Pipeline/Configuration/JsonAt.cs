using System.Text.Json;

namespace Digits.Pipeline.Configuration;

/// <summary>A JSON value that knows where in its file it stands.</summary>
/// <param name="Kind">The value's kind.</param>
/// <param name="Text">A string's content, or a number's, boolean's or null's own characters; empty for objects and arrays.</param>
/// <param name="Members">An object's members in file order; names are unique.</param>
/// <param name="Items">An array's items.</param>
/// <param name="Where">File, line and column, both 1-based.</param>
internal sealed record JsonAt(
    JsonValueKind Kind, string Text, IReadOnlyList<KeyValuePair<string, JsonAt>> Members, IReadOnlyList<JsonAt> Items, string Where)
{
    /// <summary>Gets a member, or null where there is none.</summary>
    public JsonAt? this[string name] => Members.FirstOrDefault(member => member.Key == name).Value;

    /// <summary>Gets the value as a message shows it.</summary>
    public string Shown => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"\"{Text}\"",
        _ => Text,
    };
}
