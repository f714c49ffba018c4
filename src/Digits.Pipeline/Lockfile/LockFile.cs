using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Lockfile;

/// <summary>Reads and writes pipeline.lock.json: docs/records.md describes it.</summary>
internal static class LockFile
{
    public const string Name = "pipeline.lock.json";
    public const string Remedy = "a run without --locked writes it anew once the file is deleted";
    private const int Version = 1;
    private const string VersionKey = "version";
    private const string KeysKey = "keys";
    private const string RunsKey = "runs";

    /// <summary>Gets where a pipeline's lock lies: next to pipeline.json.</summary>
    public static string PathOf(Session session) => Path.Combine(session.Options.Root, Name);

    /// <summary>Reads what is recorded for the session's recipe and data.</summary>
    /// <exception cref="UserErrorException">There is no lock, it is damaged, of another version, or records no such run.</exception>
    public static LockedRun Read(Session session)
    {
        string path = PathOf(session);
        if (!File.Exists(path))
        {
            throw new UserErrorException($"no {Name}", "a lock to compare with (a run without --locked writes it)", path);
        }

        string recipe = session.Settings.Recipe;
        string data = LockedRun.Data(session);
        var runs = Runs(Parse(path));
        var instances = runs.Where(run => run.Data == data && run.Recipe == recipe).SelectMany(run => run.Instances).ToDictionary(record => record.Instance);
        return instances.Count > 0 ? new LockedRun(path, instances) : throw new UserErrorException(
            $"no locked run of recipe \"{recipe}\" on {data} data",
            runs.Count == 0 ? "a locked run" : $"one of {string.Join(", ", runs.Select(run => $"\"{run.Recipe}\" on {run.Data} data"))}", path);
    }

    /// <summary>Records a good run: its stages' entries are replaced, those of other stages and runs stay.</summary>
    /// <returns>Whether the file changed.</returns>
    /// <exception cref="UserErrorException">The file there is damaged or of another version; it stays as it is.</exception>
    public static bool Update(Session session, IReadOnlyDictionary<StageInstance, InstanceResult> results)
    {
        string path = PathOf(session);
        string? before = File.Exists(path) ? File.ReadAllText(path) : null;
        var runs = new JsonObject();
        if (before is not null)
        {
            // Reading all of it first finds every fault.
            _ = Runs(Parse(path));
            runs = JsonNode.Parse(before)![RunsKey]!.DeepClone().AsObject();
        }

        string data = LockedRun.Data(session);
        var ofData = runs[data] as JsonObject ?? [];
        var old = ofData[session.Settings.Recipe] as JsonObject ?? [];
        var made = session.Graph.Instances.GroupBy(instance => instance.Stage.Name)
            .ToDictionary(stage => stage.Key, stage => (JsonNode?)LockJson.Stage([.. stage.Select(instance => results[instance].Record!)]));
        ofData[session.Settings.Recipe] = Sorted(old.Where(stage => !made.ContainsKey(stage.Key) && session.Catalogue.Find(stage.Key) is not null).Concat(made));
        runs[data] = Sorted(ofData);
        string text = SortedJson.ToText(new JsonObject { [VersionKey] = Version, [KeysKey] = InstanceKey.Version, [RunsKey] = Sorted(runs) });
        if (text == before)
        {
            return false;
        }

        DurableFile.Replace(path, text);
        return true;
    }

    private static JsonObject Sorted(IEnumerable<KeyValuePair<string, JsonNode?>> members) => SortedJson.Of(members, node => node?.DeepClone());

    private static JsonAt Parse(string path)
    {
        var top = JsonAtReader.Read(path, Name);
        var version = LockJson.Member(top, VersionKey, JsonValueKind.Number);
        if (version.Text != Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new UserErrorException($"version {version.Text}", $"version {Version}, the one that this engine knows", version.Where);
        }

        var keys = LockJson.Member(top, KeysKey, JsonValueKind.String);
        return keys.Text == InstanceKey.Version ? top : throw new UserErrorException(
            $"keys of kind \"{keys.Text}\"", $"\"{InstanceKey.Version}\", as this engine makes them ({Remedy})", keys.Where);
    }

    private static List<(string Data, string Recipe, List<InstanceRecord> Instances)> Runs(JsonAt top) =>
        [.. from data in LockJson.Member(top, RunsKey, JsonValueKind.Object).Members
            from recipe in data.Value.Members
            select (data.Key, recipe.Key, recipe.Value.Members.SelectMany(stage => LockJson.Read(stage.Key, stage.Value)).ToList())];
}
