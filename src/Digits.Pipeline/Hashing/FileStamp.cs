using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Digits.Pipeline.Hashing;

/// <summary>What a stat tells of a file: enough to trust a hash that was taken before.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Nanoseconds since 1970.</param>
/// <param name="Changed">Nanoseconds since 1970 of the last change of content or inode, which no user can set; 0 where unknown.</param>
/// <param name="Inode">The file's number on its device; 0 where unknown.</param>
/// <param name="Device">The device's number; 0 where unknown.</param>
internal readonly partial record struct FileStamp(long Size, long Modified, long Changed, ulong Inode, ulong Device)
{
    private const int CurrentFolder = -100;
    private const uint BasicStats = 0x7FF;

    /// <summary>Reads a file's stamp, or null where there is no such file.</summary>
    public static FileStamp? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            var info = new FileInfo(path);
            return info.Exists ? new FileStamp(info.Length, (info.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * 100, 0, 0, 0) : null;
        }

        return Of(CurrentFolder, path, 0);
    }

    /// <summary>Reads an open file's stamp, whatever became of its name; on Linux only.</summary>
    public static FileStamp? Of(SafeFileHandle file)
    {
        const int EmptyPath = 0x1000;
        return Of((int)file.DangerousGetHandle(), "", EmptyPath);
    }

    private static FileStamp? Of(int folder, string path, int flags)
    {
        // struct statx has one layout on every architecture: linux/stat.h.
        Span<byte> buffer = stackalloc byte[256];
        if (StatX(folder, path, flags, BasicStats, ref MemoryMarshal.GetReference(buffer)) != 0)
        {
            return null;
        }

        const int FormatMask = 0xF000;
        const int RegularFile = 0x8000;
        if ((BinaryPrimitives.ReadUInt16LittleEndian(buffer[28..]) & FormatMask) != RegularFile)
        {
            return null;
        }

        ulong device = BinaryPrimitives.ReadUInt64LittleEndian(buffer[136..]);
        return new FileStamp(
            BinaryPrimitives.ReadInt64LittleEndian(buffer[40..]), Time(buffer[112..]), Time(buffer[96..]), BinaryPrimitives.ReadUInt64LittleEndian(buffer[32..]), device);
    }

    private static long Time(ReadOnlySpan<byte> time) =>
        (BinaryPrimitives.ReadInt64LittleEndian(time) * 1_000_000_000) + BinaryPrimitives.ReadUInt32LittleEndian(time[8..]);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte buffer);
}
