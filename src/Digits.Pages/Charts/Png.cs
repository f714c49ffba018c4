using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits.Pages.Charts;

/// <summary>Encodes pictures as PNG (ISO/IEC 15948): 8-bit grey or palette, no filter, one IDAT chunk.</summary>
public static class Png
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcEntry)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes a grey picture.</summary>
    public static byte[] Encode(Picture picture) => Encode(picture.Width, picture.Height, ColourType.Grey, picture.Pixels, _ => { });

    /// <summary>Encodes a picture of coloured ink, opaque where there is most of it.</summary>
    public static byte[] Encode(Tinted picture) => Encode(picture.Width, picture.Height, ColourType.Palette, picture.Indices, file =>
    {
        var colours = picture.Tints.SelectMany(t => Enumerable.Repeat(t.Rgb(), Tinted.Levels)).SelectMany(c => (byte[])[c.Red, c.Green, c.Blue]);
        var opacities = picture.Tints.SelectMany(_ => Enumerable.Range(1, Tinted.Levels)).Select(level => (byte)(level * byte.MaxValue / Tinted.Levels));
        Chunk(file, "PLTE"u8, [0, 0, 0, .. colours]);
        Chunk(file, "tRNS"u8, [0, .. opacities]);
    });

    /// <summary>Encodes a picture as a data URI for HTML and SVG.</summary>
    public static string DataUri(Picture picture) => "data:image/png;base64," + Convert.ToBase64String(Encode(picture));

    private static byte[] Encode(int width, int height, ColourType colours, byte[] pixels, Action<MemoryStream> writeColours)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);

        // 8 bits a sample; compression, filter method and interlace stay 0.
        header[8] = 8;
        header[9] = (byte)colours;
        Chunk(file, "IHDR"u8, header);
        writeColours(file);
        Chunk(file, "IDAT"u8, Compress(width, height, pixels));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(int width, int height, byte[] pixels)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                // Filter type 0 begins each row: flat digits deflate best as they are.
                zlib.WriteByte(0);
                zlib.Write(pixels, y * width, width);
            }
        }

        return data.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.Write(word);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(word);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte b in data)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint CrcEntry(int index)
    {
        uint entry = (uint)index;
        for (int bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) == 0 ? entry >> 1 : 0xEDB88320 ^ (entry >> 1);
        }

        return entry;
    }

    private enum ColourType : byte
    {
        Grey = 0,
        Palette = 3,
    }
}
