using System.Text.Json;
using Digits.Pipeline.Declarations;

namespace Digits.Pipeline.Configuration;

/// <summary>Reads <c>resources</c> and <c>stages</c> of pipeline.json, with what <c>--jobs</c> and <c>--resources</c> put in their place.</summary>
internal sealed class LimitsReader(StageCatalogue catalogue, Settings settings)
{
    private const string File = "pipeline.json";
    private static readonly string[] StageKeys = ["resources", "timeout"];
    private readonly List<Fault> _faults = [];
    private readonly Dictionary<string, TimeSpan> _timeouts = [];

    /// <exception cref="UserErrorException">All unknown names, bad numbers and durations, or demands that nothing can meet, at once.</exception>
    public Limits Read(PipelineOptions options)
    {
        var top = JsonAtReader.Read(Path.Combine(options.Root, File), File);
        var capacity = new Capacity(catalogue, _faults);
        foreach (var (name, value) in Members(top["resources"], "resources"))
        {
            capacity.Set(name, value);
        }

        capacity.Set(options);
        Throw();
        var stages = Members(top["stages"], "stages").ToDictionary();
        foreach (var (name, value) in stages)
        {
            Check(name, value);
        }

        var reader = new DemandReader(catalogue, settings, capacity, _faults);
        var demands = new Dictionary<(string, string), IReadOnlyDictionary<string, Portion>>();
        foreach (var stage in catalogue.Stages)
        {
            var overlay = Members(stages.GetValueOrDefault(stage.Name)?["resources"], $"stages.{stage.Name}.resources");
            var members = stage.MemberList is { } list ? settings.MembersOf(list) : null;
            foreach (var member in members is { Count: > 0 } ? members : (IReadOnlyList<Member?>)[null])
            {
                demands[(stage.Name, member?.Name ?? "")] = reader.Read(stage, member, overlay);
            }
        }

        Throw();
        return new Limits { Capacity = capacity.Slots, Demands = demands, Timeouts = _timeouts };
    }

    private void Check(string name, JsonAt value)
    {
        if (catalogue.Stages.All(stage => stage.Name != name))
        {
            string[] names = [.. catalogue.Stages.Select(stage => stage.Name)];
            _faults.Add(new Fault($"stage \"{name}\"", $"one of {string.Join(", ", names)} (nearest: {Nearest.Of(name, names)})", value.Where));
        }

        _ = Members(value, "stages." + name);
        StrictKeys.Check(value, StageKeys, _faults);
        if (value["timeout"] is not { Kind: not JsonValueKind.Null } timeout)
        {
            return;
        }

        if (timeout.Kind == JsonValueKind.String && Duration.Parse(timeout.Text) is { } duration)
        {
            _timeouts[name] = duration;
        }
        else
        {
            _faults.Add(new Fault($"stages.{name}.timeout = {timeout.Shown}", Duration.Expected, timeout.Where));
        }
    }

    private IReadOnlyList<KeyValuePair<string, JsonAt>> Members(JsonAt? value, string path)
    {
        if (value is not null && value.Kind != JsonValueKind.Object)
        {
            _faults.Add(new Fault($"{path} = {value.Shown}", "an object", value.Where));
        }

        return value?.Members ?? [];
    }

    private void Throw()
    {
        if (_faults.Count > 0)
        {
            throw new UserErrorException(_faults);
        }
    }
}
