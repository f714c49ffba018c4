using System.Text;

namespace Parquet.Thrift;

/// <summary>Reads Thrift's compact protocol; what it is told to read (the footer, a page header) names the place in its errors.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes, string what)
{
    private const int MaximumDepth = 64;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _last;
    private int _depth;

    public int Position { get; private set; }

    public int Id => _last;

    public CompactType Type { get; private set; }

    /// <summary>Remembers the enclosing struct's field number while a nested one is read.</summary>
    public int BeginStruct()
    {
        if (++_depth > MaximumDepth)
        {
            throw new ParquetException($"Found structs nested more than {MaximumDepth} deep in {what}; expected Parquet's metadata.");
        }

        int outer = _last;
        _last = 0;
        return outer;
    }

    /// <summary>Moves to the struct's next field; false at its end.</summary>
    public bool NextField(int outer)
    {
        byte header = Byte();
        if (header == 0)
        {
            _last = outer;
            _depth--;
            return false;
        }

        Type = (CompactType)(header & 15);
        _last = header >> 4 == 0 ? (short)Zigzag() : _last + (header >> 4);
        return true;
    }

    public readonly bool Bool() => Type == CompactType.True;

    public int Int32()
    {
        long value = Int64();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new ParquetException($"Found {value} in {what} at byte {Position}; expected 32 bits.");
    }

    public long Int64() => Type switch
    {
        CompactType.Int8 => (sbyte)Byte(),
        CompactType.Int16 or CompactType.Int32 or CompactType.Int64 => Zigzag(),
        _ => throw Unexpected("a number"),
    };

    public ReadOnlySpan<byte> Binary()
    {
        if (Type != CompactType.Binary)
        {
            throw Unexpected("bytes");
        }

        return Blob();
    }

    public string String() => Encoding.UTF8.GetString(Binary());

    /// <summary>Reads a list's head; its elements follow, each read with <see cref="Type"/> set to the element's type.</summary>
    public int List()
    {
        if (Type is not (CompactType.List or CompactType.Set))
        {
            throw Unexpected("a list");
        }

        byte header = Byte();
        Type = (CompactType)(header & 15);
        ulong count = header >> 4 == 15 ? Varint() : (ulong)(header >> 4);
        if (count > (ulong)(_bytes.Length - Position))
        {
            throw new ParquetException($"Found a list of {count} elements in {what} with {_bytes.Length - Position} bytes left; expected no more than that.");
        }

        return (int)count;
    }

    public void Skip()
    {
        switch (Type)
        {
            case CompactType.True or CompactType.False:
                break;
            case CompactType.Int8:
                Byte();
                break;
            case CompactType.Int16 or CompactType.Int32 or CompactType.Int64:
                Varint();
                break;
            case CompactType.Double:
                Take(8);
                break;
            case CompactType.Binary:
                Blob();
                break;
            case CompactType.List or CompactType.Set:
                int count = List();
                CompactType element = Type;
                for (int i = 0; i < count; i++)
                {
                    SkipElement(element);
                }

                break;
            case CompactType.Map:
                SkipMap();
                break;
            case CompactType.Struct:
                int outer = BeginStruct();
                while (NextField(outer))
                {
                    Skip();
                }

                break;
            default:
                throw Unexpected("a type from 1 to 12");
        }
    }

    private void SkipMap()
    {
        ulong count = Varint();
        byte types = count == 0 ? (byte)0 : Byte();
        for (ulong i = 0; i < count; i++)
        {
            SkipElement((CompactType)(types >> 4));
            SkipElement((CompactType)(types & 15));
        }
    }

    private void SkipElement(CompactType type)
    {
        Type = type;
        if (type is CompactType.True or CompactType.False)
        {
            // Inside collections a boolean takes a byte of its own.
            Byte();
            return;
        }

        Skip();
    }

    private ReadOnlySpan<byte> Blob()
    {
        ulong length = Varint();
        return Take(length > int.MaxValue ? int.MaxValue : (int)length);
    }

    private long Zigzag()
    {
        ulong value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new ParquetException($"Found a number of more than 10 bytes in {what} at byte {Position}; expected at most 10.");
    }

    private byte Byte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - Position)
        {
            throw new ParquetException($"Found the end of {what} after {_bytes.Length} bytes; expected {count} more at byte {Position}.");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    private readonly ParquetException Unexpected(string expected) =>
        new($"Found compact type {(int)Type} for field {_last} of {what} at byte {Position}; expected {expected}.");
}
