using System.Text.Json;
using System.Text.Json.Serialization;
using Digits.Core.Data;

namespace Digits.Core.Recipes;

/// <summary>Holds one number for every digit, written in pipeline.json as a number for all or as an array of ten.</summary>
[JsonConverter(typeof(Converter))]
public sealed class PerClass
{
    private readonly double[] _values;

    /// <summary>Gives every digit the same number.</summary>
    public PerClass(double value) => _values = [.. Enumerable.Repeat(value, DigitSet.ClassCount)];

    /// <summary>Gives each digit its own number.</summary>
    /// <param name="values">[10], by digit.</param>
    /// <exception cref="ArgumentException">There are not ten numbers.</exception>
    public PerClass(IReadOnlyList<double> values) => _values = values.Count == DigitSet.ClassCount
        ? [.. values]
        : throw new ArgumentException($"{values.Count} numbers, {DigitSet.ClassCount} expected", nameof(values));

    /// <summary>Gets a digit's number.</summary>
    /// <param name="digit">0..9.</param>
    public double this[int digit] => _values[digit];

    /// <summary>Gets the numbers, [10], by digit.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Gets whether every digit has this number.</summary>
    public bool IsAll(double value) => Array.TrueForAll(_values, v => v.Equals(value));

    /// <summary>Gives every digit the same number.</summary>
    public static implicit operator PerClass(double value) => new(value);

    private sealed class Converter : JsonConverter<PerClass>
    {
        public override PerClass Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return reader.GetDouble();
            }

            double[] values = JsonSerializer.Deserialize<double[]>(ref reader, options) ?? [];
            return values.Length == DigitSet.ClassCount
                ? new(values)
                : throw new JsonException($"{values.Length} numbers where one or {DigitSet.ClassCount} are expected");
        }

        public override void Write(Utf8JsonWriter writer, PerClass value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value._values, options);
    }
}
