using System.Globalization;

namespace Digits.Bench.Engine;

/// <summary>Measures several things in turns, so that a busy moment of the machine meets all of them.</summary>
internal sealed class Rounds
{
    private readonly List<(string Name, Func<double> Measure, List<double> Found)> _things = [];

    /// <summary>Adds a thing.</summary>
    /// <param name="name">As the table shows it.</param>
    /// <param name="measure">Prepares, then gets milliseconds.</param>
    public void Add(string name, Func<double> measure) => _things.Add((name, measure, []));

    /// <summary>Measures everything once unseen, then in as many rounds.</summary>
    public Rounds Run(int rounds)
    {
        for (int round = -1; round < rounds; round++)
        {
            foreach (var (name, measure, found) in _things)
            {
                double milliseconds = measure();
                if (round >= 0)
                {
                    found.Add(milliseconds);
                }

                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round + 1,3}/{rounds}  {name,-60} {milliseconds,9:F1} ms"));
            }
        }

        return this;
    }

    public IEnumerable<string> Names => _things.Select(thing => thing.Name);

    /// <summary>Gets the median with the least and the most.</summary>
    public string Spread(string name)
    {
        var found = _things.First(thing => thing.Name == name).Found;
        return $"{Time(Median(name))} ({Time(found.Min())} to {Time(found.Max())})";
    }

    public double Median(string name) => Median(_things.First(thing => thing.Name == name).Found);

    public static double Median(IEnumerable<double> values)
    {
        List<double> found = [.. values.Order()];
        return (found[(found.Count - 1) / 2] + found[found.Count / 2]) / 2;
    }

    /// <summary>Gets a Markdown table: median, least and most, and the median's ratio to one of the things.</summary>
    public string Table(string what, string basis) => string.Join('\n',
    [
        $"| {what} | median | min to max | ratio |", "|---|---|---|---|",
        .. _things.Select(thing => string.Create(CultureInfo.InvariantCulture,
            $"| {thing.Name} | {Time(Median(thing.Name))} | {Time(thing.Found.Min())} to {Time(thing.Found.Max())} | {Median(thing.Name) / Median(basis):F2} |")),
        "",
    ]);

    public static string Time(double milliseconds) => milliseconds < 100
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F1} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F0} ms");
}
