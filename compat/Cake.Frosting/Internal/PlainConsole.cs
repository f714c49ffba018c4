using Spectre.Console;

namespace Cake.Frosting.Internal;

/// <summary>Writes text without colours or cursor movement: into files and pipes, and wherever NO_COLOR is set.</summary>
internal sealed class PlainConsole : IConsole
{
    public static bool IsWanted => Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Gets Spectre's console in the same manner.</summary>
    public static IAnsiConsole SpectreConsole => IsWanted
        ? AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors })
        : AnsiConsole.Console;

    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    public bool SupportAnsiEscapeCodes => false;

    public void Write(string format, params object[] arg) => Console.Out.Write(format, arg);

    public void Write(string value) => Console.Out.Write(value);

    public void WriteLine(string format, params object[] arg) => Console.Out.WriteLine(format, arg);

    public void WriteLine(string value) => Console.Out.WriteLine(value);

    public void WriteError(string format, params object[] arg) => Console.Error.Write(format, arg);

    public void WriteError(string value) => Console.Error.Write(value);

    public void WriteErrorLine(string format, params object[] arg) => Console.Error.WriteLine(format, arg);

    public void WriteErrorLine(string value) => Console.Error.WriteLine(value);

    public void ResetColor()
    {
    }
}
