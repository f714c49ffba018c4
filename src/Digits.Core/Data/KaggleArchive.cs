using System.IO.Compression;
using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Finds and opens the members train.csv and test.csv of Kaggle's digit-recognizer.zip, at the top or in one folder.</summary>
public static class KaggleArchive
{
    /// <summary>Finds both members by file name; nothing is unpacked to disk.</summary>
    /// <param name="path">The archive as the user gave it.</param>
    /// <exception cref="InputException">
    /// The file is missing, is no whole zip archive, lacks a member, has one twice, or has a member whose path escapes.
    /// </exception>
    public static (DigitFile Train, DigitFile Test) Find(string path)
    {
        using var archive = Open(path);
        string[] members = [.. archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)];
        string[] escaping = [.. members.Where(Escapes)];
        if (escaping.Length > 0)
        {
            throw new InputException(Listed(escaping), "members whose paths stay inside the archive", path);
        }

        string[] train = Named(CsvColumns.Train.File);
        string[] test = Named(CsvColumns.Test.File);
        return train.Length == 1 && test.Length == 1
            ? (new DigitFile(path, train[0]), new DigitFile(path, test[0]))
            : throw new InputException(Listed(members), "one member train.csv and one member test.csv, at the top or in one folder", path);

        string[] Named(string name) => [.. members.Where(m => m == name || (m.EndsWith("/" + name, StringComparison.Ordinal) && m.Count(c => c == '/') == 1))];
    }

    /// <summary>Opens a member's decompressed data, checked at the end against the archive's directory.</summary>
    /// <exception cref="InputException">The archive cannot be read, or the member is missing, encrypted or damaged.</exception>
    internal static Stream OpenMember(DigitFile file)
    {
        var archive = Open(file.Path);
        try
        {
            var entry = archive.GetEntry(file.Member!) ?? throw new InputException("an archive without this member", "the member", file.Where);
            if (entry.IsEncrypted)
            {
                throw new InputException("an encrypted member", "a member without a password", file.Where);
            }

            var damaged = new InputException("a truncated or damaged zip member", "data with the length and checksum in the archive's directory", file.Where);
            return new ChecksummedStream(OpenEntry(entry, damaged), entry.Crc32, (uint)entry.Length, damaged, archive);
        }
        catch (InputException)
        {
            archive.Dispose();
            throw;
        }
    }

    private static ZipArchive Open(string path)
    {
        var file = InputFile.Open(path);
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            bool isZip = InputFile.StartsWith(path, "PK\x03\x04"u8);
            throw new InputException(
                isZip ? "a truncated or damaged zip archive" : "a file that is no zip archive",
                "Kaggle's digit-recognizer.zip, whole",
                path);
        }
    }

    private static Stream OpenEntry(ZipArchiveEntry entry, InputException damaged)
    {
        try
        {
            return entry.Open();
        }
        catch (InvalidDataException)
        {
            throw damaged;
        }
    }

    private static bool Escapes(string member) =>
        member.StartsWith('/') || member.StartsWith('\\') || member.Contains(':', StringComparison.Ordinal)
        || member.Split('/', '\\').Contains("..");

    private static string Listed(string[] members) => members.Length switch
    {
        0 => "an archive without members",
        1 => $"the member {Printable.Quote(members[0])}",
        _ => $"the members {Listing.Of([.. members.Select(Printable.Quote)])}",
    };
}
