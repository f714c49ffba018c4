using System.Text;
using Parquet.Format;

namespace Parquet.Thrift;

/// <summary>Writes Thrift's compact protocol, as far as Parquet's metadata needs it.</summary>
internal sealed class CompactWriter(ByteBuffer output)
{
    private readonly Stack<int> _outer = new();
    private int _last;

    public void Int32(int id, int value)
    {
        Header(id, CompactType.Int32);
        Zigzag(value);
    }

    public void Int64(int id, long value)
    {
        Header(id, CompactType.Int64);
        Zigzag(value);
    }

    public void Int16(int id, short value)
    {
        Header(id, CompactType.Int16);
        Zigzag(value);
    }

    public void Int8(int id, sbyte value)
    {
        Header(id, CompactType.Int8);
        output.WriteByte((byte)value);
    }

    public void Bool(int id, bool value) => Header(id, value ? CompactType.True : CompactType.False);

    public void Binary(int id, ReadOnlySpan<byte> value)
    {
        Header(id, CompactType.Binary);
        Binary(value);
    }

    public void String(int id, string value) => Binary(id, Encoding.UTF8.GetBytes(value));

    public void String(string value) => Binary(Encoding.UTF8.GetBytes(value));

    public void Zigzag(long value) => output.WriteVarint((ulong)((value << 1) ^ (value >> 63)));

    public void List(int id, CompactType elementType, int count)
    {
        Header(id, CompactType.List);
        if (count < 15)
        {
            output.WriteByte((byte)((count << 4) | (int)elementType));
        }
        else
        {
            output.WriteByte((byte)(0xF0 | (int)elementType));
            output.WriteVarint((ulong)count);
        }
    }

    public void Begin(int id)
    {
        Header(id, CompactType.Struct);
        Begin();
    }

    public void Begin()
    {
        _outer.Push(_last);
        _last = 0;
    }

    public void End()
    {
        output.WriteByte(0);
        _last = _outer.Pop();
    }

    /// <summary>Writes a struct without fields, as Parquet's unions use them.</summary>
    public void Empty(int id)
    {
        Begin(id);
        End();
    }

    private void Binary(ReadOnlySpan<byte> value)
    {
        output.WriteVarint((ulong)value.Length);
        output.Write(value);
    }

    private void Header(int id, CompactType type)
    {
        int delta = id - _last;
        if (delta is > 0 and <= 15)
        {
            output.WriteByte((byte)((delta << 4) | (int)type));
        }
        else
        {
            output.WriteByte((byte)type);
            Zigzag(id);
        }

        _last = id;
    }
}
