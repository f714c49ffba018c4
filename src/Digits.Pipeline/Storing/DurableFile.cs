using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Digits.Pipeline.Storing;

/// <summary>Writes files so that a reader sees all of one or nothing, and a power cut keeps what was published.</summary>
internal static partial class DurableFile
{
    private const int CloseOnExec = 0x80000;

    /// <summary>Gets a new name for a file that is to be renamed within its folder.</summary>
    public static string PassingName(string folder) => Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");

    /// <summary>Tells whether a killed run may have left a file instead of renaming it.</summary>
    public static bool IsPassing(string path) => PassingShape().IsMatch(Path.GetFileName(path));

    /// <summary>Writes a text beside its place, then renames it there.</summary>
    public static void Replace(string path, string text, bool durable = true) => Replace(path, Encoding.UTF8.GetBytes(text), durable);

    public static void Replace(string path, ReadOnlySpan<byte> content, bool durable = true)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (durable)
        {
            CreateFolder(folder);
        }
        else
        {
            Directory.CreateDirectory(folder);
        }

        string temporary = PassingName(folder);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
            {
                stream.Write(content);
                stream.Flush(durable);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        if (durable)
        {
            FlushFolder(folder);
        }
    }

    /// <summary>Flushes a file's content to the disk.</summary>
    public static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 0);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Makes a folder and those above it that are missing, each flushed into the one that holds it.</summary>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path) && Path.GetDirectoryName(path) is { Length: > 0 } above)
        {
            CreateFolder(above);
            Directory.CreateDirectory(path);
            FlushFolder(above);
        }
    }

    /// <summary>Flushes a folder's names to the disk; does nothing where folders cannot be flushed.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsLinux() && Open(path, CloseOnExec, 0) is >= 0 and int descriptor)
        {
            _ = Sync(descriptor);
            _ = Close(descriptor);
        }
    }

    [GeneratedRegex(@"^\.[a-z0-9]{8}\.[a-z0-9]{3}\.tmp$")]
    private static partial Regex PassingShape();

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
