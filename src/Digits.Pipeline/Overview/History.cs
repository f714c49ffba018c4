using System.Text.Json;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Overview;

/// <summary>Keeps what earlier good runs in a workspace found, each state once where runs follow each other without a change.</summary>
/// <remarks>It serves people alone: no key holds it, and a lost or damaged one begins anew.</remarks>
internal static class History
{
    /// <summary>The most entries that the file keeps.</summary>
    public const int Kept = 40;
    private const int Version = 1;

    /// <summary>Reads the entries, the oldest first; none where there is no file, or one that this code cannot read.</summary>
    public static List<HistoryEntry> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var entries = new List<HistoryEntry>();
            if (root.GetProperty("version").GetInt32() == Version)
            {
                foreach (var run in root.GetProperty("runs").EnumerateArray())
                {
                    entries.Add(Parse(run));
                }
            }

            return entries;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    /// <summary>Adds an entry unless the newest of its sort is like it, and drops the oldest above <see cref="Kept"/>.</summary>
    public static void Add(string path, List<HistoryEntry> entries, HistoryEntry entry)
    {
        if (Newest(entries, entry.Sort) is { } newest && newest.IsLike(entry))
        {
            return;
        }

        entries.Add(entry);
        entries.RemoveRange(0, Math.Max(0, entries.Count - Kept));
        DurableFile.Replace(path, ToJson(entries));
    }

    private static HistoryEntry? Newest(List<HistoryEntry> entries, string sort) => entries.FindLast(entry => entry.Sort == sort);

    private static HistoryEntry Parse(JsonElement run)
    {
        var metrics = new Dictionary<string, double>();
        foreach (var metric in run.GetProperty("metrics").EnumerateObject())
        {
            metrics[metric.Name] = metric.Value.GetDouble();
        }

        var made = new Dictionary<string, string>();
        foreach (var part in run.GetProperty("made").EnumerateObject())
        {
            made[part.Name] = part.Value.GetString()!;
        }

        return new HistoryEntry
        {
            When = run.GetProperty("when").GetString()!,
            Sort = run.GetProperty("sort").GetString()!,
            Recipe = run.GetProperty("recipe").GetString()!,
            Seconds = run.GetProperty("seconds").GetDouble(),
            Metrics = metrics,
            Made = made,
        };
    }

    private static byte[] ToJson(List<HistoryEntry> entries)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("runs");
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                json.WriteString("when", entry.When);
                json.WriteString("sort", entry.Sort);
                json.WriteString("recipe", entry.Recipe);
                json.WriteNumber("seconds", entry.Seconds);
                json.WriteStartObject("metrics");
                foreach (var (name, value) in entry.Metrics)
                {
                    json.WriteNumber(name, value);
                }

                json.WriteEndObject();
                json.WriteStartObject("made");
                foreach (var (name, value) in entry.Made)
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
