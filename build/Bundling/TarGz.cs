using System.Formats.Tar;
using System.IO.Compression;

namespace Digits.Build.Bundling;

/// <summary>Writes a .tar.gz whose bytes depend on names and contents alone: no owner, time of its own or order of a folder goes in.</summary>
internal static class TarGz
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // No file is older than what it was made of: tools that compare times, such as make, are content.
    private static readonly DateTimeOffset Time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the archive; it takes its place when it is whole.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="entries">Names and contents, in the order of the archive; contents are disposed.</param>
    public static void Write(string path, IEnumerable<(string Name, bool IsProgram, Stream Content)> entries)
    {
        var part = path + ".part";
        using (var zipped = new GZipStream(File.Create(part), CompressionLevel.Optimal))
        using (var tar = new TarWriter(zipped, TarEntryFormat.Ustar))
        {
            foreach (var (name, isProgram, content) in entries)
            {
                using (content)
                {
                    tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                    {
                        DataStream = content, Mode = isProgram ? Executable : Readable, ModificationTime = Time,
                    });
                }
            }
        }

        File.Move(part, path, overwrite: true);
    }
}
