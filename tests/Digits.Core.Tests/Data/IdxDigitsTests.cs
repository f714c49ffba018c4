using System.Buffers.Binary;
using System.IO.Compression;
using Digits.Core.Data;

namespace Digits.Core.Tests.Data;

public sealed class IdxDigitsTests : IDisposable
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";
    private readonly CsvText _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_come_back_plain_or_compressed(bool isCompressed)
    {
        var set = IdxDigits.Read(Write(Images, ImageBytes(3), isCompressed), Write(Labels, LabelBytes(7, 0, 9), isCompressed));
        Assert.Equal([7, 0, 9], set.RequireLabels());
        Assert.Equal(3, set.Count);
        Assert.Equal(Pixels(3), set.Pixels);
    }

    [Fact]
    public void Images_alone_have_no_labels() => Assert.Null(IdxDigits.Read(Write(Images, ImageBytes(2)), null).Labels);

    [Fact]
    public void Only_the_first_rows_are_read_where_asked()
    {
        // The fault in the third label lies behind them.
        var set = IdxDigits.Read(Write(Images, ImageBytes(3)), Write(Labels, LabelBytes(7, 0, 99)), maxRows: 2);
        Assert.Equal([7, 0], set.RequireLabels());
        Assert.Equal(Pixels(2), set.Pixels);
    }

    [Fact]
    public void Another_magic_number_is_named() => AssertImageFault(
        LabelBytes(1, 2), "magic number 0x00000801", "IDX with magic number 0x00000803: unsigned bytes, dimensions 3");

    [Fact]
    public void A_file_of_labels_wants_its_own_magic_number() => AssertFault(
        ImageBytes(2), ImageBytes(2), "magic number 0x00000803", "IDX with magic number 0x00000801: unsigned bytes, dimensions 1", Labels);

    [Theory]
    [InlineData(0, "IDX with magic number 0x00000803: unsigned bytes, dimensions 3")]
    [InlineData(3, "IDX with magic number 0x00000803: unsigned bytes, dimensions 3")]
    [InlineData(15, "a header of 16 bytes")]
    public void A_file_without_a_whole_header_is_refused(int length, string expected) =>
        AssertImageFault(ImageBytes(2)[..length], $"a file of {length} bytes", expected);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(784, 1)]
    [InlineData(785, 0)]
    [InlineData(1568, 0)]
    public void A_file_cut_short_is_refused(int cut, int whole) =>
        AssertImageFault(ImageBytes(2)[..^cut], $"a file that ends after {whole} images", "2 images, as its header says");

    [Fact]
    public void Bytes_after_the_last_image_are_refused() =>
        AssertImageFault([.. ImageBytes(2), 0], "bytes after the last image", "2 images, as its header says");

    [Fact]
    public void Labels_cut_short_are_refused() => AssertFault(
        ImageBytes(3), LabelBytes(1, 2, 3)[..^1], "a file that ends after 2 labels", "3 labels, as its header says", Labels);

    [Fact]
    public void Images_of_another_size_are_refused() =>
        AssertImageFault(Idx([1, 32, 32], new byte[1024]), "images of 32x32", "images of 28x28");

    [Theory]
    [InlineData(0)]
    [InlineData(uint.MaxValue)]
    public void A_count_that_cannot_be_is_refused(uint count) =>
        AssertImageFault(Idx([count, 28, 28], []), $"{count} images", $"1 to {Array.MaxLength / 784} images");

    [Fact]
    public void Fewer_labels_than_images_are_refused() => AssertFault(
        ImageBytes(3), LabelBytes(1, 2), "3 images and 2 labels", "a label for each image", $"{Images} and {Labels}");

    [Fact]
    public void A_label_above_9_is_refused() => AssertFault(ImageBytes(2), LabelBytes(9, 10), "label 10", "0..9", $"{Labels}, label 2");

    [Fact]
    public void Damaged_compressed_data_explain_the_fault_that_they_caused()
    {
        var cut = new DigitFile(_files.File(Images + ".gz", Gzip(ImageBytes(2))[..^9]));
        Assert.Equal(
            $"Found:    truncated or damaged gzip data\nExpected: whole gzip data of one member, as gzip writes it\nWhere:    {Images}.gz",
            _files.Fault(() => IdxDigits.Read(cut, null)));
    }

    private static byte[] Pixels(int count) => [.. Enumerable.Range(0, count * DigitSet.PixelCount).Select(i => (byte)(i * 31 % 256))];

    private static byte[] ImageBytes(int count) => Idx([(uint)count, 28, 28], Pixels(count));

    private static byte[] LabelBytes(params byte[] labels) => Idx([(uint)labels.Length], labels);

    private static byte[] Idx(uint[] lengths, byte[] values)
    {
        byte[] file = new byte[(4 * (1 + lengths.Length)) + values.Length];
        file[2] = 8;
        file[3] = (byte)lengths.Length;
        for (int i = 0; i < lengths.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4 * (1 + i)), lengths[i]);
        }

        values.CopyTo(file, 4 * (1 + lengths.Length));
        return file;
    }

    private DigitFile Write(string name, byte[] content, bool isCompressed = false) =>
        new(isCompressed ? _files.File(name + ".gz", Gzip(content)) : _files.File(name, content));

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private void AssertImageFault(byte[] images, string found, string expected) => AssertFault(images, LabelBytes(1, 2), found, expected, Images);

    private void AssertFault(byte[] images, byte[] labels, string found, string expected, string where)
    {
        var (first, second) = (Write(Images, images), Write(Labels, labels));
        Assert.Equal($"Found:    {found}\nExpected: {expected}\nWhere:    {where}", _files.Fault(() => IdxDigits.Read(first, second)));
    }
}
