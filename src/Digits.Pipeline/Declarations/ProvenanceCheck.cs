using Digits.Pipeline.Provenance;

namespace Digits.Pipeline.Declarations;

/// <summary>Checks a stage's <c>provenance</c>: outputs that are there, metrics of stages that are there, file names of their own.</summary>
internal static class ProvenanceCheck
{
    public static void Run(StageDeclaration stage, IReadOnlyDictionary<string, StageDeclaration> byName, List<Fault> faults)
    {
        foreach (var (output, score) in stage.Provenance)
        {
            if (!stage.Outputs.TryGetValue(output, out string? file))
            {
                faults.Add(new Fault($"provenance of \"{output}\"", $"one of {string.Join(", ", stage.Outputs.Keys)}", stage.Where));
            }
            else if (stage.Outputs.Values.Contains(ProvenanceFiles.NameOf(file)))
            {
                faults.Add(new Fault($"output file \"{ProvenanceFiles.NameOf(file)}\"", $"another name: the provenance of \"{output}\" takes it", stage.Where));
            }

            foreach (string metric in score.Where(metric => metric.Split('.', 2) is not [var name, { Length: > 0 }] || !byName.ContainsKey(name)))
            {
                faults.Add(new Fault($"score \"{metric}\"", "stage.metric", $"provenance of \"{output}\" ({stage.Where})"));
            }
        }
    }
}
