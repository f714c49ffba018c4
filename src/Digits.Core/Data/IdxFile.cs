using System.Buffers.Binary;
using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Reads unsigned bytes in the IDX format: a magic number, a big-endian 32-bit length for each dimension, then the values row-major.</summary>
internal static class IdxFile
{
    // Two zero bytes, 8 for unsigned bytes, the number of dimensions.
    private const uint MagicWithoutDimensions = 0x0800;

    /// <summary>Reads the first items of a file.</summary>
    /// <param name="file">The file, plain or compressed.</param>
    /// <param name="item">What a message calls an item: <c>image</c>.</param>
    /// <param name="shape">The shape that each item must have: [28,28] for images, [] for labels.</param>
    /// <param name="maxItems">Reads only so many items and checks no others, or all if null.</param>
    /// <returns>The number of items that the file's header names, and the values of those that were read.</returns>
    /// <exception cref="InputException">The file is missing, has another magic number or shape, holds no items, or is longer or shorter than its header says.</exception>
    public static (long Count, byte[] Values) Read(DigitFile file, string item, int[] shape, int? maxItems)
    {
        using var stream = file.Open();
        try
        {
            return Read(stream, file.Where, item, shape, maxItems);
        }
        catch (InputException) when (stream is ChecksummedStream)
        {
            // Damaged compressed data explain any other fault: read to the end, where the checksum tells.
            stream.CopyTo(Stream.Null);
            throw;
        }
    }

    private static (long Count, byte[] Values) Read(Stream stream, string where, string item, int[] shape, int? maxItems)
    {
        byte[] header = new byte[4 * (2 + shape.Length)];
        int got = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        uint expected = MagicWithoutDimensions + 1 + (uint)shape.Length;
        uint magic = got >= 4 ? Number(header, 0) : 0;
        if (magic != expected)
        {
            string found = got < 4 ? $"a file of {got} bytes" : $"magic number 0x{magic:X8}";
            throw new InputException(found, $"IDX with magic number 0x{expected:X8}: unsigned bytes, dimensions {1 + shape.Length}", where);
        }

        if (got < header.Length)
        {
            throw new InputException($"a file of {got} bytes", $"a header of {header.Length} bytes", where);
        }

        uint[] sides = [.. shape.Select((_, axis) => Number(header, 2 + axis))];
        if (!sides.SequenceEqual(shape.Select(side => (uint)side)))
        {
            throw new InputException($"{item}s of {string.Join('x', sides)}", $"{item}s of {string.Join('x', shape)}", where);
        }

        long count = Number(header, 1);
        int size = shape.Aggregate(1, (product, side) => product * side);
        long wanted = Math.Min(count, maxItems ?? long.MaxValue);
        long most = Array.MaxLength / size;
        if (wanted == 0 || wanted > most)
        {
            throw new InputException($"{wanted} {item}s", $"1 to {most} {item}s", where);
        }

        byte[] values = new byte[wanted * size];
        int read = stream.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (read < values.Length)
        {
            throw new InputException($"a file that ends after {read / size} {item}s", $"{count} {item}s, as its header says", where);
        }

        return wanted < count || stream.ReadByte() < 0
            ? (count, values)
            : throw new InputException($"bytes after the last {item}", $"{count} {item}s, as its header says", where);
    }

    private static uint Number(byte[] header, int index) => BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 * index));
}
