using System.Globalization;
using System.Text.Json;
using Digits.Pipeline.Configuration;

namespace Digits.Pipeline.Declarations;

/// <summary>Reads one stage.json, strictly: unknown keys and wrong kinds are faults.</summary>
internal sealed class StageFile(List<Fault> faults)
{
    private static readonly string[] Keys =
        ["name", "description", "inputs", "data", "outputs", "params", "matrix", "seeded", "facts", "resources", "results", "provenance"];

    private static readonly string[] SchemaKeys = ["type", "nullable", "min", "max", "values", "auto", "length"];

    public StageDeclaration? Read(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        string where = $"stages/{Path.GetFileName(folder)}/stage.json";
        var top = JsonAtReader.Read(path, where);
        StrictKeys.Check(top, Keys, faults);
        string name = Text(top["name"], "a stage name", where);
        var outputs = Members(top["outputs"]).ToDictionary(member => member.Key, member => Text(member.Value, "a file name", where));
        outputs.TryAdd("metrics", "metrics.json");
        return new StageDeclaration
        {
            Name = name,
            Description = Text(top["description"], "one sentence", where),
            Folder = folder,
            Inputs = References(top["inputs"], where),
            Data = top["data"] is { } data ? Data(data, where) : null,
            Outputs = outputs,
            Params = Members(top["params"]).ToDictionary(member => member.Key, member => Schema(member.Value)),
            Matrix = [.. Members(top["matrix"]).Select(member => KeyValuePair.Create(member.Key, Text(member.Value, "a param's path", where)))],
            Seeded = Flag(top["seeded"]),
            Facts = Strings(top["facts"]),
            Resources = Members(top["resources"]).ToDictionary(member => member.Key, member => member.Value.Text),
            Results = Strings(top["results"]),
            Provenance = Members(top["provenance"]).ToDictionary(member => member.Key, member => Strings(member.Value)),
        };
    }

    private DataDeclaration Data(JsonAt data, string where)
    {
        StrictKeys.Check(data, ["files", "archive", "alternatives", "fallback"], faults);
        if (data["alternatives"] is { Kind: not JsonValueKind.Array } other)
        {
            faults.Add(new Fault(other.Shown, "an array of sets of files", other.Where));
        }

        return new DataDeclaration(
            Candidates(data["files"]), Candidates(data["archive"]), [.. (data["alternatives"]?.Items ?? []).Select(Candidates)], References(data["fallback"], where));

        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Candidates(JsonAt? value) =>
            [.. Members(value).Select(member => KeyValuePair.Create(member.Key, Strings(member.Value)))];
    }

    private List<KeyValuePair<string, OutputReference>> References(JsonAt? value, string where)
    {
        var references = new List<KeyValuePair<string, OutputReference>>();
        foreach (var (name, member) in Members(value))
        {
            string[] parts = Text(member, "stage.output", where).Split(" if ");
            string text = parts[0];
            int dot = text.LastIndexOf('.');
            int bracket = text.IndexOf('[', StringComparison.Ordinal);
            if (dot <= 0 || dot == text.Length - 1 || (bracket >= 0 && text[dot - 1] != ']') || parts.Length > 2)
            {
                faults.Add(new Fault($"input \"{member.Text}\"", "stage.output or stage[coordinate].output, or either and \" if \" and a param", member.Where));
                continue;
            }

            string stage = text[..(bracket < 0 ? dot : bracket)];
            string[] over = bracket < 0 ? [] : text[(bracket + 1)..(dot - 1)].Split(',', StringSplitOptions.TrimEntries);
            references.Add(new(name, new OutputReference(stage, over, text[(dot + 1)..]) { If = parts.ElementAtOrDefault(1) }));
        }

        return references;
    }

    private ParamSchema? Schema(JsonAt value)
    {
        if (value.Kind == JsonValueKind.Null)
        {
            return null;
        }

        StrictKeys.Check(value, SchemaKeys, faults);
        string type = value["type"]?.Text ?? "";
        if (!ParamSchema.Types.Contains(type))
        {
            faults.Add(new Fault($"type \"{type}\"", string.Join(", ", ParamSchema.Types), value.Where));
        }

        return new ParamSchema
        {
            Type = type,
            Nullable = Flag(value["nullable"]),
            Min = Number(value["min"]),
            Max = Number(value["max"]),
            Values = Strings(value["values"]),
            Auto = value["auto"]?.Text,
            Length = Length(value, type),
        };
    }

    private int Length(JsonAt value, string type)
    {
        double? length = Number(value["length"]);
        if (type == ParamSchema.Numbers ? length is not (>= 1 and <= 1000) || length % 1 != 0 : length is not null)
        {
            faults.Add(new Fault($"type \"{type}\" with length {value["length"]?.Shown ?? "none"}", "a whole length 1..1000 with \"numbers\", else none", value.Where));
        }

        return (int)(length ?? 0);
    }

    private IReadOnlyList<KeyValuePair<string, JsonAt>> Members(JsonAt? value)
    {
        if (value is not null && value.Kind != JsonValueKind.Object)
        {
            faults.Add(new Fault(value.Shown, "an object", value.Where));
        }

        return value?.Members ?? [];
    }

    private IReadOnlyList<string> Strings(JsonAt? value)
    {
        if (value is not null && (value.Kind != JsonValueKind.Array || value.Items.Any(item => item.Kind != JsonValueKind.String)))
        {
            faults.Add(new Fault(value.Shown, "an array of strings", value.Where));
        }

        return [.. (value?.Items ?? []).Select(item => item.Text)];
    }

    private string Text(JsonAt? value, string expected, string where)
    {
        if (value?.Kind != JsonValueKind.String)
        {
            faults.Add(new Fault(value?.Shown ?? "nothing", expected, value?.Where ?? where));
        }

        return value?.Text ?? "";
    }

    private bool Flag(JsonAt? value)
    {
        if (value is not null && value.Kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            faults.Add(new Fault(value.Shown, "true or false", value.Where));
        }

        return value?.Kind == JsonValueKind.True;
    }

    private double? Number(JsonAt? value)
    {
        if (value is not null && value.Kind != JsonValueKind.Number)
        {
            faults.Add(new Fault(value.Shown, "a number", value.Where));
            return null;
        }

        return value is null ? null : double.Parse(value.Text, CultureInfo.InvariantCulture);
    }
}
