using Digits.Pipeline.Graph;
using Digits.Pipeline.Hashing;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Execution;

/// <summary>Finds what running stages write where they must not: among artifacts, the engine's own files and the stages.</summary>
/// <remarks>
/// By stat: whenever a stage starts or ends, the files of those places are compared with what they were. What changed since was written
/// by a stage that ran in between, unless the engine wrote it, which it does in <see cref="ByEngine"/>. Left alone are the store, which
/// checks its contents itself and other runs share, folders in work, removed files, what people edit and build while stages run, and the user's data, which they may replace at any time.
/// </remarks>
internal sealed class OutsideWrites(Session session)
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };
    private static readonly EnumerationOptions Flat = new() { AttributesToSkip = 0 };
    private static readonly string[] Sources = [".cs", ".csproj", ".json"];

    // Many writes of the engine's at a time, but none while the files are looked at.
    private readonly object _gate = new();
    private readonly Dictionary<string, State> _known = [];
    private readonly List<Stay> _running = [];
    private int _writing;

    /// <summary>Notes that an instance starts.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="checkpoint">Where it may write beside its output folder.</param>
    public Stay Start(StageInstance instance, string checkpoint)
    {
        var stay = new Stay(instance, checkpoint + Path.DirectorySeparatorChar);
        Look(() => _running.Add(stay));
        return stay;
    }

    /// <summary>Notes that an instance ended.</summary>
    /// <returns>What it, or one that ran beside it, wrote outside; null if nothing.</returns>
    public string? End(Stay stay)
    {
        Look(() => _running.Remove(stay));
        return stay.Faults.Count == 0 ? null : string.Join("\n\n", stay.Faults);
    }

    /// <summary>Does what changes files of the watched places.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="write">Writes them.</param>
    public void ByEngine(IReadOnlyList<string> paths, Action write) => ByEngine(paths, () =>
    {
        write();
        return true;
    });

    /// <summary>Does what changes files of the watched places.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="write">Writes them.</param>
    public T ByEngine<T>(IReadOnlyList<string> paths, Func<T> write)
    {
        lock (_gate)
        {
            _writing++;
        }

        try
        {
            return write();
        }
        finally
        {
            lock (_gate)
            {
                foreach (string path in paths)
                {
                    _known[path] = State.Of(path);
                }

                _writing--;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Look(Action then)
    {
        lock (_gate)
        {
            while (_writing > 0)
            {
                Monitor.Wait(_gate);
            }

            List<Fault> faults = [];
            foreach (string path in Files())
            {
                var now = State.Of(path);
                bool isNew = !_known.TryGetValue(path, out var before);
                _known[path] = now;
                if (now != before && now != default && !_running.Exists(stay => path.StartsWith(stay.Checkpoint, StringComparison.Ordinal)))
                {
                    string shown = Path.GetRelativePath(session.Workspace.Root, path);
                    faults.Add(new Fault($"a {(isNew ? "new" : "changed")} file {shown}", "writes only into the stage's own output and checkpoint folders", Where()));
                }
            }

            _running.ForEach(stay => stay.Faults.AddRange(faults));
            then();
        }
    }

    // Of stages that ran side by side nobody can tell which one wrote.
    private string Where() => string.Join(" or ", _running.Select(stay => stay.Instance).OrderBy(session.Graph.Rank).Select(instance => $"{instance.Shown} ({instance.Stage.Where})"));

    private IEnumerable<string> Files()
    {
        var workspace = session.Workspace;
        string[] others = [session.Store.Folder, workspace.Temporary, workspace.Runs];
        var own = Below(workspace.Private, Flat).Concat(Directory.EnumerateDirectories(workspace.Private).Except(others).SelectMany(folder => Below(folder, Deep)));
        var artifacts = Below(workspace.Artifacts, Deep).Where(path => Path.GetDirectoryName(path) != workspace.Artifacts || !IsOfACommand(path));
        var stages = session.Catalogue.Stages.SelectMany(stage => Below(stage.Folder, Flat)).Where(path => !Sources.Contains(Path.GetExtension(path)));
        return own.Concat(artifacts).Concat(stages).Where(path => !DurableFile.IsPassing(path));
    }

    // Another command may write these beside a run.
    private static bool IsOfACommand(string path) => Path.GetFileNameWithoutExtension(path) is "run" or "graph" or "index";

    private static IEnumerable<string> Below(string folder, EnumerationOptions depth) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", depth) : [];

    /// <summary>The time in which an instance runs.</summary>
    internal sealed record Stay(StageInstance Instance, string Checkpoint)
    {
        public List<Fault> Faults { get; } = [];
    }

    /// <summary>What a write changes; a change of rights or links alone is none.</summary>
    private readonly record struct State(long Size, long Modified, ulong Inode)
    {
        public static State Of(string path) => FileStamp.Of(path) is { } stamp ? new State(stamp.Size, stamp.Modified, stamp.Inode) : default;
    }
}
