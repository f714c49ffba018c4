using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Lockfile;

/// <summary>What pipeline.lock.json records of one recipe on one kind of data.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Instances">Each instance's key, parts and outputs, by its name.</param>
internal sealed record LockedRun(string Path, IReadOnlyDictionary<string, InstanceRecord> Instances)
{
    /// <summary>Gets the kind of data under which runs are recorded: trials never touch what real runs recorded.</summary>
    public static string Data(Session session) =>
        (session.Graph.IsSample ? "sample" : "real") + (session.Options.Debug ? ", quick" : "");

    /// <summary>Demands that an instance's outputs are the recorded ones.</summary>
    /// <exception cref="UserErrorException">An output has another content, or the instance another key.</exception>
    public void Demand(InstanceRecord made)
    {
        if (!Instances.TryGetValue(made.Instance, out var locked) || locked.Key != made.Key)
        {
            throw new UserErrorException(
                $"{made.Instance} with key {made.Key}", $"key {locked?.Key ?? "none"} (locked): something changed while the run went on", Path);
        }

        List<Fault> faults = [.. from output in made.Outputs.OrderBy(output => output.Key, StringComparer.Ordinal)
            where locked.Outputs.GetValueOrDefault(output.Key) != output.Value
            select new Fault(
                $"{made.Instance}.{output.Key} with content {output.Value}, made of the very parts that are locked: the stage is not deterministic",
                $"content {locked.Outputs.GetValueOrDefault(output.Key) ?? "none"} (locked)", Path)];
        if (faults.Count > 0)
        {
            throw new UserErrorException(faults);
        }
    }
}
