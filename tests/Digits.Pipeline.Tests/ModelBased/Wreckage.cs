using System.Text.Json;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Reads what a kill left, since nobody knows how far the run came, and requires that each thing is either as before or as the run would leave it.</summary>
/// <param name="world">The model, as it was before the run, and the disk.</param>
/// <param name="instances">The instances that the run was asked for.</param>
/// <param name="expectation">What the run would have done.</param>
internal sealed class Wreckage(World world, IReadOnlyList<CleanInstance> instances, Expectation expectation)
{
    private readonly IReadOnlyList<CleanInstance> _run = [.. instances.Where(instance => expectation.Of(instance) == Outcome.Ran)];
    private readonly IReadOnlyList<CleanInstance> _changed = [.. instances.Where(instance => expectation.Of(instance) != Outcome.Hit)];

    public void Learn()
    {
        LearnKeys();
        Objects();
        Records();
        Artifacts();
        WorkspaceRecords();
        PastUse.LearnKilled(world);
    }

    // What nobody has seen before is of this run, in which each instance has one key.
    private void LearnKeys()
    {
        foreach (string line in Lines(Path.Combine(world.StoreFolder, "ac")).Concat(Lines(Path.GetDirectoryName(world.Places.Record(""))!)))
        {
            using var record = JsonDocument.Parse(line);
            string key = DiskCheck.KeyOf(line);
            string name = record.RootElement.GetProperty("instance").GetString()!;
            if (!world.EngineKeys.ContainsValue(key))
            {
                var instance = _run.FirstOrDefault(instance => instance.Name == name);
                Require(instance is not null, $"a record of {name}, which this run would not make");
                Require(world.EngineKeys.TryAdd(instance!.Key, key), $"{name} has a second key where nothing changed");
            }
        }
    }

    private void Objects()
    {
        var made = _run.SelectMany(instance => instance.Files.Values).ToHashSet();
        var now = world.Store.Objects.Union(made).Where(content => DiskCheck.HoldsObject(world, content)).ToHashSet();
        Require(world.Store.Objects.IsSubsetOf(now), "a killed run lost contents of the store");
        world.Store.Objects.UnionWith(now);
    }

    private void Records()
    {
        var made = _run.Select(instance => instance.Key);
        var now = world.Store.Records.Union(made).Where(key => DiskCheck.HoldsRecord(world, key)).ToHashSet();
        Require(world.Store.Records.IsSubsetOf(now), "a killed run lost records of the store");
        foreach (var instance in _run.Where(instance => now.Contains(instance.Key) && !world.Store.Records.Contains(instance.Key)))
        {
            Require(instance.Files.Values.All(world.Store.Objects.Contains), $"{instance.Name} was recorded before all of it was kept");
        }

        world.Store.Records.UnionWith(now);
    }

    private void WorkspaceRecords()
    {
        foreach (string name in instances.Select(instance => instance.Name).Union(world.State.Records.Keys).ToList())
        {
            string before = world.State.Records.GetValueOrDefault(name, "");
            string now = DiskCheck.WorkspaceRecord(world, name) is { } key ? world.EngineKeys.Single(pair => pair.Value == key).Key : "";
            var instance = _changed.FirstOrDefault(instance => instance.Name == name);
            Require(now == before || now == instance?.Key, $"a killed run left a record of {name} that is neither the one before nor its own");
            if (now != before)
            {
                Require(instance!.Files.All(file => expectation.IsRight(file.Key, file.Value)), $"{name} was remembered before all of it was in place");
                world.State.Records[name] = now;
            }
        }
    }

    private void Artifacts()
    {
        var before = world.State.Files.ToDictionary();
        var made = _changed.SelectMany(instance => instance.Files).ToDictionary();
        var stamps = new Stamps(world);
        var now = DiskCheck.Read(world).Where(file => !Path.GetFileName(file.Key).StartsWith('.')).ToDictionary();
        var outdated = before.Keys.Where(path => path.StartsWith("train/", StringComparison.Ordinal) && !instances.Any(instance => instance.Files.ContainsKey(path)));
        Require(before.Keys.Except(outdated).All(now.ContainsKey), "a killed run removed artifacts");
        world.State.Files.Clear();
        foreach (var (path, text) in now)
        {
            var old = before.GetValueOrDefault(path);
            bool isHealed = old is not null && instances.Any(instance => instance.Files.GetValueOrDefault(path) == text);
            Require(text == old?.Actual || text == made.GetValueOrDefault(path) || isHealed, $"a killed run left artifacts/{path} with {text}");
            world.State.Files[path] = stamps.Place(path, text, old);
        }
    }

    private static IEnumerable<string> Lines(string folder) => !Directory.Exists(folder) ? [] : Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(DiskCheck.WholeLine).OfType<string>();

    private static void Require(bool holds, string message) => ModelException.Require(holds, message);
}
