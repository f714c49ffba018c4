using System.Globalization;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Reporting;

/// <summary>Prints states and the stages' lines; on a terminal the newest passing line stays at the bottom and is overwritten.</summary>
internal sealed class ConsoleReport
{
    private const string PassingMark = "~ ";
    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly int _nameWidth;
    private readonly bool _terminal;
    private readonly bool _colours;
    private int _passingWidth;

    public ConsoleReport(TextWriter output, int nameWidth)
    {
        _output = output;
        _nameWidth = nameWidth;
        _terminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        _colours = _terminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    }

    /// <summary>Prints a line that stays.</summary>
    public void Line(string text)
    {
        lock (_gate)
        {
            Clear();
            _output.WriteLine(text);
            _output.Flush();
        }
    }

    /// <summary>Prints a notice that nobody may overlook.</summary>
    public void Notice(string text) => Line(Paint(text, "1;33"));

    /// <summary>Prints an instance's name and a text in aligned columns.</summary>
    public void Instance(string name, string text) => Line($"{name.PadRight(_nameWidth)}  {text}");

    /// <summary>Prints an instance's state with its reason.</summary>
    public void State(string name, InstanceResult result) => Instance(name, Describe(result));

    /// <summary>Passes on a stage's line; passing progress is dropped where there is no terminal.</summary>
    public void Relay(string name, string text)
    {
        if (!text.StartsWith(PassingMark, StringComparison.Ordinal))
        {
            Instance(name, "| " + text);
        }
        else if (_terminal)
        {
            string line = $"{name.PadRight(_nameWidth)}  | {text[PassingMark.Length..]}";
            int width = Math.Max(Console.WindowWidth - 1, 20);
            lock (_gate)
            {
                Clear();
                _output.Write(line.Length > width ? line[..width] : line);
                _output.Flush();
                _passingWidth = Math.Min(line.Length, width);
            }
        }
    }

    /// <summary>Gets seconds as a person reads them: <c>0.31 s</c>, <c>58.1 s</c>, <c>5 min 12 s</c>.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60} s"),
    };

    private string Describe(InstanceResult result)
    {
        string state = RunLog.Name(result.State);
        return result.State switch
        {
            InstanceState.Hit => Paint(state, "2"),
            InstanceState.Ran => $"{Paint(state, "32")}: {result.Reason} ({Time(result.Seconds)})",
            InstanceState.Restored => $"{Paint(state, "36")}: {result.ShownReason}",
            InstanceState.Failed => $"{Paint(state, "31")}: {result.Reason}",
            _ => $"{Paint(state, "33")}: {result.Reason}",
        };
    }

    private string Paint(string text, string code) => _colours ? $"\e[{code}m{text}\e[0m" : text;

    private void Clear()
    {
        if (_passingWidth > 0)
        {
            _output.Write('\r' + new string(' ', _passingWidth) + '\r');
            _passingWidth = 0;
        }
    }
}
