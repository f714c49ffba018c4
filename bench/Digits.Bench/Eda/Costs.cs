using System.Diagnostics;
using System.Globalization;

namespace Digits.Bench.Eda;

/// <summary>What one run of something cost.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="Cpu">Seconds of all processors together.</param>
/// <param name="Megabytes">The most memory of its process; null where it had none of its own.</param>
internal sealed record Cost(double Seconds, double Cpu, double? Megabytes);

/// <summary>Collects what things cost, by the clock and in CPU time.</summary>
internal sealed class Costs
{
    private readonly List<(string Name, string Limit, List<Cost> Found)> _things = [];

    /// <summary>Runs something in this process.</summary>
    /// <param name="name">As the table shows it.</param>
    /// <param name="limit">What it may take, as the table shows it.</param>
    /// <param name="counts">Whether the table counts this run.</param>
    /// <param name="action">What to run.</param>
    public void Add(string name, string limit, bool counts, Action action) => Add(name, limit, counts, () =>
    {
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        action();
        return new Cost(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, null);
    });

    /// <summary>Runs something that knows itself what it costs.</summary>
    public void Add(string name, string limit, bool counts, Func<Cost> run)
    {
        var cost = run();
        Console.Error.WriteLine(Text($"{(counts ? "" : "(unseen) ")}{name}: {cost.Seconds:F2} s, CPU {cost.Cpu:F2} s"));
        if (counts)
        {
            int place = _things.FindIndex(thing => thing.Name == name);
            if (place < 0)
            {
                place = _things.Count;
                _things.Add((name, limit, []));
            }

            _things[place].Found.Add(cost);
        }
    }

    /// <summary>Gets a Markdown table of medians with the least and the most.</summary>
    public string Table() => string.Join('\n',
    [
        "| what | may take | took, median (min to max) | CPU time | peak memory |", "|---|---|---|---|---|",
        .. _things.Select(thing => $"| {thing.Name} | {thing.Limit} | {Spread(thing.Found, cost => cost.Seconds)} | {Spread(thing.Found, cost => cost.Cpu)} | {Memory(thing.Found)} |"),
        "",
    ]);

    private static string Spread(List<Cost> found, Func<Cost, double> of) =>
        Text($"{Engine.Rounds.Median(found.Select(of)):F2} s ({found.Min(of):F2} to {found.Max(of):F2})");

    private static string Memory(List<Cost> found) => found[0].Megabytes is null ? "" : Text($"{found.Max(cost => cost.Megabytes):F0} MB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
