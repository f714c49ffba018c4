using System.Formats.Tar;
using System.IO.Compression;

namespace Digits.EndToEnd.Tests;

[Collection(nameof(UnpackedBundle))]
public class BundleTests(UnpackedBundle bundle)
{
    [Fact]
    public void The_same_sources_make_the_same_bytes_and_less_than_60_MB()
    {
        var first = File.ReadAllBytes(bundle.Archive);
        Assert.InRange(first.Length, 20_000_000, 60_000_000);
        Assert.True(first.AsSpan().SequenceEqual(File.ReadAllBytes(bundle.Make())), "a second archive differs");
    }

    [Fact]
    public void An_archive_tells_nothing_of_who_made_it_when_and_where()
    {
        List<string> names = [];
        using var tar = new TarReader(new GZipStream(File.OpenRead(bundle.Archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            names.Add(entry.Name["digits-linux-x64/".Length..]);
            Assert.Equal((TarEntryType.RegularFile, 0, 0, ""), (entry.EntryType, entry.Uid, entry.Gid, ((PosixTarEntry)entry).UserName));
            Assert.Equal(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc), entry.ModificationTime.UtcDateTime);
            Assert.Contains(Convert.ToString((int)entry.Mode, 8), (string[])["644", "755"]);
        }

        Assert.Equal([.. names.SkipLast(1).Order(StringComparer.Ordinal), "SHA256SUMS"], names);
        Assert.Contains("dotnet/LICENSE.txt", names);
        Assert.Contains("dotnet/ThirdPartyNotices.txt", names);
        Assert.DoesNotContain(names, name => name.EndsWith("libtorch.path", StringComparison.Ordinal) || (name.EndsWith(".so", StringComparison.Ordinal) && !name.StartsWith("dotnet/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_sums_are_those_of_its_files()
    {
        var check = ProcessResult.Run(bundle.Root, "sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS");
        Assert.Equal((0, ""), (check.ExitCode, check.Output));
        Assert.Contains("  stages/Train/bin/Release/net10.0/Train.dll\n", File.ReadAllText(Path.Combine(bundle.Root, "SHA256SUMS")), StringComparison.Ordinal);
    }
}
