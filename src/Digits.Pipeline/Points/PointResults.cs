using System.Text;
using System.Text.Json;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Points;

/// <summary>Writes what came of each point for the program that compares them: docs/architecture.md describes the file.</summary>
internal static class PointResults
{
    /// <summary>Puts the outputs that the comparison reads in place, and writes the file.</summary>
    /// <returns>Its path.</returns>
    public static string Write(Session session, Comparison comparison, IReadOnlyDictionary<StageInstance, InstanceResult> results)
    {
        var times = new Times(session.Workspace, results.Values);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("kind", comparison.Section);
            json.WriteString("name", session.PlanName);
            json.WriteString("data", session.Graph.IsSample ? "sample" : "real");
            json.WriteBoolean("debug", session.Options.Debug);
            json.WriteStartArray("points");
            foreach (var point in session.Points)
            {
                Write(json, session, point, comparison.Outputs, results, times);
            }

            foreach (var (point, _) in session.Mistakes)
            {
                WriteMissing(json, session, point);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        Directory.CreateDirectory(session.Workspace.Points);
        string path = Path.Combine(session.Workspace.Points, "results.json");
        File.WriteAllText(path, Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
        return path;
    }

    private static void Write(
        Utf8JsonWriter json, Session session, PointInstances point, IReadOnlyList<string> wanted, IReadOnlyDictionary<StageInstance, InstanceResult> results, Times times)
    {
        json.WriteStartObject();
        json.WriteString("name", point.Point.Name);
        json.WriteString("recipe", point.Settings.Recipe);
        json.WriteNumber("seed", point.Settings.Seed);
        json.WriteBoolean("good", point.Instances.All(instance => results[instance].IsGood));
        json.WriteString("reported", point.Point.Reported);
        json.WriteStartObject("values");
        foreach (var (path, value) in point.Point.Values)
        {
            json.WritePropertyName(path);
            json.WriteRawValue(value);
        }

        json.WriteEndObject();
        json.WriteStartArray("instances");
        foreach (var instance in point.Instances)
        {
            Write(json, session, instance, wanted, results[instance], times.Of(results[instance]));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a point that pipeline.json does not describe: it has no instances.</summary>
    private static void WriteMissing(Utf8JsonWriter json, Session session, Point point)
    {
        json.WriteStartObject();
        json.WriteString("name", point.Name);
        json.WriteString("recipe", point.Recipe ?? session.Settings.Recipe);
        json.WriteBoolean("good", false);
        json.WriteStartObject("values");
        json.WriteEndObject();
        json.WriteStartArray("instances");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(
        Utf8JsonWriter json, Session session, StageInstance instance, IReadOnlyList<string> wanted, InstanceResult result, double? seconds)
    {
        json.WriteStartObject();
        json.WriteString("name", instance.Name);
        json.WriteString("stage", instance.Stage.Name);
        json.WriteString("state", RunLog.Name(result.State));
        json.WriteString("key", result.Key);
        if (seconds is { } known)
        {
            json.WriteNumber("seconds", known);
        }

        if (result.Record?.Components.FirstOrDefault(part => part is { Kind: ComponentKind.Fact, Name: "device" }) is { } device)
        {
            json.WriteString("device", device.Value);
        }

        json.WritePropertyName("metrics");
        json.WriteRawValue(result.Record?.Metrics ?? "{}");
        json.WriteStartObject("outputs");
        foreach (var (name, hash) in result.Record?.Outputs ?? new Dictionary<string, string>())
        {
            if (wanted.Contains($"{instance.Stage.Name}.{name}"))
            {
                string place = session.Place(instance, name);
                if (session.Hasher.Hash(place) != hash && !session.CopyOut(hash, place))
                {
                    throw new UserErrorException($"{instance.Shown}.{name} lost from the store", "its recorded content (run again to rebuild it)", session.Store.ObjectPath(hash));
                }

                json.WriteString(name, place);
            }
        }

        json.WriteEndObject();
        json.WriteStartObject("sizes");
        foreach (var (name, hash) in result.Record?.Outputs ?? new Dictionary<string, string>())
        {
            if (new FileInfo(session.Store.ObjectPath(hash)) is { Exists: true } content)
            {
                json.WriteNumber(name, content.Length);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
