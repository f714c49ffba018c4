using System.Buffers.Binary;
using System.IO.Compression;
using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Names a CSV file to read: plain, gzip-compressed (<c>.gz</c>), or a member of a zip archive.</summary>
/// <param name="Path">The file's path as the user gave it.</param>
/// <param name="Member">The member's full name inside the archive, or null where the file is no archive.</param>
public sealed record DigitFile(string Path, string? Member = null)
{
    /// <summary>Gets how messages name the file: its path, and the member where there is one.</summary>
    public string Where => Member is null ? Path : $"{Path}, {Member}";

    /// <summary>Opens the decompressed data; damaged or cut-off compressed data show at the latest at the end of the stream.</summary>
    /// <exception cref="InputException">The file is missing, cannot be read, or is not compressed as its name says.</exception>
    public Stream Open() => Member is not null ? KaggleArchive.OpenMember(this)
        : Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? OpenGzip()
        : OpenPlain(Path);

    /// <summary>Opens a file, with the system's errors told as the user's mistakes.</summary>
    /// <exception cref="InputException">The file is missing or cannot be read.</exception>
    internal static FileStream OpenPlain(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException("no such file", "a file that exists", path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InputException(Directory.Exists(path) ? "a folder" : e.Message, "a file that can be read", path);
        }
    }

    /// <summary>Tells whether a file starts with some bytes.</summary>
    internal static bool StartsWith(string path, ReadOnlySpan<byte> magic)
    {
        using var file = OpenPlain(path);
        Span<byte> start = stackalloc byte[4];
        int count = file.ReadAtLeast(start, magic.Length, throwOnEndOfStream: false);
        return start[..count].StartsWith(magic);
    }

    private ChecksummedStream OpenGzip()
    {
        const int HeaderAndTrailer = 18;
        if (!StartsWith(Path, [0x1F, 0x8B]))
        {
            throw new InputException("a file that is not gzip-compressed", "gzip data, as the name's ending .gz says", Path);
        }

        var damaged = new InputException("truncated or damaged gzip data", "whole gzip data of one member, as gzip writes it", Path);
        var file = OpenPlain(Path);
        if (file.Length < HeaderAndTrailer)
        {
            file.Dispose();
            throw damaged;
        }

        Span<byte> trailer = stackalloc byte[8];
        file.Position = file.Length - trailer.Length;
        file.ReadExactly(trailer);
        file.Position = 0;
        return new ChecksummedStream(
            new GZipStream(file, CompressionMode.Decompress),
            BinaryPrimitives.ReadUInt32LittleEndian(trailer),
            BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]),
            damaged);
    }
}
