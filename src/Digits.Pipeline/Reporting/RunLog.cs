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
            json.WriteNumber("seconds", Math.Round(seconds, 3));
            json.WriteNumber("exitCode", exitCode);
            json.WriteStartArray("instances");
            foreach (var instance in session.Graph.Instances)
            {
                Write(json, instance, results[instance]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>Replaces artifacts/run.json and keeps a copy under .digits/runs/.</summary>
    public static void Save(Workspace workspace, string json)
    {
        DurableFile.Replace(workspace.RunJson, json);
        string stamp = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        DurableFile.Replace(Path.Combine(workspace.Runs, stamp + ".json"), json, durable: false);
        foreach (string old in Directory.GetFiles(workspace.Runs, "*.json").OrderDescending(StringComparer.Ordinal).Skip(Kept))
        {
            File.Delete(old);
        }
    }

    private static void Write(Utf8JsonWriter json, StageInstance instance, InstanceResult result)
    {
        json.WriteStartObject();
        json.WriteString("name", instance.Name);
        json.WriteString("stage", instance.Stage.Name);
        json.WriteString("state", Name(result.State));
        json.WriteString("reason", result.Reason);
        json.WriteString("key", result.Key);
        json.WriteNumber("seconds", Math.Round(result.Seconds, 3));
        json.WritePropertyName("metrics");
        json.WriteRawValue(result.Record?.Metrics ?? "{}");
        json.WriteStartObject("outputs");
        foreach (var (name, hash) in result.Record?.Outputs ?? new Dictionary<string, string>())
        {
            json.WriteString($"{instance.Folder.Replace('\\', '/')}/{instance.Stage.Outputs[name]}", hash);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
