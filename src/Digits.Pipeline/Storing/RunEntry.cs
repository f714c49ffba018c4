using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Digits.Pipeline.Storing;

/// <summary>Names in the store the keys that a run uses, each before it is relied on: what Gc must leave.</summary>
/// <remarks>
/// The entry is a file <c>runs/NUMBER-WORKSPACE</c> that its run holds locked: so Gc knows which runs are under way, also of other
/// workspaces, and forgets none that died. Numbers count up, since clocks can be set back. Where the store cannot be written,
/// the run holds Gc off altogether.
/// </remarks>
internal sealed class RunEntry : IDisposable
{
    public const string Header = "run 1 ";
    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = [];
    private readonly ArtifactStore _store;
    private readonly FileLock? _file;
    private readonly string _path;
    private IDisposable? _heldOff;
    private long _length;

    private RunEntry(ArtifactStore store, string path, FileLock? file, IDisposable? heldOff)
    {
        _store = store;
        _path = path;
        _file = file;
        _heldOff = heldOff;
    }

    /// <summary>Starts the entry of a run.</summary>
    /// <param name="store">The store that the run uses.</param>
    /// <param name="workspace">The run's workspace, which no other run holds now.</param>
    /// <param name="waiting">Is called once if Gc is at work.</param>
    /// <param name="cancellation">Ends the wait for Gc.</param>
    public static RunEntry Begin(ArtifactStore store, Workspace workspace, Action waiting, CancellationToken cancellation)
    {
        IDisposable? heldOff = null;
        try
        {
            heldOff = store.HoldOffGc(cancellation, waiting);
            string owner = Owner(workspace.Root);
            string suffix = Suffix(owner);
            Directory.CreateDirectory(store.Runs);
            for (long number = Numbers(store).DefaultIfEmpty().Max() + 1; ; number++)
            {
                string path = Path.Combine(store.Runs, string.Create(CultureInfo.InvariantCulture, $"{number:D8}-{suffix}"));
                if (FileLock.TryTake(path) is { } file)
                {
                    if (RandomAccess.GetLength(file.Handle) > 0)
                    {
                        file.Dispose();
                        continue;
                    }

                    var entry = new RunEntry(store, path, file, null);
                    try
                    {
                        entry.Append(Header + owner);
                    }
                    catch
                    {
                        file.Remove();
                        file.Dispose();
                        throw;
                    }

                    heldOff.Dispose();
                    return entry;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full or read-only store still serves hits and restores.
            return new RunEntry(store, "", null, heldOff);
        }
    }

    /// <summary>Writes the host and folder of a workspace on one line.</summary>
    public static string Owner(string root) => JsonSerializer.Serialize((string[])[Environment.MachineName, root]);

    /// <summary>Names a key that is about to be looked up.</summary>
    public void Use(string key)
    {
        lock (_gate)
        {
            if (!_keys.Add(key) || _file is null)
            {
                return;
            }

            IDisposable? heldOff = null;
            try
            {
                heldOff = _store.HoldOffGc(CancellationToken.None);
                Append(key);
                heldOff.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _heldOff ??= heldOff;
            }
        }
    }

    /// <summary>Ends the run: Gc may forget it in time.</summary>
    /// <remarks>An earlier entry of this workspace with the same keys says nothing more and goes: entries do not pile up without Gc.</remarks>
    public void Dispose()
    {
        if (_file is not null)
        {
            try
            {
                DropEarlierTwin();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It only takes space.
            }
        }

        _file?.Dispose();
        _heldOff?.Dispose();
    }

    private static IEnumerable<long> Numbers(ArtifactStore store) => Directory.GetFiles(store.Runs)
        .Select(path => long.TryParse(Path.GetFileName(path).Split('-')[0], CultureInfo.InvariantCulture, out long number) ? number : 0);

    private static string Suffix(string owner)
    {
        const int Letters = 16;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)))[..Letters];
    }

    private void DropEarlierTwin()
    {
        string suffix = Path.GetFileName(_path).Split('-')[1];
        string? earlier = Directory.GetFiles(_store.Runs, "*-" + suffix).Where(path => string.CompareOrdinal(path, _path) < 0).Max(StringComparer.Ordinal);
        if (earlier is not null && PastRun.Read(earlier) is { } past && past.Keys.SetEquals(_keys))
        {
            File.Delete(earlier);
        }
    }

    private void Append(string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
        RandomAccess.Write(_file!.Handle, bytes, _length);
        _length += bytes.Length;
    }
}
