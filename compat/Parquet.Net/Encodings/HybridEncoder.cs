using System.Buffers.Binary;
using Parquet.Format;

namespace Parquet.Encodings;

/// <summary>Writes Parquet's hybrid of run lengths and bit-packed groups of eight.</summary>
internal static class HybridEncoder
{
    private const ulong OnePerByte = 0x0101_0101_0101_0101;

    /// <summary>Encodes values of 1..8 bits.</summary>
    public static void Encode(ReadOnlySpan<byte> values, int width, ByteBuffer output)
    {
        int literal = 0;
        int at = 0;
        while (at + 8 <= values.Length)
        {
            byte first = values[at];
            if (BinaryPrimitives.ReadUInt64LittleEndian(values[at..]) == first * OnePerByte)
            {
                int run = values[at..].IndexOfAnyExcept(first);
                run = run < 0 ? values.Length - at : run;
                if (run >= ShortestRun(width))
                {
                    WriteLiterals(values[literal..at], width, output);
                    WriteRun(run, first, width, output);
                    at += run;
                    literal = at;
                    continue;
                }
            }

            at += 8;
        }

        WriteLiterals(values[literal..], width, output);
    }

    /// <summary>Encodes values of 1..31 bits.</summary>
    public static void Encode(ReadOnlySpan<int> values, int width, ByteBuffer output)
    {
        int literal = 0;
        int at = 0;
        while (at + 8 <= values.Length)
        {
            int run = values[at..].IndexOfAnyExcept(values[at]);
            run = run < 0 ? values.Length - at : run;
            if (run >= ShortestRun(width))
            {
                WriteLiterals(values[literal..at], width, output);
                WriteRun(run, values[at], width, output);
                at += run;
                literal = at;
            }
            else
            {
                at += 8;
            }
        }

        WriteLiterals(values[literal..], width, output);
    }

    // A run costs up to five bytes with the literals' new header, eight packed values cost one byte per bit.
    private static int ShortestRun(int width) => width >= 4 ? 8 : 32;

    private static void WriteRun(int count, int value, int width, ByteBuffer output)
    {
        output.WriteVarint((ulong)count << 1);
        for (int shift = 0; shift < width; shift += 8)
        {
            output.WriteByte((byte)(value >> shift));
        }
    }

    private static void WriteLiterals(ReadOnlySpan<byte> values, int width, ByteBuffer output)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int groups = (values.Length + 7) / 8;
        output.WriteVarint(((ulong)groups << 1) | 1);
        Span<byte> target = output.Reserve((groups * width) + 8);
        for (int group = 0; group < groups; group++)
        {
            ulong packed = BitPacking.Pack(BitPacking.Load(values[(8 * group)..]), width);
            BinaryPrimitives.WriteUInt64LittleEndian(target[(group * width)..], packed);
        }

        output.Advance(groups * width);
    }

    private static void WriteLiterals(ReadOnlySpan<int> values, int width, ByteBuffer output)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int groups = (values.Length + 7) / 8;
        output.WriteVarint(((ulong)groups << 1) | 1);
        Span<byte> target = output.Reserve(groups * width);
        Span<int> last = stackalloc int[8];
        for (int group = 0; group < groups; group++)
        {
            ReadOnlySpan<int> eight = values[(8 * group)..];
            if (eight.Length < 8)
            {
                last.Clear();
                eight.CopyTo(last);
            }

            BitPacking.Pack(eight.Length < 8 ? last : eight[..8], width, target.Slice(group * width, width));
        }

        output.Advance(groups * width);
    }
}
