using System.Text.Json;
using System.Text.Json.Nodes;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Lockfile;

/// <summary>Turns records into pipeline.lock.json's stages and back. What all instances of a stage share is written once, beside them.</summary>
internal static class LockJson
{
    public const string InstancesKey = "instances";

    private static readonly string[] Own = [ComponentKind.Coordinate, ComponentKind.Seed, ComponentKind.Input];
    private static readonly string[] Fields = ["key", "outputs", "metrics", InstancesKey];

    private static readonly Dictionary<string, string> Names = new()
    {
        [ComponentKind.Param] = "params", [ComponentKind.Code] = "code", [ComponentKind.Package] = "packages", [ComponentKind.Fact] = "facts",
        [ComponentKind.Output] = "files", [ComponentKind.Coordinate] = "coordinates", [ComponentKind.Seed] = "seed", [ComponentKind.Input] = "inputs",
    };

    /// <summary>Writes all instances of a stage.</summary>
    public static JsonObject Stage(IReadOnlyList<InstanceRecord> records)
    {
        var shared = records[0].Components
            .Where(part => !Own.Contains(part.Kind) && records.All(record => record.Components.Contains(part))).ToHashSet();
        var stage = new JsonObject();
        Write(stage, shared);
        stage[InstancesKey] = SortedJson.Of(
            records.Select(record => KeyValuePair.Create(record.Instance, record)), record => Instance(record, record.Components.Where(part => !shared.Contains(part))));
        return stage;
    }

    /// <summary>Writes an instance with some of its components, its outputs by content and its metrics.</summary>
    public static JsonObject Instance(InstanceRecord record, IEnumerable<KeyComponent> components)
    {
        var instance = new JsonObject { ["key"] = record.Key };
        Write(instance, components);
        instance["outputs"] = SortedJson.Of(record.Outputs);
        instance["metrics"] = SortedJson.Members(record.Metrics);
        return instance;
    }

    /// <summary>Reads all instances of a stage.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="stage">What <see cref="Stage"/> wrote.</param>
    /// <exception cref="UserErrorException">Something is missing, or a key does not fit its parts.</exception>
    public static IEnumerable<InstanceRecord> Read(string name, JsonAt stage)
    {
        List<KeyComponent> shared = [new(ComponentKind.Stage, "name", name), .. Components(stage)];
        foreach (var (instance, value) in Member(stage, InstancesKey, JsonValueKind.Object).Members)
        {
            var key = Member(value, "key", JsonValueKind.String);
            var record = new InstanceRecord
            {
                Instance = instance,
                Key = key.Text,
                Components = [.. shared, .. Components(value)],
                Outputs = Member(value, "outputs", JsonValueKind.Object).Members.ToDictionary(output => output.Key, output => output.Value.Text),
                Metrics = "{}",
            };
            yield return InstanceKey.Of(record.Components) == record.Key ? record : throw new UserErrorException(
                $"parts of {instance} that do not make its key", $"a lock as a run writes it ({LockFile.Remedy})", key.Where);
        }
    }

    /// <summary>Gets a member that must be there.</summary>
    /// <exception cref="UserErrorException">It is missing or of another kind.</exception>
    public static JsonAt Member(JsonAt parent, string name, JsonValueKind kind) => parent[name] is { } value && value.Kind == kind
        ? value
        : throw new UserErrorException(
            parent[name] is { } other ? $"{name} = {other.Shown}" : $"no key \"{name}\"", $"a lock as a run writes it ({LockFile.Remedy})", (parent[name] ?? parent).Where);

    private static void Write(JsonObject into, IEnumerable<KeyComponent> components)
    {
        var kinds = components.Where(part => part.Kind != ComponentKind.Stage).GroupBy(part => part.Kind)
            .OrderBy(kind => Array.IndexOf([.. Names.Keys], kind.Key)).ThenBy(kind => kind.Key, StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            into[Names.GetValueOrDefault(kind.Key, kind.Key)] = kind.ToList() is [{ Name: "" } single]
                ? JsonValue.Create(single.Value)
                : SortedJson.Of(
                    kind.Select(part => KeyValuePair.Create(part.Name, part.Value)),
                    value => kind.Key == ComponentKind.Param ? JsonNode.Parse(value) : JsonValue.Create(value));
        }
    }

    private static IEnumerable<KeyComponent> Components(JsonAt parent)
    {
        foreach (var (name, value) in parent.Members.Where(member => !Fields.Contains(member.Key)))
        {
            string kind = Names.FirstOrDefault(entry => entry.Value == name).Key ?? name;
            IEnumerable<KeyValuePair<string, JsonAt>> parts = value.Kind == JsonValueKind.Object ? value.Members : [new("", value)];
            foreach (var (part, content) in parts)
            {
                yield return new KeyComponent(kind, part, kind == ComponentKind.Param ? Canonical(content) : content.Text);
            }
        }
    }

    // As ParamSchema spells values in keys.
    private static string Canonical(JsonAt value) => value.Kind switch
    {
        JsonValueKind.String => ParamSchema.Quote(value.Text),
        JsonValueKind.Array => $"[{string.Join(',', value.Items.Select(Canonical))}]",
        _ => value.Text,
    };
}
