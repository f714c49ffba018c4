using System.Text.Json;
using System.Text.Json.Serialization;

namespace Digits.Bench.Reporting;

/// <summary>Writes a report for programs, and reads it back.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new SixDigits() },
    };

    /// <summary>Gets the report as JSON, a line for each row.</summary>
    public static string Of(BenchReport report)
    {
        using var document = JsonSerializer.SerializeToDocument(report, s_options);
        var properties = document.RootElement.EnumerateObject().Select(property => $"  \"{property.Name}\": {Value(property.Value)}");
        return $"{{\n{string.Join(",\n", properties)}\n}}\n";
    }

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static BenchReport Read(string json) => JsonSerializer.Deserialize<BenchReport>(json, s_options) ?? throw new JsonException("null");

    private static string Value(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
        ? $"[\n{string.Join(",\n", value.EnumerateArray().Select(element => "    " + element.GetRawText()))}\n  ]"
        : value.GetRawText();

    /// <summary>Writes six significant digits: no clock has more.</summary>
    private sealed class SixDigits : JsonConverter<double>
    {
        private const int Digits = 6;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            int whole = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
            writer.WriteNumberValue(Math.Round(value, Math.Clamp(Digits - whole, 0, 15)));
        }
    }
}
