using System.IO.Compression;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Sample;

namespace Digits.Bench;

/// <summary>Is the data to measure on: the user's, or drawn digits, as plain CSV files that peers can read too.</summary>
/// <param name="given">A folder with train.csv and test.csv, or digit-recognizer.zip; null to draw digits.</param>
/// <param name="folder">A folder for files that are drawn or unpacked.</param>
internal sealed class BenchData(string? given, string folder)
{
    private const int TrainRows = 3_000;
    private const int TestRows = 1_000;
    private readonly Lazy<string> _folder = new(() => Prepare(given, folder));
    private readonly Lazy<DigitSet> _labelled = new(() => DigitCsv.Read(new DigitFile(Path.Combine(Prepare(given, folder), "train.csv")), CsvColumns.Train));

    /// <summary>Gets the folder with train.csv and test.csv.</summary>
    public string Folder => _folder.Value;

    /// <summary>Gets the labelled digits' file.</summary>
    public string Train => Path.Combine(Folder, "train.csv");

    /// <summary>Gets the other file.</summary>
    public string Test => Path.Combine(Folder, "test.csv");

    /// <summary>Gets the labelled digits.</summary>
    public DigitSet Labelled => _labelled.Value;

    /// <summary>Gets what it is, for reports.</summary>
    public string Description => FormattableString.Invariant(
        $"{(given is null ? "digits drawn by the pipeline" : "Kaggle's format")}: {Labelled.Count:N0} labelled rows in {new FileInfo(Train).Length / 1e6:F1} MB, {new FileInfo(Test).Length / 1e6:F1} MB without labels");

    /// <summary>Looks whether what was given is there.</summary>
    /// <exception cref="InputException">It is not.</exception>
    public void Check()
    {
        bool isThere = given is null || File.Exists(given) || (File.Exists(Path.Combine(given, "train.csv")) && File.Exists(Path.Combine(given, "test.csv")));
        if (!isThere)
        {
            throw new InputException(Directory.Exists(given) ? "a folder without train.csv or test.csv" : "nothing", "a folder with train.csv and test.csv, or digit-recognizer.zip", given!);
        }
    }

    private static string Prepare(string? given, string folder)
    {
        if (given is null)
        {
            if (!File.Exists(Path.Combine(folder, "test.csv")))
            {
                Directory.CreateDirectory(folder);
                KaggleCsv.WriteTrain(Path.Combine(folder, "train.csv"), SampleDigits.Draw(TrainRows, 1, "train"));
                KaggleCsv.WriteTest(Path.Combine(folder, "test.csv"), SampleDigits.Draw(TestRows, 1, "test"));
            }

            return folder;
        }

        if (Directory.Exists(given))
        {
            return given;
        }

        if (!File.Exists(Path.Combine(folder, "test.csv")))
        {
            Directory.CreateDirectory(folder);
            var (train, test) = KaggleArchive.Find(given);
            using var archive = ZipFile.OpenRead(given);
            archive.GetEntry(train.Member!)!.ExtractToFile(Path.Combine(folder, "train.csv"), overwrite: true);
            archive.GetEntry(test.Member!)!.ExtractToFile(Path.Combine(folder, "test.csv"), overwrite: true);
        }

        return folder;
    }
}
