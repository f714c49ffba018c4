using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Collecting;

/// <summary>Removes the artifacts of a workspace, and nothing of its private folder or the store.</summary>
internal sealed class CleanCommand(PipelineOptions options, TextWriter output)
{
    public async Task<int> Run(CancellationToken cancellation)
    {
        var workspace = new Workspace(Path.GetFullPath(options.Workspace ?? options.Root));
        string shown = Workspace.Shown(workspace.Artifacts);
        if (!Directory.Exists(workspace.Artifacts))
        {
            await output.WriteLineAsync($"Nothing to remove: there is no {shown}.").ConfigureAwait(false);
            return 0;
        }

        using var held = await FileLock.Take(workspace.Lock, cancellation, () => output.WriteLine("Waiting for another run in this folder to end.")).ConfigureAwait(false);
        var freed = new Freed(options.DryRun);
        int files = Directory.GetFiles(workspace.Artifacts, "*", SearchOption.AllDirectories).Length;
        freed.Folders("folder", [workspace.Artifacts]);
        await output.WriteLineAsync(
            $"{(options.DryRun ? "Would remove" : "Removed")} {shown}: {files} file{(files == 1 ? "" : "s")}, {ByteSize.Text(freed.Bytes)}. "
            + "The next run brings back what the store holds.").ConfigureAwait(false);
        return 0;
    }
}
