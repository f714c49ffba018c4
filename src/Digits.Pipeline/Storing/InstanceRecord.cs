using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Digits.Pipeline.Keys;

namespace Digits.Pipeline.Storing;

/// <summary>What a good run of an instance left: its key with all components, its outputs by content, its metrics.</summary>
internal sealed record InstanceRecord
{
    public const string CurrentVersion = "1";

    public required string Instance { get; init; }

    public required string Key { get; init; }

    public required IReadOnlyList<KeyComponent> Components { get; init; }

    /// <summary>Gets each output's SHA-256 by output name.</summary>
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>Gets the content of metrics.json, one line of JSON.</summary>
    public required string Metrics { get; init; }

    /// <summary>Gets the version of .NET that ran the stage; empty where it was not recorded.</summary>
    public string Dotnet { get; init; } = "";

    /// <summary>Gets how long the making took, in seconds; null where it was not recorded.</summary>
    public double? Seconds { get; init; }

    /// <summary>Writes one line of JSON, and under it the line's SHA-256, which a cut or damaged record fails.</summary>
    public string ToText()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("version");
            json.WriteRawValue(CurrentVersion);
            json.WriteString("instance", Instance);
            json.WriteString("key", Key);
            json.WriteStartArray("components");
            foreach (var part in Components)
            {
                json.WriteStartArray();
                json.WriteStringValue(part.Kind);
                json.WriteStringValue(part.Name);
                json.WriteStringValue(part.Value);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteStartObject("outputs");
            foreach (var (name, hash) in Outputs)
            {
                json.WriteString(name, hash);
            }

            json.WriteEndObject();
            json.WritePropertyName("metrics");
            json.WriteRawValue(Metrics);
            json.WriteString("dotnet", Dotnet);
            if (Seconds is { } seconds)
            {
                json.WriteNumber("seconds", Math.Round(seconds, 3));
            }

            json.WriteEndObject();
        }

        string line = Encoding.UTF8.GetString(buffer.ToArray());
        return $"{line}\n{Digest(line)}\n";
    }

    /// <summary>Reads a record, or null where the file is missing, damaged, or of a version that this code does not know.</summary>
    public static InstanceRecord? Read(string path) => Text(path) is { } text && IsWhole(text) ? Parse(text) : null;

    /// <summary>Tells whether a record's text is one line and its SHA-256.</summary>
    public static bool IsWhole(string text) => text.Split('\n') is [var line, var digest, ""] && digest == Digest(line);

    /// <summary>Reads the text of a whole record, or null where it is of a version that this code does not know.</summary>
    public static InstanceRecord? Parse(string text)
    {
        using var document = JsonDocument.Parse(text.Split('\n')[0]);
        var root = document.RootElement;
        return !root.TryGetProperty("version", out var version) || version.GetRawText() != CurrentVersion ? null : new InstanceRecord
        {
            Instance = root.GetProperty("instance").GetString()!,
            Key = root.GetProperty("key").GetString()!,
            Components = [.. root.GetProperty("components").EnumerateArray()
                .Select(part => new KeyComponent(part[0].GetString()!, part[1].GetString()!, part[2].GetString()!))],
            Outputs = root.GetProperty("outputs").EnumerateObject().ToDictionary(output => output.Name, output => output.Value.GetString()!),
            Metrics = root.GetProperty("metrics").GetRawText(),
            Dotnet = root.TryGetProperty("dotnet", out var dotnet) ? dotnet.GetString()! : "",
            Seconds = root.TryGetProperty("seconds", out var seconds) ? seconds.GetDouble() : null,
        };
    }

    private static string? Text(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string Digest(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
}
