using System.Buffers.Binary;
using System.IO.Compression;

namespace Digits.Pages.Charts;

/// <summary>Encodes pictures as PNG (ISO/IEC 15948): 8-bit grey, no filter, one IDAT chunk.</summary>
public static class Png
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcEntry)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes a picture.</summary>
    public static byte[] Encode(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Height);

        // 8 bits a sample; colour type 0 (grey), compression, filter method and interlace stay 0.
        header[8] = 8;
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compress(picture));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Encodes a picture as a data URI for HTML and SVG.</summary>
    public static string DataUri(Picture picture) => "data:image/png;base64," + Convert.ToBase64String(Encode(picture));

    private static byte[] Compress(Picture picture)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int y = 0; y < picture.Height; y++)
            {
                // Filter type 0 begins each row: flat digits deflate best as they are.
                zlib.WriteByte(0);
                zlib.Write(picture.Pixels, y * picture.Width, picture.Width);
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
}
