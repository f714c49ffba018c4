using System.Globalization;
using System.Text.Json;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Execution;

/// <summary>Writes a stage request: docs/architecture.md describes it.</summary>
internal static class StageRequestFile
{
    /// <param name="path">The request's file.</param>
    /// <param name="instance">The instance that is asked to run.</param>
    /// <param name="parameters">Effective params by dotted path, as JSON text.</param>
    /// <param name="seed">The seed; null for stages that draw nothing.</param>
    /// <param name="inputs">Absolute paths by input name.</param>
    /// <param name="outputFolder">The fresh empty folder.</param>
    /// <param name="checkpoint">The folder that survives a kill.</param>
    /// <param name="device"><c>cpu</c>, <c>cuda</c>, or <c>cuda:1</c> where there are several.</param>
    public static void Write(
        string path, StageInstance instance, IReadOnlyDictionary<string, string> parameters, ulong? seed,
        IReadOnlyDictionary<string, string> inputs, string outputFolder, string checkpoint, string device)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("stage", instance.Stage.Name);
            json.WriteString("instance", instance.Name);
            if (instance.Member is { } member)
            {
                json.WriteString("member", member.Name);
            }

            json.WriteStartObject("coordinates");
            foreach (var coordinate in instance.Coordinates.Where(coordinate => coordinate.Member is null))
            {
                json.WriteNumber(coordinate.Name, int.Parse(coordinate.Value, CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
            WriteParams(json, parameters);
            if (seed is { } value)
            {
                json.WriteNumber("seed", value);
            }

            WritePaths(json, "inputs", inputs);
            WritePaths(json, "outputs", instance.Stage.Outputs.ToDictionary(output => output.Key, output => Path.Combine(outputFolder, output.Value)));
            json.WriteString("checkpoint", checkpoint);
            json.WriteString("device", device);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        DurableFile.Replace(path, buffer.ToArray(), durable: false);
    }

    private static void WriteParams(Utf8JsonWriter json, IReadOnlyDictionary<string, string> parameters)
    {
        json.WriteStartObject("params");
        foreach (var section in parameters.GroupBy(param => param.Key.Split('.')[0]))
        {
            json.WriteStartObject(section.Key);
            foreach (var (path, value) in section)
            {
                json.WritePropertyName(path[(section.Key.Length + 1)..]);
                json.WriteRawValue(value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WritePaths(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> paths)
    {
        json.WriteStartObject(name);
        foreach (var (key, path) in paths)
        {
            json.WriteString(key, path);
        }

        json.WriteEndObject();
    }
}
