using System.Text;
using Digits.Core.Data;

namespace Digits.Core.Tests.Data;

public sealed class CompressedFaultTests : IDisposable
{
    private const string BothMembers = "Expected: one member train.csv and one member test.csv, at the top or in one folder";

    private readonly CsvText _csv = new();

    public void Dispose() => _csv.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(300)]
    public void A_truncated_gzip_file_is_refused(int cut)
    {
        byte[] packed = CsvText.Gzip(CsvText.Train());

        AssertGzipFault("truncated or damaged gzip data", "whole gzip data of one member, as gzip writes it", packed[..^cut]);
    }

    [Fact]
    public void A_gzip_file_cut_at_a_row_is_refused_though_its_text_parses()
    {
        byte[] packed = [.. CsvText.Gzip(CsvText.Train(2))[..^8], .. CsvText.Gzip(CsvText.Train(3))[^8..]];

        AssertGzipFault("truncated or damaged gzip data", "whole gzip data of one member, as gzip writes it", packed);
    }

    [Fact]
    public void A_gzip_file_of_its_header_alone_is_refused() =>
        AssertGzipFault("truncated or damaged gzip data", "whole gzip data of one member, as gzip writes it", CsvText.Gzip(CsvText.Train())[..10]);

    [Fact]
    public void A_file_that_only_is_named_gz_is_refused() =>
        AssertGzipFault("a file that is not gzip-compressed", "gzip data, as the name's ending .gz says", Encoding.UTF8.GetBytes(CsvText.Train()));

    [Fact]
    public void A_fault_inside_a_gzip_file_names_its_line()
    {
        byte[] packed = CsvText.Gzip(CsvText.TrainWithLine3(v => v[..^1]));

        AssertGzipFault("a row of 784 columns", "785 columns", packed, ", line 3");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_truncated_archive_is_refused(int cut) =>
        AssertArchiveFault("a truncated or damaged zip archive", "Expected: Kaggle's digit-recognizer.zip, whole", Archive()[..^cut]);

    [Theory]
    [InlineData("")]
    [InlineData("label,pixel0\n")]
    public void A_file_that_is_no_archive_is_refused(string text) =>
        AssertArchiveFault("a file that is no zip archive", "Expected: Kaggle's digit-recognizer.zip, whole", Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_missing_archive_is_named() =>
        Assert.Equal(
            "Found:    no such file\nExpected: a file that exists\nWhere:    data.zip", _csv.Fault(() => KaggleArchive.Find(_csv.PathOf("data.zip"))));

    [Fact]
    public void An_archive_without_members_is_refused() =>
        AssertArchiveFault("an archive without members", BothMembers, CsvText.Zip());

    [Fact]
    public void An_archive_without_the_test_file_is_refused() =>
        AssertArchiveFault(
            "the members \"sample_submission.csv\", \"train.csv\"", BothMembers, CsvText.Zip(("train.csv", ""), ("sample_submission.csv", "")));

    [Fact]
    public void Members_deeper_than_one_folder_are_not_found() =>
        AssertArchiveFault("the members \"a/b/test.csv\", \"train.csv\"", BothMembers, CsvText.Zip(("train.csv", ""), ("a/b/test.csv", "")));

    [Fact]
    public void A_member_that_is_there_twice_is_refused() =>
        AssertArchiveFault(
            "the members \"a/train.csv\", \"test.csv\", \"train.csv\"",
            BothMembers,
            CsvText.Zip(("train.csv", ""), ("test.csv", ""), ("a/train.csv", "")));

    [Theory]
    [InlineData("../train.csv")]
    [InlineData("/train.csv")]
    [InlineData("a/../../train.csv")]
    [InlineData("..\\train.csv")]
    [InlineData("C:/train.csv")]
    public void A_member_whose_path_escapes_is_refused(string name) =>
        AssertArchiveFault(
            $"the member \"{name}\"",
            "Expected: members whose paths stay inside the archive",
            CsvText.Zip((name, CsvText.Train()), ("train.csv", CsvText.Train()), ("test.csv", CsvText.Test())));

    [Fact]
    public void A_damaged_member_is_refused_though_its_text_parses()
    {
        byte[] archive = Archive();
        int digit = archive.AsSpan().IndexOf(Encoding.UTF8.GetBytes("0,3,0,0,6,")) + 2;
        archive[digit]++;

        AssertMemberFault("a truncated or damaged zip member", "data with the length and checksum in the archive's directory", archive, "");
    }

    [Fact]
    public void Damage_explains_a_fault_that_it_caused()
    {
        byte[] archive = Archive();
        archive[archive.AsSpan().IndexOf(Encoding.UTF8.GetBytes("0,3,0,0,6,")) + 2] = (byte)'x';

        AssertMemberFault("a truncated or damaged zip member", "data with the length and checksum in the archive's directory", archive, "");
    }

    [Fact]
    public void A_fault_inside_a_member_names_archive_member_and_line() =>
        AssertMemberFault(
            "a row of 784 columns",
            "785 columns",
            CsvText.Zip(("x/train.csv", CsvText.TrainWithLine3(v => v[..^1])), ("x/test.csv", CsvText.Test())),
            ", line 3");

    [Fact]
    public void An_encrypted_member_is_refused()
    {
        // Bit 0 of the general purpose flags, 6 bytes into a local header and 8 into the directory's entry.
        byte[] archive = Archive();
        archive[archive.AsSpan().IndexOf("PK\x03\x04"u8) + 6] |= 1;
        archive[archive.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;

        AssertMemberFault("an encrypted member", "a member without a password", archive, "");
    }

    private static byte[] Archive() => CsvText.Zip(("x/train.csv", CsvText.Train()), ("x/test.csv", CsvText.Test()));

    private void AssertGzipFault(string found, string expected, byte[] packed, string line = "")
    {
        var file = new DigitFile(_csv.File("train.csv.gz", packed));

        Assert.Equal(
            $"Found:    {found}\nExpected: {expected}\nWhere:    train.csv.gz{line}", _csv.Fault(() => DigitCsv.Read(file, CsvColumns.Train)));
    }

    private void AssertArchiveFault(string found, string expected, byte[] archive)
    {
        string path = _csv.File("data.zip", archive);

        Assert.Equal($"Found:    {found}\n{expected}\nWhere:    data.zip", _csv.Fault(() => KaggleArchive.Find(path)));
    }

    private void AssertMemberFault(string found, string expected, byte[] archive, string line)
    {
        var (train, test) = KaggleArchive.Find(_csv.File("data.zip", archive));

        Assert.Equal(
            $"Found:    {found}\nExpected: {expected}\nWhere:    data.zip, x/train.csv{line}", _csv.Fault(() => DigitCsv.ReadBoth(train, test)));
    }
}
