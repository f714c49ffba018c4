using System.Globalization;
using System.Text;
using System.Text.Json;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Reporting;

/// <summary>Writes run.json: what ran, why, and what came out, for tools to read.</summary>
internal static class RunLog
{
    private const int Kept = 200;

    public static string Name(InstanceState state) => state switch
    {
        InstanceState.Hit => "hit",
        InstanceState.Restored => "restored",
        InstanceState.Ran => "ran",
        InstanceState.Stale => "stale",
        InstanceState.Failed => "failed",
        _ => "skipped",
    };

    /// <summary>Gets the log as indented JSON.</summary>
    public static string ToJson(Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results, double seconds, int exitCode)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("target", session.Target);
            json.WriteString("data", session.DataKind);
            json.WriteString("recipe", session.Settings.Recipe);
            json.WriteBoolean("debug", session.Options.Debug);
            json.WriteNumber("seconds", Rounded(seconds));
            json.WriteNumber("exitCode", exitCode);
            json.WriteStartArray("instances");
            foreach (var instance in session.Graph.Instances)
            {
                Write(json, session, instance, results[instance]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>Replaces artifacts/run.json and keeps a copy under .digits/runs/.</summary>
    /// <remarks>Copies are numbered, since the clock may be set back; the time in a name is for people.</remarks>
    public static void Save(Workspace workspace, string json, TimeProvider clock)
    {
        DurableFile.Replace(workspace.RunJson, json);
        Directory.CreateDirectory(workspace.Runs);
        long number = Logs(workspace).Select(log => log.Number).FirstOrDefault() + 1;
        string name = string.Create(CultureInfo.InvariantCulture, $"{number:D8}-{clock.GetUtcNow():yyyyMMdd-HHmmss}.json");
        DurableFile.Replace(Path.Combine(workspace.Runs, name), json, durable: false);
        foreach (var (_, old) in Logs(workspace).Skip(Kept))
        {
            File.Delete(old);
        }
    }

    /// <summary>Lists the kept copies, the newest first.</summary>
    public static IReadOnlyList<(long Number, string Path)> Logs(Workspace workspace) => !Directory.Exists(workspace.Runs) ? [] :
    [
        .. Directory.GetFiles(workspace.Runs, "*.json")
            .Select(path => (long.TryParse(Path.GetFileName(path).Split('-')[0], CultureInfo.InvariantCulture, out long number) ? number : 0, path))
            .OrderDescending(),
    ];

    /// <summary>Gets a time as logs hold it: to the millisecond.</summary>
    public static double Rounded(double seconds) => Math.Round(seconds, 3);

    private static void Write(Utf8JsonWriter json, Session session, StageInstance instance, InstanceResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", instance.Id);
        json.WriteString("stage", instance.Stage.Name);
        if (session.Points.Count > 0)
        {
            json.WriteStartArray("points");
            foreach (var point in session.Points.Where(point => point.Instances.Contains(instance, ReferenceEqualityComparer.Instance)))
            {
                json.WriteStringValue(point.Point.Name);
            }

            json.WriteEndArray();
        }

        json.WriteString("state", Name(result.State));
        json.WriteString("reason", result.ShownReason);
        json.WriteString("key", result.Key);
        json.WriteNumber("seconds", Rounded(result.Seconds));
        json.WriteNumber("began", Rounded(result.Began));
        json.WritePropertyName("metrics");
        json.WriteRawValue(result.Record?.Metrics ?? "{}");
        json.WriteStartObject("outputs");
        foreach (var (name, hash) in instance.Variant.Length == 0 && result.Record is { } record ? record.Outputs : new Dictionary<string, string>())
        {
            json.WriteString($"{instance.Folder.Replace('\\', '/')}/{instance.Stage.Outputs[name]}", hash);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
