using Digits.Pipeline.Running;

namespace Digits.Pipeline.Reporting;

/// <summary>Says in the first and the last line of output that a result must not be taken for a real one.</summary>
internal sealed class Notices : IDisposable
{
    private readonly ConsoleReport _report;
    private readonly string? _line;

    public Notices(Session session, ConsoleReport report)
    {
        _report = report;
        _line = session.Options.Notices ? Of(session) : null;
        Dispose();
    }

    /// <summary>Gets the line; null where the result is a real one.</summary>
    public static string? Of(Session session)
    {
        string[] sentences =
        [
            .. session.Graph.IsSample ? (string[])["SAMPLE DATA: generated here, not the real data. Do not submit."] : [],
            .. session.Options.Debug ? (string[])["DEBUG RUN: little data, little training. Do not submit."] : [],
        ];
        return sentences.Length == 0 ? null : string.Join(" ", sentences);
    }

    public void Dispose()
    {
        if (_line is not null)
        {
            _report.Notice(_line);
        }
    }
}
