using System.Text.Json;
using Digits.Pipeline.Reporting;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Points;

/// <summary>Knows how long the instances of a run took, from this workspace's run logs: what records tell may be another machine's.</summary>
internal sealed class Times
{
    private readonly Dictionary<string, double> _seconds = [];
    private readonly HashSet<string> _wanted;

    /// <summary>Reads logs, the newest first, until each key's time is known.</summary>
    public Times(Workspace workspace, IEnumerable<InstanceResult> results)
    {
        _wanted = [.. results.Where(result => result is { IsGood: true, State: not InstanceState.Ran }).Select(result => result.Key)];
        foreach (var (_, path) in RunLog.Logs(workspace).TakeWhile(_ => _wanted.Count > 0))
        {
            Read(path);
        }
    }

    /// <summary>Gets the seconds that an instance ran, now or in the newest run that made its key; null where no log tells.</summary>
    public double? Of(InstanceResult result) =>
        result.State == InstanceState.Ran ? RunLog.Rounded(result.Seconds) : _seconds.TryGetValue(result.Key, out double seconds) ? seconds : null;

    private void Read(string path)
    {
        try
        {
            using var log = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var instance in log.RootElement.GetProperty("instances").EnumerateArray().Where(instance => instance.GetProperty("state").GetString() == "ran"))
            {
                string key = instance.GetProperty("key").GetString()!;
                double seconds = instance.GetProperty("seconds").GetDouble();
                if (_wanted.Remove(key))
                {
                    _seconds[key] = seconds;
                }
            }
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A log that was cut short or removed tells nothing.
        }
    }
}
