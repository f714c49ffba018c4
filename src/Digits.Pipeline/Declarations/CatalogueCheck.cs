using System.Globalization;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Graph;

namespace Digits.Pipeline.Declarations;

/// <summary>Checks stage declarations against each other; every fault is reported, with who needs what.</summary>
internal static class CatalogueCheck
{
    public static void Run(IReadOnlyList<StageDeclaration> stages, List<Fault> faults)
    {
        Names(stages, faults);
        if (faults.Count > 0)
        {
            return;
        }

        var byName = stages.ToDictionary(stage => stage.Name);
        var schemas = Schemas(stages, faults);
        foreach (var stage in stages)
        {
            foreach (var (_, reference) in stage.Inputs.Concat(stage.Data?.Fallback ?? []))
            {
                Reference(stage, reference, byName, faults);
                if (reference.If is { } path && !CanAsk(schemas.GetValueOrDefault(path), reference, byName.GetValueOrDefault(reference.Stage)))
                {
                    faults.Add(new Fault(
                        $"\"{path}\"", "a boolean param that a stage declares, or a string param for an input over members", $"input \"{reference}\" of {stage.Name} ({stage.Where})"));
                }
            }

            foreach (string param in stage.Params.Where(entry => entry.Value is null).Select(entry => entry.Key))
            {
                if (!schemas.ContainsKey(param) && !StageCatalogue.Given.ContainsKey(param))
                {
                    faults.Add(new Fault($"param {param} without a schema", "a stage that declares its type", $"needed by {stage.Name} ({stage.Where})"));
                }
            }

            string[] lists = [.. stage.Matrix.Select(coordinate => coordinate.Value).Where(MatrixLength.IsMemberList)];
            if (lists.Length > 1 || lists.Any(list => schemas.Keys.Any(path => path.StartsWith(list + ".", StringComparison.Ordinal))))
            {
                faults.Add(new Fault(
                    $"axes over {string.Join(", ", lists)}", "at most one list of members, whose name is no section's", $"matrix of {stage.Name} ({stage.Where})"));
            }

            IEnumerable<string> lengths = stage.Matrix.SelectMany(coordinate => MatrixLength.Paths(coordinate.Value))
                .Concat(stage.Resources.Values.Where(slots => Portion.PartsName(slots) is null && !int.TryParse(slots, NumberStyles.None, CultureInfo.InvariantCulture, out _)));
            foreach (string length in lengths.Where(length => schemas.GetValueOrDefault(length) is not { Type: "integer", Nullable: false }))
            {
                faults.Add(new Fault($"\"{length}\"", "an integer param that a stage declares", $"matrix or resources of {stage.Name} ({stage.Where})"));
            }

            foreach (string result in stage.Results.Where(result => !stage.Outputs.ContainsKey(result)))
            {
                faults.Add(new Fault($"result \"{result}\"", $"one of {string.Join(", ", stage.Outputs.Keys)}", stage.Where));
            }

            ProvenanceCheck.Run(stage, byName, faults);
        }
    }

    private static bool CanAsk(ParamSchema? schema, OutputReference reference, StageDeclaration? writer) => schema is { Nullable: false } && (schema.Type == "boolean"
        || (schema.Type == "string" && writer is not null && writer.Matrix.Any(axis => MatrixLength.IsMemberList(axis.Value) && reference.Over.Contains(axis.Key))));

    private static void Names(IReadOnlyList<StageDeclaration> stages, List<Fault> faults)
    {
        foreach (var twice in stages.GroupBy(stage => stage.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            faults.Add(new Fault($"stage {twice.Key} twice", "one stage of a name", string.Join(", ", twice.Select(stage => stage.Where))));
        }

        foreach (var stage in stages)
        {
            if (stage.Name.Length == 0 || !stage.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                faults.Add(new Fault($"stage name \"{stage.Name}\"", "letters, digits, - and _", stage.Where));
            }

            foreach (string file in stage.Outputs.Values.Where(file => file.Length == 0 || file != Path.GetFileName(file) || file[0] == '.'))
            {
                faults.Add(new Fault($"output file \"{file}\"", "a file name without folders or a leading dot", stage.Where));
            }

            foreach (var file in stage.Outputs.Values.GroupBy(file => file).Where(group => group.Count() > 1))
            {
                faults.Add(new Fault($"output file \"{file.Key}\" twice", "each output in a file of its own", stage.Where));
            }
        }
    }

    private static Dictionary<string, ParamSchema> Schemas(IReadOnlyList<StageDeclaration> stages, List<Fault> faults)
    {
        var owners = new Dictionary<string, StageDeclaration>();
        var schemas = new Dictionary<string, ParamSchema>();
        foreach (var stage in stages)
        {
            foreach (var (path, schema) in stage.Params.Where(param => param.Value is not null))
            {
                if (path.Split('.') is not [{ Length: > 0 }, { Length: > 0 }] || StageCatalogue.Given.ContainsKey(path))
                {
                    faults.Add(new Fault($"param \"{path}\"", "section.param, not given by the engine", stage.Where));
                }
                else if (!schemas.TryAdd(path, schema!))
                {
                    faults.Add(new Fault($"a second schema of {path}", $"null, since {owners[path].Where} declares it", stage.Where));
                }

                owners.TryAdd(path, stage);
            }
        }

        return schemas;
    }

    private static void Reference(
        StageDeclaration reader, OutputReference reference, Dictionary<string, StageDeclaration> byName, List<Fault> faults)
    {
        string where = $"needed by {reader.Name} ({reader.Where})";
        if (!byName.TryGetValue(reference.Stage, out var writer))
        {
            faults.Add(new Fault($"no stage {reference.Stage}", $"a stage that writes {reference} (nearest: {Nearest.Of(reference.Stage, byName.Keys)})", where));
        }
        else if (!writer.Outputs.ContainsKey(reference.Output))
        {
            faults.Add(new Fault(
                $"no output {reference.Output} of {writer.Name}", $"one of {string.Join(", ", writer.Outputs.Keys)} (nearest: {Nearest.Of(reference.Output, writer.Outputs.Keys)})", where));
        }
        else
        {
            List<string> coordinates = [.. writer.Matrix.Select(coordinate => coordinate.Key)];
            foreach (string unknown in reference.Over.Except(coordinates))
            {
                faults.Add(new Fault($"no coordinate {unknown} of {writer.Name}", coordinates.Count == 0 ? "none" : string.Join(", ", coordinates), where));
            }

            foreach (string left in coordinates.Except(reference.Over).Except(reader.Matrix.Select(coordinate => coordinate.Key)))
            {
                faults.Add(new Fault($"{reference} without its coordinate {left}", $"{writer.Name}[{left}].{reference.Output}", where));
            }
        }
    }
}
