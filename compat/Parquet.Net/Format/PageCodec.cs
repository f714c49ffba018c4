using System.Diagnostics;
using System.IO.Compression;

namespace Parquet.Format;

/// <summary>Compresses and decompresses pages.</summary>
internal static class PageCodec
{
    private const int BrotliWindow = 22;

    public static bool IsKnown(CompressionMethod method) => method is CompressionMethod.None or CompressionMethod.Gzip or CompressionMethod.Brotli;

    public static void Compress(CompressionMethod method, CompressionLevel level, ReadOnlySpan<byte> page, ByteBuffer output)
    {
        switch (method)
        {
            case CompressionMethod.None:
                output.Write(page);
                break;
            case CompressionMethod.Brotli:
                Span<byte> room = output.Reserve(BrotliEncoder.GetMaxCompressedLength(page.Length));
                if (!BrotliEncoder.TryCompress(page, room, out int written, BrotliQuality(level), BrotliWindow))
                {
                    throw new UnreachableException();
                }

                output.Advance(written);
                break;
            case CompressionMethod.Gzip:
                using (var compressed = new MemoryStream())
                {
                    using (var gzip = new GZipStream(compressed, level, leaveOpen: true))
                    {
                        gzip.Write(page);
                    }

                    output.Write(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
                }

                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Fills <paramref name="page"/>, whose length the page's header gives.</summary>
    public static void Decompress(CompressionMethod method, ReadOnlyMemory<byte> compressed, Span<byte> page, string column)
    {
        int written;
        switch (method)
        {
            case CompressionMethod.None:
                written = compressed.Length;
                if (written == page.Length)
                {
                    compressed.Span.CopyTo(page);
                }

                break;
            case CompressionMethod.Brotli:
                if (!BrotliDecoder.TryDecompress(compressed.Span, page, out written))
                {
                    written = -1;
                }

                break;
            case CompressionMethod.Gzip:
                written = Gunzip(compressed, page);
                break;
            default:
                throw new ParquetException($"Found codec {method} in column '{column}'; expected None, Gzip or Brotli.");
        }

        if (written != page.Length)
        {
            throw new ParquetException($"Found a damaged page in column '{column}': {compressed.Length} bytes of {method} that do not unpack to {page.Length} bytes.");
        }
    }

    private static int Gunzip(ReadOnlyMemory<byte> compressed, Span<byte> page)
    {
        try
        {
            using var source = new MemoryStream(compressed.ToArray(), writable: false);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            int read = gzip.ReadAtLeast(page, page.Length, throwOnEndOfStream: false);
            return gzip.ReadByte() < 0 ? read : -1;
        }
        catch (InvalidDataException)
        {
            return -1;
        }
    }

    // The qualities that BrotliStream gives to these levels.
    private static int BrotliQuality(CompressionLevel level) => level switch
    {
        CompressionLevel.NoCompression => 0,
        CompressionLevel.Fastest => 1,
        CompressionLevel.Optimal => 4,
        _ => 11,
    };
}
