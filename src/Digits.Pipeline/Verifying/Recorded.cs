using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Verifying;

/// <summary>One instance to build a second time, from the inputs that it had the first time.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Record">What the first time left; null where nothing is recorded.</param>
/// <param name="Components">The parts of its key now, the recorded inputs among them.</param>
/// <param name="Changes">What changed between the recorded key and the one of now.</param>
internal sealed record Recorded(StageInstance Instance, InstanceRecord? Record, IReadOnlyList<KeyComponent> Components, string Changes)
{
    /// <summary>Gets an input's recorded content; null where none is known.</summary>
    public string? Input(string name) => Components.FirstOrDefault(part => part.Kind == ComponentKind.Input && part.Name == name)?.Value;
}

/// <summary>Finds what is recorded of each instance: of its key of now where there is such a record, else of its last good run here.</summary>
internal static class RecordedRun
{
    public static IReadOnlyList<Recorded> Of(Session session, Judge judge)
    {
        var all = new Dictionary<string, Recorded>();
        foreach (var instance in session.Graph.Instances)
        {
            all[instance.Name] = Find(instance, input => input.Writer is null
                ? session.Hasher.Hash(input.Path!)
                : all[input.Writer.Name].Record?.Outputs.GetValueOrDefault(input.Output));
        }

        return [.. session.Graph.Instances.Select(instance => all[instance.Name])];

        Recorded Find(StageInstance instance, Func<InstanceInput, string?> hashOf)
        {
            var components = judge.Components(instance, hashOf);
            string key = InstanceKey.Of(components);
            var previous = judge.Previous(instance);
            var record = previous?.Key == key ? previous : session.Store.Find(key) ?? previous;

            // The recorded inputs are what it is built from again, so that a difference further up shows there and not here.
            var inputs = (record?.Components ?? []).Where(part => part.Kind == ComponentKind.Input).ToDictionary(part => part.Name, part => part.Value);
            var now = judge.Components(instance, input => inputs.GetValueOrDefault(input.Name) ?? hashOf(input));
            return new Recorded(instance, record, now, record is null ? "" : Judge.Why(instance, record, now));
        }
    }
}
