using System.Globalization;
using System.Text.Json;

namespace Digits.Pipeline.Configuration;

/// <summary>Says which values a param may have.</summary>
internal sealed record ParamSchema
{
    public const string Numbers = "numbers";

    /// <summary>The type of a param that names the user's file, relative to the folder of pipeline.json: an input whose content counts, not its path.</summary>
    public const string File = "file";

    public static readonly string[] Types = ["integer", "number", "string", "boolean", Numbers, File];

    public required string Type { get; init; }

    public bool Nullable { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Gets how many numbers an array of type <c>numbers</c> holds; one number alone stands for that many equal ones.</summary>
    public int Length { get; init; }

    /// <summary>Gets the valid strings; empty means any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets the machine fact that replaces the value <c>auto</c>; null means that <c>auto</c> has no meaning.</summary>
    public string? Auto { get; init; }

    /// <summary>Gets what a message calls the valid values: <c>an integer 1..100</c>.</summary>
    public string Expected
    {
        get
        {
            string kind = Values.Count > 0
                ? "one of " + string.Join(", ", Values.Select(value => $"\"{value}\""))
                : Type == File ? "a file's path"
                : Type == Numbers ? string.Create(CultureInfo.InvariantCulture, $"a number{Range} or an array of {Length} such numbers")
                : (Type == "integer" ? "an " : "a ") + Type + Range;
            return Nullable ? kind + " or null" : kind;
        }
    }

    private string Range => (Min, Max) switch
    {
        ({ } min, { } max) => $" {Text(min)}..{Text(max)}",
        ({ } min, null) => $" of at least {Text(min)}",
        (null, { } max) => $" of at most {Text(max)}",
        _ => "",
    };

    /// <summary>Turns a value into its one canonical JSON text, or null where it does not fit.</summary>
    public string? Canonical(JsonAt value)
    {
        switch (Type, value.Kind)
        {
            case (_, JsonValueKind.Null):
                return Nullable ? "null" : null;
            case ("boolean", JsonValueKind.True or JsonValueKind.False):
                return value.Text;
            case ("string", JsonValueKind.String):
                return Values.Count == 0 || Values.Contains(value.Text) ? Quote(value.Text) : null;
            case (File, JsonValueKind.String):
                return value.Text.Length > 0 ? Quote(value.Text) : null;
            case ("integer", JsonValueKind.Number):
                return long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) && InRange(integer)
                    ? integer.ToString(CultureInfo.InvariantCulture)
                    : null;
            case (Numbers, JsonValueKind.Array):
                string?[] items = [.. value.Items.Select(item => item.Kind == JsonValueKind.Number ? Canonical(item) : null)];
                return items.Length == Length && Array.TrueForAll(items, item => item is not null)
                    ? items.Distinct().Count() == 1 ? items[0] : $"[{string.Join(',', items)}]"
                    : null;
            case ("number" or Numbers, JsonValueKind.Number):
                double number = double.Parse(value.Text, CultureInfo.InvariantCulture);
                return double.IsFinite(number) && InRange(number) ? Text(number == 0 ? 0 : number) : null;
            default:
                return null;
        }
    }

    /// <summary>Reads the text after <c>--set=path=</c> as this type would be written in JSON; strings need no quotes.</summary>
    public JsonAt FromText(string text, string where)
    {
        JsonAt Plain(JsonValueKind kind) => new(kind, text, [], [], where);
        if (text == "null" && Nullable)
        {
            return Plain(JsonValueKind.Null);
        }

        return Type switch
        {
            "boolean" when text is "true" or "false" => Plain(text == "true" ? JsonValueKind.True : JsonValueKind.False),
            "integer" or "number" or Numbers when IsNumber(text) => Plain(JsonValueKind.Number),
            Numbers when Items(text) is { } items => new(JsonValueKind.Array, "", [], [.. items.Select(item => new JsonAt(JsonValueKind.Number, item, [], [], where))], where),
            _ => Plain(JsonValueKind.String),
        };
    }

    /// <summary>Quotes a string as JSON, the same on every machine.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string[]? Items(string text)
    {
        string[] items = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1].Split(',', StringSplitOptions.TrimEntries) : [];
        return items.Length > 0 && Array.TrueForAll(items, IsNumber) ? items : null;
    }

    private static bool IsNumber(string text)
    {
        const NumberStyles Json = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.Length > 0 && text[0] != '+' && double.TryParse(text, Json, CultureInfo.InvariantCulture, out _);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private bool InRange(double value) => !(value < Min) && !(value > Max);
}
