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
        : InputFile.Open(Path);

    private ChecksummedStream OpenGzip()
    {
        const int HeaderAndTrailer = 18;
        if (!InputFile.StartsWith(Path, [0x1F, 0x8B]))
        {
            throw new InputException("a file that is not gzip-compressed", "gzip data, as the name's ending .gz says", Path);
        }

        var damaged = new InputException("truncated or damaged gzip data", "whole gzip data of one member, as gzip writes it", Path);
        var file = InputFile.Open(Path);
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
