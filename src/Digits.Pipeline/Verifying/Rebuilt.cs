using Digits.Pipeline.Graph;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Verifying;

/// <summary>What came of building an instance a second time.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Record">What the first time left; null where nothing is recorded.</param>
/// <param name="Outputs">Each output's content now, by name; empty where it was not built.</param>
/// <param name="Problem">Why it was not built; empty where it was.</param>
/// <param name="Changes">What changed between the recorded key and the one of now; empty where nothing did.</param>
internal sealed record Rebuilt(
    StageInstance Instance, InstanceRecord? Record, IReadOnlyDictionary<string, string> Outputs, string Problem, string Changes)
{
    /// <summary>Gets whether every output is as recorded.</summary>
    public bool IsEqual => Problem.Length == 0 && !Differing.Any();

    /// <summary>Gets the names of the outputs that are not as recorded.</summary>
    public IEnumerable<string> Differing => Problem.Length > 0 ? [] : Outputs.Keys.Union(Record!.Outputs.Keys)
        .Where(output => Outputs.GetValueOrDefault(output) != Record.Outputs.GetValueOrDefault(output)).Order(StringComparer.Ordinal);
}
