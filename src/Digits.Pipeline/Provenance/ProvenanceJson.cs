using System.Text.Json.Nodes;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Lockfile;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Provenance;

/// <summary>Tells what one output was made of, back to the external data: no time, path or machine name.</summary>
internal static class ProvenanceJson
{
    private const int Version = 1;
    private static readonly string[] Own = [ComponentKind.Seed, ComponentKind.Input];

    /// <param name="session">The run's settings.</param>
    /// <param name="instance">The instance that wrote the output.</param>
    /// <param name="output">The output's name.</param>
    /// <param name="score">The metrics that tell how good the output is, as <c>stage.metric</c>.</param>
    /// <param name="recordOf">Gets the record of each instance that had a part in it.</param>
    public static string Of(
        Session session, StageInstance instance, string output, IReadOnlyList<string> score, Func<StageInstance, InstanceRecord> recordOf)
    {
        var part = Upstream(instance);
        List<InstanceRecord> records = [.. part.Select(recordOf)];
        return SortedJson.ToText(new JsonObject
        {
            ["version"] = Version,
            ["output"] = $"{instance.Name}.{output}",
            ["file"] = instance.Stage.Outputs[output],
            ["sha256"] = recordOf(instance).Outputs[output],
            ["recipe"] = session.Settings.Recipe,
            ["seed"] = session.Settings.Seed,
            ["score"] = Score(score, part, recordOf),
            ["data"] = new JsonObject
            {
                ["kind"] = session.Graph.IsSample ? "sample" : "real",
                ["quick"] = session.Options.Debug,
                ["files"] = SortedJson.Of(part.SelectMany(of => External(of, recordOf(of)))),
            },
            ["versions"] = new JsonObject
            {
                ["dotnet"] = string.Join(", ", records.Select(record => record.Dotnet).Where(version => version.Length > 0).Distinct().Order(StringComparer.Ordinal)),
                ["facts"] = Union(records, ComponentKind.Fact),
                ["packages"] = Union(records, ComponentKind.Package),
            },
            ["params"] = Union(records, ComponentKind.Param, text => JsonNode.Parse(text)),
            ["code"] = Union(records, ComponentKind.Code),
            ["instances"] = SortedJson.Of(
                records.Select(record => KeyValuePair.Create(record.Instance, record)),
                record => LockJson.Instance(record, record.Components.Where(component => Own.Contains(component.Kind)))),
        });
    }

    private static List<StageInstance> Upstream(StageInstance instance)
    {
        var all = new Dictionary<string, StageInstance>();
        Add(instance);
        return [.. all.Values];

        void Add(StageInstance of)
        {
            if (all.TryAdd(of.Name, of))
            {
                foreach (var writer in of.Writers)
                {
                    Add(writer);
                }
            }
        }
    }

    private static JsonObject Score(IReadOnlyList<string> score, List<StageInstance> part, Func<StageInstance, InstanceRecord> recordOf) => SortedJson.Of(
        from metric in score
        let name = metric.Split('.', 2)
        from instance in part
        where instance.Stage.Name == name[0]
        select KeyValuePair.Create($"{instance.Name}.{name[1]}", JsonNode.Parse(recordOf(instance).Metrics)![name[1]]?.DeepClone()),
        value => value);

    private static IEnumerable<KeyValuePair<string, string>> External(StageInstance instance, InstanceRecord record) =>
        from input in instance.Inputs
        where input.Writer is null
        from component in record.Components
        where component.Kind == ComponentKind.Input && component.Name == input.Name
        select KeyValuePair.Create($"{instance.Name}.{input.Name}", component.Value);

    // Stages may disagree, for instance where one was built with another version of a library: then all values are told.
    private static JsonObject Union(IEnumerable<InstanceRecord> records, string kind, Func<string, JsonNode?>? node = null) => SortedJson.Of(
        records.SelectMany(record => record.Components).Where(part => part.Kind == kind).GroupBy(part => part.Name)
            .Select(part => KeyValuePair.Create(part.Key, (List<string>)[.. part.Select(one => one.Value).Distinct().Order(StringComparer.Ordinal)])),
        values => values is [var only]
            ? node is null ? JsonValue.Create(only) : node(only)
            : new JsonArray([.. values.Select(value => node is null ? JsonValue.Create(value) : node(value))]));
}
