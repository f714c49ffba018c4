using System.Globalization;
using System.Text.Json;
using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Configuration;

/// <summary>
/// The slots that there are of each resource, and into how many parts a slot is divided that several share: the machine's, then pipeline.json's, then the
/// command line's.
/// </summary>
internal sealed class Capacity(StageCatalogue catalogue, List<Fault> faults)
{
    public const string Cpu = "cpu";
    private readonly Dictionary<string, int> _slots = new() { [Cpu] = Environment.ProcessorCount, ["gpu"] = 1 };

    // What stages name so: 1/folds-per-gpu. Undivided unless somebody says so.
    private readonly Dictionary<string, int> _parts = catalogue.Stages.SelectMany(stage => stage.Resources.Values)
        .Select(Portion.PartsName).OfType<string>().Distinct().ToDictionary(name => name, _ => 1);

    public IReadOnlyDictionary<string, int> Slots => _slots;

    /// <summary>Gets into how many parts a slot is divided.</summary>
    public int Parts(string name) => _parts[name];

    /// <summary>Gets whether more threads than processors take all of them: a small machine and <c>--jobs=1</c> do the same work as a large one.</summary>
    public bool IsCpuElastic { get; private set; } = true;

    /// <summary>Gets an integer of at least <paramref name="least"/>, or null where the value is none.</summary>
    public static int? Count(JsonAt value, int least) => value.Kind == JsonValueKind.Number ? Count(value.Text, least) : null;

    /// <summary>Takes what pipeline.json says of a resource.</summary>
    public void Set(string name, JsonAt value)
    {
        if (name == Cpu && value.Kind == JsonValueKind.Null)
        {
            return;
        }

        if (Count(value, least: 1) is { } count)
        {
            (_parts.ContainsKey(name) ? _parts : _slots)[name] = count;
            IsCpuElastic &= name != Cpu;
        }
        else
        {
            string expected = name == Cpu ? "an integer of at least 1, or null for the machine's processors" : "an integer of at least 1";
            faults.Add(new Fault($"resources.{name} = {value.Shown}", expected, value.Where));
        }
    }

    /// <summary>Takes what the command line says.</summary>
    public void Set(PipelineOptions options)
    {
        foreach (string assignment in options.Resources)
        {
            Set(assignment, $"--resources={assignment}");
        }

        if (options.Jobs is { } jobs)
        {
            _slots[Cpu] = jobs;
            IsCpuElastic = true;
        }
    }

    /// <summary>Tells whether there is such a resource, or reports that there is none.</summary>
    public bool Knows(string resource, string where) => Knows(resource, _slots.Keys, where);

    private static int? Count(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= least ? count : null;

    private void Set(string assignment, string where)
    {
        string[] parts = assignment.Split('=');
        if (parts[0] == Cpu)
        {
            faults.Add(new Fault("cpu among the resources", "--jobs=N", where));
        }
        else if (parts.Length != 2 || Count(parts[1], least: 1) is not { } count)
        {
            faults.Add(new Fault($"\"{assignment}\"", "name=slots, at least 1", where));
        }
        else if (Knows(parts[0], [.. _slots.Keys, .. _parts.Keys], where))
        {
            (_parts.ContainsKey(parts[0]) ? _parts : _slots)[parts[0]] = count;
        }
    }

    private bool Knows(string resource, IReadOnlyCollection<string> known, string where)
    {
        if (known.Contains(resource))
        {
            return true;
        }

        string nearest = Nearest.Close(resource, known) is { } close ? $" (nearest: {close})" : "";
        faults.Add(new Fault($"resource \"{resource}\"", $"one of {string.Join(", ", known)}{nearest}, or its slots under \"resources\" in pipeline.json", where));
        return false;
    }
}
