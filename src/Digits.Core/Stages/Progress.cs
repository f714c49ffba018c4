namespace Digits.Core.Stages;

/// <summary>Prints a stage's progress: plain lines, and passing lines that a terminal overwrites.</summary>
/// <remarks>Where standard output is no terminal, a passing line starts with <c>~ </c>: the engine shows the newest one or drops it.</remarks>
public static class Progress
{
    private static int _passingWidth;

    /// <summary>Prints a line that stays.</summary>
    public static void Line(string text)
    {
        Clear();
        Console.Out.WriteLine(text);
        Console.Out.Flush();
    }

    /// <summary>Shows a line that the next one replaces.</summary>
    public static void Passing(string text)
    {
        if (Console.IsOutputRedirected)
        {
            Console.Out.WriteLine("~ " + text);
        }
        else
        {
            Clear();
            Console.Out.Write(text);
            _passingWidth = text.Length;
        }

        Console.Out.Flush();
    }

    private static void Clear()
    {
        if (_passingWidth > 0)
        {
            Console.Out.Write('\r' + new string(' ', _passingWidth) + '\r');
            _passingWidth = 0;
        }
    }
}
