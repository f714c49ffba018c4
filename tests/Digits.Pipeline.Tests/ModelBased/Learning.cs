namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Brings the reference model to what a run left.</summary>
/// <param name="world">The model and the disk.</param>
/// <param name="run">The run.</param>
/// <param name="instances">The instances that it was asked for.</param>
/// <param name="executed">The instances that a stage was executed for.</param>
internal sealed class Learning(World world, Run run, IReadOnlyList<CleanInstance> instances, IReadOnlyList<string> executed)
{
    /// <param name="results">What run.json says.</param>
    /// <param name="killed">Whether the disk is that of an instant before the end: what was not sure before is open then.</param>
    public void Learn(IReadOnlyList<Result> results, bool killed)
    {
        foreach (var (instance, result) in instances.Zip(results))
        {
            if (executed.Contains(instance.Name) && !killed)
            {
                Healed(instance);
            }

            if (result.State is Outcome.Ran or Outcome.Restored)
            {
                if (killed)
                {
                    Open(instance, result.State == Outcome.Ran);
                }
                else
                {
                    Know(instance, result.State == Outcome.Ran);
                }
            }
            else if (result.State == Outcome.Failed && !executed.Contains(instance.Name) && !killed)
            {
                FoundLost(instance);
            }
            else if (result.State == Outcome.Hit && run.Verify && !killed)
            {
                Place(instance);
            }
        }

        if (!killed && results.Zip(instances).Where(pair => pair.Second.Stage == "train").All(pair => pair.First.State is Outcome.Ran or Outcome.Restored or Outcome.Hit)
            && instances.Any(instance => instance.Stage == "train"))
        {
            var kept = instances.SelectMany(instance => instance.Files.Keys).ToHashSet();
            foreach (string path in world.State.Files.Keys.Where(path => path.StartsWith("train/", StringComparison.Ordinal) && !kept.Contains(path)))
            {
                world.State.Files.Remove(path);
            }
        }
    }

    /// <summary>Reads the artifacts that a kill left: old ones, new ones, or none.</summary>
    public void LookAtDisk()
    {
        var before = world.State.Files.ToDictionary();
        world.State.Files.Clear();
        foreach (var (path, text) in DiskCheck.Read(world))
        {
            if (!Path.GetFileName(path).StartsWith('.'))
            {
                world.State.Files[path] = before.TryGetValue(path, out var old) && old.Actual == text ? old : new PlacedFile(text, text);
            }
        }
    }

    private void Know(CleanInstance instance, bool ran)
    {
        var keys = world.State.RecordOf(instance.Name);
        if (ran || !keys.Contains(instance.Key))
        {
            world.Store.Records[instance.Key] = Presence.Yes;
        }

        foreach (var (path, content) in instance.Files)
        {
            bool right = world.State.Files.TryGetValue(path, out var file) && (run.Verify ? file.Actual : file.Believed) == content;
            if (ran || !right)
            {
                world.Store.Objects[content] = Presence.Yes;
            }
        }

        Place(instance);
        world.State.Records[instance.Name] = [instance.Key];
    }

    /// <summary>Leaves open what a run did that was really killed: nobody knows how far it came.</summary>
    public void Doubt(Expectation before)
    {
        foreach (var instance in instances.Where(instance => before.Of(instance) != Outcome.Hit).ToList())
        {
            Open(instance, ran: true);
        }

        LookAtDisk();
    }

    private void Open(CleanInstance instance, bool ran)
    {
        world.State.RecordOf(instance.Name).Add(instance.Key);
        if (!ran)
        {
            return;
        }

        world.Store.Records[instance.Key] = world.Store.Records.GetValueOrDefault(instance.Key) == Presence.Yes ? Presence.Yes : Presence.Maybe;
        foreach (string content in instance.Files.Values)
        {
            world.Store.Objects[content] = world.Store.Objects.GetValueOrDefault(content) == Presence.Yes ? Presence.Yes : Presence.Maybe;
        }
    }

    // What a place is believed to hold is not replaced.
    private void Place(CleanInstance instance)
    {
        foreach (var (path, content) in instance.Files)
        {
            if (!world.State.Files.TryGetValue(path, out var file) || (run.Verify ? file.Actual : file.Believed) != content || run.Verify)
            {
                world.State.Files[path] = new PlacedFile(content, content);
            }
        }
    }

    // A stage that failed before it was executed found an input damaged and lost: the stamps know its damage from then on.
    private void FoundLost(CleanInstance instance)
    {
        var disk = DiskCheck.Read(world).ToDictionary();
        foreach (string path in instance.Inputs.Where(path => world.State.Files.ContainsKey(path) && disk.ContainsKey(path)))
        {
            var file = world.State.Files[path];
            world.State.Files[path] = new PlacedFile(disk[path], disk[path]);
            if (disk[path] != file.Believed)
            {
                return;
            }
        }
    }

    // What a stage reads is hashed, and brought back where it is not what the key says.
    private void Healed(CleanInstance instance)
    {
        foreach (var (path, content) in instances.SelectMany(writer => writer.Files).Where(file => instance.Inputs.Contains(file.Key)))
        {
            if (world.State.Files.TryGetValue(path, out var file) && file.Believed == content)
            {
                world.State.Files[path] = new PlacedFile(content, content);
            }
        }
    }
}
