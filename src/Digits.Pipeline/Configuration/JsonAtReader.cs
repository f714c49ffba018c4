using System.Text;
using System.Text.Json;

namespace Digits.Pipeline.Configuration;

/// <summary>Reads a JSON file with the place of every value; comments, trailing commas and repeated names are errors.</summary>
internal ref struct JsonAtReader
{
    private readonly string _file;
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;

    private JsonAtReader(ReadOnlySpan<byte> bytes, string file)
    {
        _file = file;
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes);
    }

    /// <summary>Reads a file whose top is an object.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The file's name in messages.</param>
    /// <exception cref="UserErrorException">The file is missing, has a syntax error (line and column) or is no object.</exception>
    public static JsonAt Read(string path, string name)
    {
        if (!File.Exists(path))
        {
            throw new UserErrorException("no such file", $"a file {name}", path);
        }

        return Parse(File.ReadAllBytes(path), name);
    }

    public static JsonAt Parse(ReadOnlySpan<byte> bytes, string name)
    {
        ReadOnlySpan<byte> bom = [0xEF, 0xBB, 0xBF];
        var reader = new JsonAtReader(bytes.StartsWith(bom) ? bytes[3..] : bytes, name);
        try
        {
            reader._reader.Read();
            var top = reader.Value();
            reader._reader.Read();
            return top.Kind == JsonValueKind.Object ? top : throw new UserErrorException(top.Shown, "an object", top.Where);
        }
        catch (JsonException e)
        {
            string problem = Problem(e.Message);
            string where = $"{name}, line {(e.LineNumber ?? 0) + 1}, column {(e.BytePositionInLine ?? 0) + 1}";
            throw new UserErrorException(problem, "JSON without comments or trailing commas", where);
        }
    }

    // System.Text.Json words these two for those who feed it bytes.
    private static string Problem(string message) =>
        message.StartsWith("The input does not contain any JSON tokens", StringComparison.Ordinal) ? "an empty file"
        : message.StartsWith("Expected depth to be zero", StringComparison.Ordinal) ? "the end of the file inside an object or array"
        : message.Split(" LineNumber:")[0];

    private JsonAt Value()
    {
        string where = Where();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => new JsonAt(JsonValueKind.Object, "", Members(), [], where),
            JsonTokenType.StartArray => new JsonAt(JsonValueKind.Array, "", [], Items(), where),
            JsonTokenType.String => new JsonAt(JsonValueKind.String, _reader.GetString()!, [], [], where),
            JsonTokenType.Number => new JsonAt(JsonValueKind.Number, Encoding.ASCII.GetString(_reader.ValueSpan), [], [], where),
            JsonTokenType.True => new JsonAt(JsonValueKind.True, "true", [], [], where),
            JsonTokenType.False => new JsonAt(JsonValueKind.False, "false", [], [], where),
            _ => new JsonAt(JsonValueKind.Null, "null", [], [], where),
        };
    }

    private List<KeyValuePair<string, JsonAt>> Members()
    {
        var members = new List<KeyValuePair<string, JsonAt>>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string name = _reader.GetString()!;
            string where = Where();
            if (members.Exists(member => member.Key == name))
            {
                throw new UserErrorException($"key \"{name}\" twice", "each key once", where);
            }

            _reader.Read();
            members.Add(new(name, Value() with { Where = where }));
        }

        return members;
    }

    private List<JsonAt> Items()
    {
        var items = new List<JsonAt>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value());
        }

        return items;
    }

    private readonly string Where()
    {
        var before = _bytes[..(int)_reader.TokenStartIndex];
        int line = before.Count((byte)'\n') + 1;
        return $"{_file}, line {line}, column {before.Length - before.LastIndexOf((byte)'\n')}";
    }
}
