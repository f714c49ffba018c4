using System.Buffers.Binary;

namespace Digits.Core.Data;

/// <summary>Computes the CRC-32 of gzip and zip (RFC 1952), eight bytes a step.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Tables = CreateTables();

    private uint _register = uint.MaxValue;

    /// <summary>Gets the checksum of all bytes so far.</summary>
    public uint Value => ~_register;

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        uint c = _register;
        uint[] t = Tables;
        for (; data.Length >= 8; data = data[8..])
        {
            c ^= BinaryPrimitives.ReadUInt32LittleEndian(data);
            uint d = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            c = t[0x700 + (c & 0xFF)] ^ t[0x600 + ((c >> 8) & 0xFF)] ^ t[0x500 + ((c >> 16) & 0xFF)] ^ t[0x400 + (c >> 24)]
                ^ t[0x300 + (d & 0xFF)] ^ t[0x200 + ((d >> 8) & 0xFF)] ^ t[0x100 + ((d >> 16) & 0xFF)] ^ t[d >> 24];
        }

        foreach (byte b in data)
        {
            c = (c >> 8) ^ t[(c ^ b) & 0xFF];
        }

        _register = c;
    }

    private static uint[] CreateTables()
    {
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint c = i;
            for (int bit = 0; bit < 8; bit++)
            {
                c = (c >> 1) ^ ((c & 1) * 0xEDB88320);
            }

            tables[i] = c;
        }

        for (int i = 256; i < tables.Length; i++)
        {
            tables[i] = (tables[i - 256] >> 8) ^ tables[tables[i - 256] & 0xFF];
        }

        return tables;
    }
}
