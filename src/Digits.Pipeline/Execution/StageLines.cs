using System.Text;

namespace Digits.Pipeline.Execution;

/// <summary>Reads what a stage prints, however much it is and however long its lines are.</summary>
internal static class StageLines
{
    /// <summary>The characters of a line that are passed on; more of one tells nobody anything.</summary>
    public const int Longest = 10_000;

    private const int BufferSize = 16 * 1024;

    /// <summary>Passes on each line, the end of one that is too long left out.</summary>
    public static async Task Read(TextReader reader, Action<string> line)
    {
        char[] buffer = new char[BufferSize];
        var text = new StringBuilder();
        long length = 0;
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and int count)
        {
            for (var rest = buffer.AsSpan(0, count); rest.Length > 0;)
            {
                int end = rest.IndexOf('\n');
                var part = end < 0 ? rest : rest[..end];
                text.Append(part[..(int)Math.Clamp(Longest - length, 0, part.Length)]);
                length += part.Length;
                rest = rest[(end < 0 ? rest.Length : end + 1)..];
                if (end >= 0)
                {
                    line(Taken(text, ref length));
                }
            }
        }

        if (length > 0)
        {
            line(Taken(text, ref length));
        }
    }

    private static string Taken(StringBuilder text, ref long length)
    {
        string taken = length > Longest ? $"{text} ... ({length - Longest} more characters)" : text.ToString().TrimEnd('\r');
        text.Clear();
        length = 0;
        return taken;
    }
}

/// <summary>Keeps the last lines of standard error; many may add and look at a time.</summary>
internal sealed class ErrorLines
{
    private const int Kept = 1000;
    private readonly Queue<string> _lines = new();
    private readonly Lock _gate = new();
    private int _dropped;

    public void Add(string line)
    {
        lock (_gate)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
                _dropped++;
            }
        }
    }

    /// <summary>Gets the lines so far, and first, where there were too many, how many are left out.</summary>
    public IReadOnlyList<string> All()
    {
        lock (_gate)
        {
            return _dropped == 0 ? [.. _lines] : [$"({_dropped} earlier lines of standard error are left out)", .. _lines];
        }
    }
}
