using System.Buffers;

namespace Parquet.Format;

/// <summary>Grows as bytes are written to it, on pooled memory.</summary>
internal sealed class ByteBuffer(int capacity = 1024) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    /// <summary>Returns at least <paramref name="size"/> bytes of free room, whose content is undefined.</summary>
    public Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Length < size)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + size), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void WriteVarint(ulong value)
    {
        Span<byte> room = Reserve(10);
        int used = 0;
        while (value >= 0x80)
        {
            room[used++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[used++] = (byte)value;
        Length += used;
    }

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
