using Digits.Pipeline.Running;

namespace Digits.Pipeline.Reporting;

/// <summary>Says in the first and the last line of output that a result must not be taken for a real one.</summary>
internal sealed class Notices : IDisposable
{
    private readonly ConsoleReport _report;
    private readonly List<string> _lines = [];

    public Notices(Session session, ConsoleReport report)
    {
        _report = report;
        if (session.Graph.IsSample)
        {
            _lines.Add("SAMPLE DATA: generated here, not the real data. Do not submit.");
        }

        if (session.Options.Debug)
        {
            _lines.Add("DEBUG RUN: little data, little training. Do not submit.");
        }

        Dispose();
    }

    public void Dispose()
    {
        if (_lines.Count > 0)
        {
            _report.Notice(string.Join(" ", _lines));
        }
    }
}
