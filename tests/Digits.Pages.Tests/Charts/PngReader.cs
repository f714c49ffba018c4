using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Digits.Pages.Charts;

namespace Digits.Pages.Tests.Charts;

/// <summary>Reads 8-bit PNGs, grey or by palette, without filters, strictly: the encoder's mirror, for tests.</summary>
internal static class PngReader
{
    /// <summary>Reads a grey picture.</summary>
    public static Picture Read(byte[] file)
    {
        var (picture, chunks) = Decode(file);
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Keys);
        Assert.Equal(0, chunks["IHDR"][9]);
        return picture;
    }

    /// <summary>Reads a picture by palette: places in the palette, colours [n*3] and opacities [n].</summary>
    public static (Picture Places, byte[] Colours, byte[] Opacities) ReadPalette(byte[] file)
    {
        var (picture, chunks) = Decode(file);
        Assert.Equal(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"], chunks.Keys);
        Assert.Equal(3, chunks["IHDR"][9]);
        Assert.InRange(picture.Pixels.Max(), 0, chunks["tRNS"].Length - 1);
        return (picture, chunks["PLTE"], chunks["tRNS"]);
    }

    /// <summary>Reads a picture of either kind: grey values, or places in its palette.</summary>
    public static Picture ReadAny(byte[] file) => Decode(file).Picture;

    private static (Picture Picture, OrderedDictionary<string, byte[]> Chunks) Decode(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = new OrderedDictionary<string, byte[]>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            Assert.Equal(BitwiseCrc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add(Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }

        byte[] header = chunks["IHDR"];
        Assert.Equal([8, 0, 0, 0], header[8..].Where((_, i) => i != 1));
        int width = BinaryPrimitives.ReadInt32BigEndian(header);
        int height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        using var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        byte[][] rows = [.. raw.ToArray().Chunk(width + 1)];
        Assert.Equal(height, rows.Length);
        Assert.All(rows, row => Assert.Equal(0, row[0]));
        return (new Picture(width, height, [.. rows.SelectMany(row => row.Skip(1))]), chunks);
    }

    // Bit by bit from the standard's definition, not by table as the encoder does.
    private static uint BitwiseCrc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                uint low = (crc ^ (uint)(b >> bit)) & 1;
                crc = (crc >> 1) ^ (low * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
