using System.Runtime.InteropServices;
using Digits.Pipeline.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Digits.Pipeline.Storing;

/// <summary>Holds the operating system's lock on a file: released when the process ends, however it ends.</summary>
/// <remarks>
/// On Linux it is flock itself, not .NET's sharing modes: those pass over a file system without locks in silence, and a setting turns
/// them off. A held lock is that of the file which has the name now: so <see cref="Remove"/> needs no agreement with those who wait.
/// </remarks>
internal sealed partial class FileLock : IDisposable
{
    private const int ReadCloseOnExec = 0x80000;
    private const int WouldBlock = 11;
    private const int Interrupted = 4;
    private const int Unlock = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly string _path;

    private FileLock(string path, SafeFileHandle handle)
    {
        _path = path;
        Handle = handle;
    }

    /// <summary>Gets the open file, for its holder to write into.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's file, made where it is missing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="waiting">Is called once if somebody else holds the lock.</param>
    public static async Task<FileLock> Take(string path, CancellationToken cancellation, Action? waiting = null)
    {
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            waiting?.Invoke();
            waiting = null;
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the lock, or gets null where somebody else, in this process or another, holds it.</summary>
    /// <param name="path">The lock's file, made where it is missing.</param>
    /// <param name="shared">Whether others may hold it shared as well.</param>
    /// <exception cref="UserErrorException">The file system has no locks.</exception>
    public static FileLock? TryTake(string path, bool shared = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!OperatingSystem.IsLinux())
        {
            return TrySharingMode(path, shared);
        }

        while (true)
        {
            var handle = Open(path);
            if (!TryFlock(path, handle, shared))
            {
                handle.Dispose();
                return null;
            }

            if (FileStamp.Of(path) is { } named && FileStamp.Of(handle) is { } held && (named.Inode, named.Device) == (held.Inode, held.Device))
            {
                return new FileLock(path, handle);
            }

            // Its holder removed the file after we opened it: the lock of a file without a name keeps nobody out.
            handle.Dispose();
        }
    }

    /// <summary>Gets what to tell the user of a file system that refuses locks, or null where the error says something else.</summary>
    public static UserErrorException? Refusal(int error, string path)
    {
        // EINVAL, ENOLCK, ENOSYS, EOPNOTSUPP.
        return error is 22 or 37 or 38 or 95
            ? new UserErrorException($"a file system without file locks (error {error})", "one that knows flock, as local disks do", path)
            : null;
    }

    /// <summary>Reads a file that somebody may hold locked; .NET's own readers would ask for a shared lock.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string ReadHeld(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return File.ReadAllText(path);
        }

        const int NoSuchFile = 2;
        int descriptor = Open(path, ReadCloseOnExec, 0);
        int error = Marshal.GetLastPInvokeError();
        if (descriptor < 0)
        {
            throw error == NoSuchFile ? new FileNotFoundException(null, path) : new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        using var reader = new StreamReader(new FileStream(handle, FileAccess.Read));
        return reader.ReadToEnd();
    }

    /// <summary>Deletes the lock's file while it is held; whoever waits for it makes it anew.</summary>
    public void Remove()
    {
        // Elsewhere a deleted file could not be told from the one that then has its name.
        if (OperatingSystem.IsLinux())
        {
            File.Delete(_path);
        }
    }

    /// <summary>Releases the lock.</summary>
    /// <remarks>
    /// Closing alone would not always do: a process that another thread starts just now shares our open files until it becomes its program.
    /// </remarks>
    public void Dispose()
    {
        if (OperatingSystem.IsLinux() && !Handle.IsClosed)
        {
            _ = Flock(Handle, Unlock);
        }

        Handle.Dispose();
    }

    private static FileLock? TrySharingMode(string path, bool shared)
    {
        try
        {
            return new FileLock(path, File.OpenHandle(path, FileMode.OpenOrCreate, shared ? FileAccess.Read : FileAccess.ReadWrite, shared ? FileShare.Read : FileShare.None));
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) is 35 or 32)
        {
            return null;
        }
    }

    // A file that may only be read can be locked all the same.
    private static SafeFileHandle Open(string path)
    {
        const int ReadWriteCreateCloseOnExec = 0x2 | 0x40 | 0x80000;
        const int OwnerWritesAllRead = 0x1A4;
        int descriptor = Open(path, ReadWriteCreateCloseOnExec, OwnerWritesAllRead);
        int error = Marshal.GetLastPInvokeError();

        // A folder can be opened and locked too, but is no lock's file.
        const int IsFolder = 21;
        descriptor = descriptor < 0 && error != IsFolder ? Open(path, ReadCloseOnExec, 0) : descriptor;
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);
    }

    private static bool TryFlock(string path, SafeFileHandle handle, bool shared)
    {
        const int Shared = 1;
        const int Exclusive = 2;
        const int NonBlocking = 4;
        while (Flock(handle, (shared ? Shared : Exclusive) | NonBlocking) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error == WouldBlock)
            {
                return false;
            }

            if (error != Interrupted)
            {
                handle.Dispose();
                throw Refusal(error, path) ?? (Exception)new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);
            }
        }

        return true;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);
}
