using System.Text.Json;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Execution;

/// <summary>Takes a finished stage's folder into the store, records it, and puts the outputs in place; in that order, each step flushed.</summary>
internal sealed class Publisher(Session session)
{
    /// <summary>Gets what is wrong with a stage's outputs: a declared one missing, or one that nobody declared; null if nothing is.</summary>
    public static string? Fault(StageInstance instance, string folder)
    {
        var declared = instance.Stage.Outputs;
        List<string> written = [.. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
        string where = $"outputs of {instance.Shown} ({instance.Stage.Where})";
        List<Fault> faults = [.. declared.Where(output => !File.Exists(Path.Combine(folder, output.Value)))
            .Select(output => new Fault($"no file {output.Value}", $"the declared output \"{output.Key}\"", where))];
        faults.AddRange(written.Where(file => !declared.Values.Contains(file)).Select(file => new Fault($"a file {file}", "only declared outputs", where)));
        faults.AddRange(declared.Where(output => new FileInfo(Path.Combine(folder, output.Value)).LinkTarget is not null)
            .Select(output => new Fault($"a link {output.Value}", $"a file as the declared output \"{output.Key}\"", where)));
        if (faults.Count == 0 && Metrics(Path.Combine(folder, declared["metrics"])) is null)
        {
            faults.Add(new Fault($"{declared["metrics"]} that is no JSON object", "metrics by name", where));
        }

        return faults.Count == 0 ? null : string.Join("\n\n", faults);
    }

    /// <summary>Publishes a folder that has no fault.</summary>
    /// <param name="instance">The instance that ran.</param>
    /// <param name="decision">Why it ran, with its key.</param>
    /// <param name="folder">What it wrote.</param>
    /// <param name="seconds">How long that took.</param>
    public InstanceRecord Publish(StageInstance instance, InstanceResult decision, string folder, double seconds)
    {
        // Until its record is there, nothing tells Gc that an object is needed.
        using var heldOff = session.Store.HoldOffGc(CancellationToken.None);
        string metrics = Metrics(Path.Combine(folder, instance.Stage.Outputs["metrics"]))!;
        var outputs = new Dictionary<string, string>();
        foreach (var (name, file) in instance.Stage.Outputs)
        {
            string path = Path.Combine(folder, file);
            outputs[name] = session.Hasher.HashAgain(path)!;
            session.Store.Keep(path, outputs[name]);
        }

        var record = new InstanceRecord
        {
            Instance = instance.Name, Key = decision.Key, Components = decision.Components, Outputs = outputs, Metrics = metrics,
            Dotnet = Environment.Version.ToString(), Seconds = seconds,
        };
        session.Locked?.Demand(record);
        session.Faults.Before(RunStep.Record);
        session.Store.Record(record);
        session.Faults.After(RunStep.Record);
        session.Remote?.Upload(record);
        return Place(instance, record) ? record : throw new IOException($"The store lost outputs of {instance.Shown} while they were published.");
    }

    /// <summary>Puts a record's outputs in place out of the store, and remembers it as this workspace's last good run.</summary>
    /// <returns>False where the store lacks an output or holds it damaged.</returns>
    public bool Restore(StageInstance instance, InstanceRecord record)
    {
        // What comes from the shared cache is in the store for a while before its record is.
        using var heldOff = session.Remote is null ? null : session.Store.HoldOffGc(CancellationToken.None);

        // Ahead of the rest, since nothing may start while outputs are put in place.
        session.Remote?.Bring(record);
        session.Faults.Before(RunStep.Restore);
        bool restored = Place(instance, record);
        session.Faults.After(RunStep.Restore);
        return restored;
    }

    private bool Place(StageInstance instance, InstanceRecord record) => session.Outside.ByEngine(
        [session.Workspace.Record(instance.Id), .. record.Outputs.Keys.Select(output => session.Place(instance, output))], () => PlaceAll(instance, record));

    private bool PlaceAll(StageInstance instance, InstanceRecord record)
    {
        session.Locked?.Demand(record);
        if (instance.Variant.Length == 0 ? !PlaceOutputs(instance, record) : !record.Outputs.Values.All(session.Store.Holds))
        {
            return false;
        }

        session.Faults.Before(RunStep.Remember);
        DurableFile.Replace(session.Workspace.Record(instance.Id), record.ToText());
        session.Faults.After(RunStep.Remember);
        session.Remote?.Adopt(record);
        return true;
    }

    private bool PlaceOutputs(StageInstance instance, InstanceRecord record)
    {
        foreach (var (name, hash) in record.Outputs)
        {
            string place = session.Place(instance, name);
            session.Faults.Before(RunStep.Place);
            if (session.Hasher.Hash(place) != hash && !session.CopyOut(hash, place))
            {
                return false;
            }

            session.Faults.After(RunStep.Place);
        }

        DurableFile.FlushFolder(Path.Combine(session.Workspace.Artifacts, instance.Folder));
        return true;
    }

    private static string? Metrics(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object ? JsonSerializer.Serialize(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
