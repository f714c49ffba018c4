namespace Digits.Core.Data;

/// <summary>Parses one line of digits strictly: plain integers between commas, nothing else.</summary>
internal static class CsvRow
{
    /// <summary>Parses a line without a label.</summary>
    /// <param name="line">The line's bytes without the line break.</param>
    /// <param name="pixels">uint8 [784], zero on entry; receives 0..255.</param>
    /// <returns>False if the line is anything but 784 integers 0..255 of at most three digits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, Span<byte> pixels)
    {
        int at = 0;
        int pixel = 0;
        while (pixel < pixels.Length)
        {
            // Most of an image is background, which is zero in the buffer already: four pixels in one compare.
            if (pixels.Length - pixel >= 4 && line[at..].StartsWith("0,0,0,0,"u8))
            {
                at += 8;
                pixel += 4;
                continue;
            }

            int start = at;
            int value = 0;
            while (at < line.Length && (uint)(line[at] - '0') <= 9 && at - start < 3)
            {
                value = (value * 10) + line[at++] - '0';
            }

            bool last = pixel == pixels.Length - 1;
            if (at == start || value > byte.MaxValue || (last ? at != line.Length : at == line.Length || line[at] != ','))
            {
                return false;
            }

            pixels[pixel++] = (byte)value;
            at++;
        }

        return at == line.Length + 1;
    }

    /// <summary>Parses a line that starts with a label.</summary>
    /// <param name="line">The line's bytes without the line break.</param>
    /// <param name="label">The label, 0..9.</param>
    /// <param name="pixels">uint8 [784], zero on entry; receives 0..255.</param>
    /// <returns>False if the line is anything but a digit 0..9 and 784 integers 0..255 of at most three digits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out byte label, Span<byte> pixels)
    {
        label = 0;
        if (line.Length < 2 || (uint)(line[0] - '0') > 9 || line[1] != ',')
        {
            return false;
        }

        label = (byte)(line[0] - '0');
        return TryParse(line[2..], pixels);
    }

    /// <summary>Parses one value, as quoted fields need it.</summary>
    /// <returns>False if the value is no integer 0..<paramref name="max"/> of at most three digits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> field, int max, out byte value)
    {
        int number = 0;
        foreach (byte c in field)
        {
            if ((uint)(c - '0') > 9)
            {
                value = 0;
                return false;
            }

            number = Math.Min((number * 10) + c - '0', 1000);
        }

        value = (byte)number;
        return field.Length is > 0 and <= 3 && number <= max;
    }
}
