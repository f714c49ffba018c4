namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Brings the reference model to what a run that was not killed left.</summary>
/// <param name="world">The model and the disk.</param>
/// <param name="run">The run.</param>
/// <param name="instances">The instances that it was asked for.</param>
/// <param name="executed">The instances that a stage was executed for.</param>
internal sealed class Learning(World world, Run run, IReadOnlyList<CleanInstance> instances, IReadOnlyList<string> executed)
{
    /// <param name="results">What run.json says.</param>
    public void Learn(IReadOnlyList<Result> results)
    {
        foreach (var (instance, result) in instances.Zip(results))
        {
            if (executed.Contains(instance.Name))
            {
                Healed(instance);
            }

            if (result.State is Outcome.Ran)
            {
                world.Store.Records.Add(instance.Key);
                world.Store.Objects.UnionWith(instance.Files.Values);
            }

            if (result.State is Outcome.Ran or Outcome.Restored)
            {
                Place(instance);
                world.State.Records[instance.Name] = instance.Key;
            }
            else if (result.State is Outcome.Failed or Outcome.Skipped && !executed.Contains(instance.Name))
            {
                LookAtInputs(instance);
            }
            else if (result.State == Outcome.Hit && run.Verify)
            {
                Place(instance);
            }
        }

        if (results.Zip(instances).Where(pair => pair.Second.Stage == "train").All(pair => pair.First.State is Outcome.Ran or Outcome.Restored or Outcome.Hit)
            && instances.Any(instance => instance.Stage == "train"))
        {
            var kept = instances.SelectMany(instance => instance.Files.Keys).ToHashSet();
            foreach (string path in world.State.Files.Keys.Where(path => path.StartsWith("train/", StringComparison.Ordinal) && !kept.Contains(path)))
            {
                world.State.Files.Remove(path);
            }
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

    // A stage that was not executed may have had inputs hashed, and healed, all the same: the disk tells of which.
    private void LookAtInputs(CleanInstance instance)
    {
        var stamps = new Stamps(world);
        foreach (string path in instance.Inputs)
        {
            if (world.State.Files.TryGetValue(path, out var file) && file.Actual != file.Believed)
            {
                string text = File.ReadAllText(Path.Combine(world.Places.Artifacts, path));
                ModelException.Require(text == file.Actual || text == file.Believed, $"artifacts/{path}, which is damaged behind its stamp, was replaced by {text}");
                world.State.Files[path] = stamps.Place(path, text, file);
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
