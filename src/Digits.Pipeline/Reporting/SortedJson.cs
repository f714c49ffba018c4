using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Digits.Pipeline.Reporting;

/// <summary>Builds JSON that depends on its content alone: maps sorted by name, LF, one spelling.</summary>
internal static class SortedJson
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Gets an object whose members are sorted by name.</summary>
    public static JsonObject Of<T>(IEnumerable<KeyValuePair<string, T>> members, Func<T, JsonNode?> node) =>
        new(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, node(member.Value))));

    /// <summary>Gets an object of texts, sorted by name.</summary>
    public static JsonObject Of(IEnumerable<KeyValuePair<string, string>> members) => Of(members, text => JsonValue.Create(text));

    /// <summary>Gets the members of a JSON object given as text, sorted by name, each value spelled as it was.</summary>
    public static JsonObject Members(string json) => Of(
        JsonNode.Parse(json)!.AsObject().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())), value => value);

    /// <summary>Gets indented JSON that ends with a line feed.</summary>
    public static string ToText(JsonNode node) => node.ToJsonString(Layout) + "\n";
}
