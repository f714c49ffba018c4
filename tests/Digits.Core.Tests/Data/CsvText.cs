using System.IO.Compression;
using System.Text;
using Digits.Core.Data;
using Digits.Core.Errors;

namespace Digits.Core.Tests.Data;

/// <summary>Builds CSV files of a few digits in a temporary folder, to break them one way at a time.</summary>
public sealed class CsvText : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digits-");

    public static string TrainHeader { get; } = string.Join(',', CsvColumns.Train.Names);

    public static string TestHeader { get; } = string.Join(',', CsvColumns.Test.Names);

    /// <summary>Row r of class c: pixel p is (c + r + p) % 256 for every third pixel, else 0.</summary>
    public static string[] Values(int row, int? label) =>
        [.. label is null ? [] : new[] { $"{label}" }, .. Enumerable.Range(0, 784).Select(p => p % 3 == 0 ? $"{(row + p) % 256}" : "0")];

    public static string Row(int row, int? label = null) => string.Join(',', Values(row, label));

    /// <summary>Gets a train.csv of rows with labels 0, 1, 2 and so on.</summary>
    public static string Train(int rows = 3) => Lines([TrainHeader, .. Enumerable.Range(0, rows).Select(r => Row(r, r % 10))]);

    public static string Test(int rows = 2) => Lines([TestHeader, .. Enumerable.Range(0, rows).Select(r => Row(r))]);

    public static string Lines(params string[] lines) => string.Concat(lines.Select(l => l + "\n"));

    /// <summary>Gets a train.csv whose second row, line 3, is changed.</summary>
    public static string TrainWithLine3(Func<string[], IEnumerable<string>> change) =>
        Lines(TrainHeader, Row(0, 0), string.Join(',', change(Values(1, 1))), Row(2, 2));

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] members)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in members)
            {
                using var member = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                member.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return packed.ToArray();
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string File(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public DigitSet ReadTrain(string content) => DigitCsv.Read(new DigitFile(File("train.csv", content)), CsvColumns.Train);

    /// <summary>Reads a faulty file and gets the message, with the temporary folder cut off.</summary>
    public string Fault(Action read) => Assert.Throws<InputException>(read).Message.Replace(_folder.FullName + "/", "", StringComparison.Ordinal);

    public string TrainFault(string content) => Fault(() => ReadTrain(content));

    public void Dispose() => _folder.Delete(recursive: true);
}
