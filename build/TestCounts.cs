using System.Globalization;
using System.Xml.Linq;

namespace Digits.Build;

/// <summary>Counts tests over the result files that VSTest writes, one a test project.</summary>
public sealed record TestCounts(int Passed, int Failed, int Skipped)
{
    /// <summary>Sums the .trx files of a folder.</summary>
    public static TestCounts Read(string folder)
    {
        var counts = new TestCounts(0, 0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories))
        {
            var counters = XDocument.Load(file).Descendants().First(element => element.Name.LocalName == "Counters");
            int Count(string name) => int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);

            // VSTest counts a skipped test in the total only.
            counts = new TestCounts(
                counts.Passed + Count("passed"),
                counts.Failed + Count("executed") - Count("passed"),
                counts.Skipped + Count("total") - Count("executed"));
        }

        return counts;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Passed} passed, {Failed} failed" + (Skipped > 0 ? $", {Skipped} skipped" : "");
}
