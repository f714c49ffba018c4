using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Clears the store and compares what is left with what the reference model says may go: all that no kept run used, and nothing else.</summary>
internal sealed class GcCheck(World world, CollectGarbage operation)
{
    private const int Percent = 100;

    public void Run()
    {
        var (runs, keys, contents) = Plan();
        string[] kept = [.. Files("cas").Where(file => contents.Contains(Path.GetFileName(file))).Select(file => Path.GetFileName(file))];
        var artifacts = DiskCheck.Read(world);
        string told = Call(dryRun: true);
        string said = Call(dryRun: false);
        Require(said == told.Replace("Would free", "Freed", StringComparison.Ordinal).Replace("Would leave", "Left", StringComparison.Ordinal), $"a dry run of Gc said {told}, then it {said}");
        Require(PastUse.Same(PastUse.Read(world), runs), "Gc left other runs than the newest of each workspace");
        Same("records", Files("ac"), keys.Select(key => world.EngineKeys[key]));
        Same("objects", Files("cas"), kept);
        Same("locks", Files("locks"), []);
        string[] checkpoints = Directory.Exists(world.Places.Checkpoints) ? Directory.GetDirectories(world.Places.Checkpoints) : [];
        Require(checkpoints.All(folder => runs.Any(run => run.Keys.Contains(Path.GetFileName(folder)))), "Gc left a checkpoint that no kept run may go on from");

        // Not those of the model: what a killed run left among them is there until the next run.
        Require(artifacts.ToHashSet().SetEquals(DiskCheck.Read(world)), "Gc changed the artifacts");
        world.Store.Runs = runs;
        world.Store.Records.IntersectWith(keys);
        world.Store.Objects.RemoveWhere(content => !contents.Contains(CleanBuild.Hash(content)));
    }

    /// <summary>Gets what stays: runs, the oldest first; the model's keys of whole records that they used; the hashes of what those name.</summary>
    private (IReadOnlyList<PastUse> Runs, IReadOnlySet<string> Keys, IReadOnlySet<string> Contents) Plan()
    {
        long all = Files("ac").Concat(Files("cas")).Sum(file => new FileInfo(file).Length);
        var workspaces = world.Store.Runs.Reverse().GroupBy(run => run.Workspace).Where(workspace => Directory.Exists(new Workspace(workspace.Key).Private)).ToList();
        List<PastUse> chosen = [.. workspaces.SelectMany(workspace => workspace.Distinct().Take(operation.Keep))];
        var spare = world.Store.Runs.Where(run => chosen.Exists(other => ReferenceEquals(other, run)) && !workspaces.Exists(workspace => ReferenceEquals(workspace.First(), run)));
        var oldest = new Queue<PastUse>(spare);
        while (operation.MaxSize is { } share && Size(chosen) > all * share / Percent && oldest.TryDequeue(out var given))
        {
            chosen.RemoveAll(run => ReferenceEquals(run, given));
        }

        var keys = Keys(chosen);
        return ([.. world.Store.Runs.Where(run => chosen.Exists(other => ReferenceEquals(other, run)))], keys, Contents(keys));
    }

    private string Call(bool dryRun)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        long all = Files("ac").Concat(Files("cas")).Sum(file => new FileInfo(file).Length);
        string? maxSize = operation.MaxSize is { } share ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{all * share / Percent}B") : null;
        var options = new PipelineOptions { Root = world.Root, Workspace = world.WorkspaceFolder, Store = world.StoreFolder, DryRun = dryRun };
        int exitCode = PipelineCommands.Gc(operation.Keep.ToString(System.Globalization.CultureInfo.InvariantCulture), maxSize, options, output, error);
        Require(exitCode == 0, $"Gc exits {exitCode}: {error}");
        return output.ToString();
    }

    private long Size(IReadOnlyList<PastUse> runs)
    {
        var keys = Keys(runs);
        var contents = Contents(keys);
        return keys.Sum(key => new FileInfo(world.Disk.RecordPath(world.EngineKeys[key])).Length)
            + Files("cas").Where(file => contents.Contains(Path.GetFileName(file))).Sum(file => new FileInfo(file).Length);
    }

    private HashSet<string> Keys(IReadOnlyList<PastUse> runs) => world.Store.Records.Where(key => runs.Any(run => run.Keys.Contains(world.EngineKeys[key]))).ToHashSet();

    private HashSet<string> Contents(IReadOnlySet<string> keys) => keys.SelectMany(key => world.Outputs[key]).Select(CleanBuild.Hash).ToHashSet();

    private string[] Files(string kind) => DiskCheck.Files(world, kind);

    private static void Same(string what, IEnumerable<string> found, IEnumerable<string> expected)
    {
        var left = found.Select(file => Path.GetFileName(file)).ToHashSet();
        Require(left.SetEquals(expected), $"Gc left {left.Except(expected).Count()} {what} too many and took {expected.Except(left).Count()} too many");
    }

    private static void Require(bool holds, string message) => ModelException.Require(holds, message);
}
