using System.Globalization;
using System.Text.Json;
using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Configuration;

/// <summary>Finds what an instance of a stage takes: one <c>cpu</c> slot, overlaid by its stage.json, then by pipeline.json.</summary>
internal sealed class DemandReader(StageCatalogue catalogue, Settings settings, Capacity capacity, List<Fault> faults)
{
    /// <param name="stage">The stage.</param>
    /// <param name="member">The member whose params count; null for all.</param>
    /// <param name="overlay">The resources in <c>stages.NAME.resources</c>.</param>
    public IReadOnlyDictionary<string, Portion> Read(StageDeclaration stage, Member? member, IReadOnlyList<KeyValuePair<string, JsonAt>> overlay)
    {
        var demand = new Dictionary<string, Portion> { [Capacity.Cpu] = new(1) };
        foreach (var (resource, slots) in stage.Resources.Where(slots => overlay.All(over => over.Key != slots.Key)))
        {
            Add(demand, resource, Declared(slots, member), $"resources.{resource} of {stage.Name}", stage.Where);
        }

        foreach (var (resource, value) in overlay)
        {
            string name = $"stages.{stage.Name}.resources.{resource}";
            if (Count(value, member) is { } count)
            {
                Add(demand, resource, new(count), name, value.Where);
            }
            else
            {
                faults.Add(new Fault($"{name} = {value.Shown}", "an integer of at least 0, or the path of an integer param", value.Where));
            }
        }

        return demand;
    }

    private Portion Declared(string slots, Member? member) => Portion.PartsName(slots) is { } parts ? new(1, capacity.Parts(parts))
        : int.TryParse(slots, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new(number)
        : new(settings.Integer(slots, member));

    private int? Count(JsonAt value, Member? member) =>
        value.Kind == JsonValueKind.String && catalogue.Schemas.GetValueOrDefault(value.Text) is { Type: "integer", Nullable: false }
            ? settings.Integer(value.Text, member)
            : Capacity.Count(value, least: 0);

    private void Add(Dictionary<string, Portion> demand, string resource, Portion portion, string name, string where)
    {
        if (!capacity.Knows(resource, where))
        {
            return;
        }

        int most = capacity.Slots[resource];
        if (portion.Slots > most && (resource != Capacity.Cpu || !capacity.IsCpuElastic))
        {
            faults.Add(new Fault($"{name} = {portion}", $"at most {most}, all that there is of {resource}", where));
        }

        demand[resource] = portion;
    }
}
