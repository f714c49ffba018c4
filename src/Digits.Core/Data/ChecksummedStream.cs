using Digits.Core.Errors;

namespace Digits.Core.Data;

/// <summary>Reads decompressed data and compares length and CRC-32 at the end.</summary>
/// <remarks>The BCL takes cut-off gzip data and damaged zip members for whole ones.</remarks>
internal sealed class ChecksummedStream(Stream inner, uint checksum, uint lengthModulo32Bits, InputException damaged, IDisposable? owner = null) : Stream
{
    private readonly Crc32 _crc = new();
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw damaged;
        }

        _crc.Append(buffer[..count]);
        _length += count;
        if (count == 0 && buffer.Length > 0 && (_crc.Value != checksum || (uint)_length != lengthModulo32Bits))
        {
            throw damaged;
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
