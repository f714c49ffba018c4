using System.Security.Cryptography;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Storing;

/// <summary>Keeps every output by its content, and every good run's record by its key. Nothing in it is ever changed in place.</summary>
internal sealed class ArtifactStore(string folder, FaultPoints faults)
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Editable = ReadOnly | UnixFileMode.UserWrite;

    private static readonly TimeSpan GcPause = TimeSpan.FromMilliseconds(5);

    public string Folder => folder;

    /// <summary>Gets the folder where runs say which keys they use.</summary>
    public string Runs => Path.Combine(folder, "runs");

    /// <summary>Gets the folder of the records that this version reads and writes.</summary>
    /// <remarks>A folder for each version: engines of several versions that share a store never meet each other's records.</remarks>
    public string Records => Path.Combine(folder, "ac", $"v{InstanceRecord.CurrentVersion}");

    public string Locks => Path.Combine(folder, "locks");

    /// <summary>Gets the lock that Gc holds alone, and that others share while they add to the store.</summary>
    public string GcLock => Path.Combine(folder, "gc.lock");

    /// <summary>Gets the record of a key, or null where no good run is known.</summary>
    public InstanceRecord? Find(string key) => InstanceRecord.Read(RecordPath(key)) is { } record && record.Key == key ? record : null;

    /// <summary>Gets the place of a content, whether it is there or not.</summary>
    public string ObjectPath(string hash) => Path.Combine(folder, "cas", hash[..2], hash);

    /// <summary>Tells whether a content is there, whole.</summary>
    public bool Holds(string hash) => File.Exists(ObjectPath(hash)) && Convert.ToHexStringLower(HashFile(ObjectPath(hash))) == hash;

    /// <summary>Keeps a file under its content's hash, flushed; the file itself is moved away or deleted.</summary>
    public void Keep(string file, string hash)
    {
        string place = ObjectPath(hash);
        string shard = Path.GetDirectoryName(place)!;
        if (File.Exists(place) && Convert.ToHexStringLower(HashFile(place)) == hash)
        {
            // Another process may have named it this moment, and would flush its folder only after our record.
            DurableFile.FlushFolder(shard);
            File.Delete(file);
            return;
        }

        DurableFile.CreateFolder(shard);

        // Two moves, since the first may copy between file systems and only the second is atomic: so the copy is what is flushed.
        string beside = DurableFile.PassingName(shard);
        try
        {
            faults.Before(RunStep.MoveOutput);
            File.Move(file, beside);
            faults.After(RunStep.MoveOutput);
            faults.Before(RunStep.FlushOutput);

            // A stage that copied an input copied its mode too, and what is read-only cannot be flushed.
            SetMode(beside, Editable);
            DurableFile.Flush(beside);
            SetMode(beside, ReadOnly);
            faults.After(RunStep.FlushOutput);
            faults.Before(RunStep.NameOutput);
            File.Move(beside, place, overwrite: true);
            faults.After(RunStep.NameOutput);
        }
        catch (IOException e) when (!e.Message.Contains(folder, StringComparison.Ordinal))
        {
            // A move between file systems names the file that it reads, which is not where space is short. All writers that meet a
            // full disk say the same.
            throw new IOException($"{e.Message.Split(" : ")[0]} : '{Path.GetDirectoryName(shard)}'", e.HResult);
        }
        finally
        {
            File.Delete(beside);
        }

        faults.Before(RunStep.FlushStore);
        DurableFile.FlushFolder(shard);
        faults.After(RunStep.FlushStore);
    }

    /// <summary>Records a good run whose outputs are all kept.</summary>
    public void Record(InstanceRecord record) => DurableFile.Replace(RecordPath(record.Key), record.ToText());

    /// <summary>Copies a content, read-only, to its place among the artifacts, by rename, after its hash was checked.</summary>
    /// <returns>False where the store lacks the content or holds it damaged; <see cref="Keep"/> then replaces it.</returns>
    /// <remarks>
    /// File.Copy clones blocks (FICLONE) where the file system can, and copies otherwise. Never a hard link: whoever may write to a
    /// read-only file, as root may, would change the store with it.
    /// </remarks>
    public bool CopyOut(string hash, string place)
    {
        string source = ObjectPath(hash);
        if (!File.Exists(source))
        {
            return false;
        }

        string folderOfPlace = Path.GetDirectoryName(place)!;
        DurableFile.CreateFolder(folderOfPlace);
        string beside = DurableFile.PassingName(folderOfPlace);
        try
        {
            File.Copy(source, beside);
            if (Convert.ToHexStringLower(HashFile(beside)) != hash)
            {
                return false;
            }

            SetMode(beside, Editable);
            DurableFile.Flush(beside);
            SetMode(beside, ReadOnly);
            File.Move(beside, place, overwrite: true);
            return true;
        }
        catch (FileNotFoundException) when (!File.Exists(source))
        {
            // Somebody removed the object since.
            return false;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Waits until no other process works on the key, and holds it until disposed; the system frees it when this process dies.</summary>
    /// <param name="key">The key.</param>
    /// <param name="waiting">Is called once if another process holds the key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IDisposable> Lock(string key, Action waiting, CancellationToken cancellation)
    {
        string path = Path.Combine(Locks, key[..2], key);
        return await FileLock.Take(path, cancellation, waiting).ConfigureAwait(false);
    }

    /// <summary>Keeps Gc from starting until disposed; waits while one is at work.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="waiting">Is called once if Gc is at work.</param>
    public IDisposable HoldOffGc(CancellationToken cancellation, Action? waiting = null)
    {
        while (true)
        {
            if (FileLock.TryTake(GcLock, shared: true) is { } held)
            {
                return held;
            }

            waiting?.Invoke();
            waiting = null;
            cancellation.WaitHandle.WaitOne(GcPause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static byte[] HashFile(string path)
    {
        using var stream = File.OpenRead(path);
        return SHA256.HashData(stream);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>Gets the place of a key's record, whether it is there or not.</summary>
    public string RecordPath(string key) => Path.Combine(Records, key[..2], key);
}
