using CsvHelper;

namespace Digits.Core.Data;

/// <summary>Collects parsed rows in arrays that grow.</summary>
internal sealed class DigitRows(CsvColumns columns, int capacity)
{
    private byte[] _pixels = new byte[capacity * DigitSet.PixelCount];
    private byte[]? _labels = columns.HasLabel ? new byte[capacity] : null;

    public int Count { get; private set; }

    /// <summary>Adds the reader's current row.</summary>
    /// <returns>False, with nothing added, if the row is faulty.</returns>
    public bool TryAdd(CsvReader csv)
    {
        if ((Count + 1) * DigitSet.PixelCount > _pixels.Length)
        {
            Resize(Count * 2);
        }

        var pixels = _pixels.AsSpan(Count * DigitSet.PixelCount, DigitSet.PixelCount);
        byte label = 0;
        bool parsed = _labels is null ? CsvRow.TryParse(csv.RawRecord, pixels) : CsvRow.TryParse(csv.RawRecord, out label, pixels);
        if (!parsed && !(csv.RawRecord.Contains((byte)'"') && TryParseFields(csv, out label, pixels)))
        {
            return false;
        }

        _labels?[Count] = label;
        Count++;
        return true;
    }

    /// <summary>Gets the rows as a set; nothing can be added afterwards.</summary>
    public DigitSet ToSet()
    {
        Resize(Count);
        return new DigitSet(_pixels, _labels);
    }

    private bool TryParseFields(CsvReader csv, out byte label, Span<byte> pixels)
    {
        label = 0;
        if (csv.FieldCount != columns.Names.Count || (columns.HasLabel && !CsvRow.TryParse(csv.GetSpan(0), 9, out label)))
        {
            return false;
        }

        int first = columns.HasLabel ? 1 : 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (!CsvRow.TryParse(csv.GetSpan(first + i), byte.MaxValue, out pixels[i]))
            {
                return false;
            }
        }

        return true;
    }

    private void Resize(int count)
    {
        Array.Resize(ref _pixels, count * DigitSet.PixelCount);
        if (_labels is not null)
        {
            Array.Resize(ref _labels, count);
        }
    }
}
