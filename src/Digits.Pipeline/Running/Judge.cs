using System.Globalization;
using Digits.Pipeline.Configuration;
using Digits.Pipeline.Declarations;
using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Running;

/// <summary>Decides what an instance needs. The rules, in the order in which they are asked:</summary>
/// <remarks>
/// 1. Its stage is forced: stale.
/// 2. Its key, that of a point of a comparison, is recorded in the store, which holds all contents: hit. Such an instance has no place among the artifacts.
/// 3. Its key is that of the last good run here and every output in place has its recorded content: hit.
/// 4. The store, or the store and the shared cache together, hold a record of its key and all contents: restored.
/// 5. Otherwise it is stale and must run.
/// </remarks>
internal sealed class Judge(Session session)
{
    /// <summary>The reason of an instance whose stage the user forces.</summary>
    public const string Forced = "forced";

    /// <summary>Lists all that may change an instance's outputs.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="hashOf">Gets an input's content hash; null leaves the input out.</param>
    public IReadOnlyList<KeyComponent> Components(StageInstance instance, Func<InstanceInput, string?> hashOf)
    {
        var stage = instance.Stage;
        List<KeyComponent> parts = [new(ComponentKind.Stage, "name", stage.Name), .. session.Closure.Of(stage.Dll)];
        parts.AddRange(instance.Coordinates.Select(coordinate =>
            new KeyComponent(ComponentKind.Coordinate, coordinate.Name, coordinate.Value)));
        parts.AddRange(Params(instance).Select(param => new KeyComponent(ComponentKind.Param, param.Key, param.Value)));
        parts.AddRange(stage.Facts.Select(fact => new KeyComponent(ComponentKind.Fact, fact, Fact(fact, stage.Where))));
        parts.AddRange(stage.Outputs.Select(output => new KeyComponent(ComponentKind.Output, output.Key, output.Value)));
        if (stage.Seeded)
        {
            parts.Add(new KeyComponent(ComponentKind.Seed, "", InstanceKey.Seed(instance.Settings.Seed, instance.Name).ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var input in instance.Inputs)
        {
            if (hashOf(input) is { } hash)
            {
                parts.Add(new KeyComponent(ComponentKind.Input, input.Name, hash));
            }
        }

        return parts;
    }

    /// <summary>Gets the effective values of an instance's params as JSON text; files are among its inputs instead.</summary>
    public IReadOnlyDictionary<string, string> Params(StageInstance instance) => instance.Stage.Params.Keys
        .Where(path => session.Catalogue.Schemas.GetValueOrDefault(path)?.Type != ParamSchema.File).ToDictionary(path => path, path => Param(instance, path));

    /// <summary>Gets a param's effective value as JSON text: overlays applied, the instance's member's too, <c>auto</c> replaced by the machine's fact.</summary>
    public string Param(StageInstance instance, string path)
    {
        if (StageCatalogue.Given.ContainsKey(path))
        {
            return ParamSchema.Quote(session.Graph.IsSample || session.Options.Debug ? "sample" : "real");
        }

        string value = instance.Settings.Of(instance.Member)[path];
        return session.Catalogue.Schemas[path].Auto is { } fact && value == "\"auto\"" ? ParamSchema.Quote(Fact(fact, path)) : value;
    }

    /// <summary>Gets the device class of an instance: <c>cpu</c> for stages that do not declare the fact.</summary>
    public string Device(StageDeclaration stage) => stage.Facts.Contains("device") ? Fact("device", stage.Where) : "cpu";

    /// <summary>Decides by the rules above, hit, restored or stale; changes nothing.</summary>
    public InstanceResult Decide(StageInstance instance, IReadOnlyList<KeyComponent> components)
    {
        string key = InstanceKey.Of(components);
        var previous = Previous(instance);
        var result = new InstanceResult(InstanceState.Stale, Why(instance, previous, components)) { Key = key, Components = components };
        if (session.Forced.Contains(instance.Stage.Name))
        {
            return result with { Reason = Forced };
        }

        if (instance.Variant.Length > 0)
        {
            var kept = Restorable(instance, session.Store.Find(key), result);
            return kept is null ? previous?.Key == key ? result with { Reason = "outputs lost from the store" } : result
                : kept.FromRemote ? kept : kept with { State = InstanceState.Hit, Reason = "unchanged" };
        }

        if (previous?.Key == key)
        {
            string damage = Damage(instance, previous);
            return damage.Length == 0
                ? result with { State = InstanceState.Hit, Reason = "unchanged", Record = previous }
                : Restorable(instance, previous, result with { Reason = damage })
                ?? result with { Reason = damage + " and not in the store" };
        }

        return Restorable(instance, session.Store.Find(key), result) ?? result;
    }

    /// <summary>Gets the content hash of an external file.</summary>
    /// <exception cref="UserErrorException">There is no such file any more.</exception>
    public string DataHash(InstanceInput input) =>
        session.Hasher.Hash(input.Path!) ?? throw new UserErrorException("no such file", $"the input {input.Name}", input.Path!);

    /// <summary>Gets what a good run of the key left, here or anywhere that the store or the shared cache knows, or null.</summary>
    /// <remarks>Its outputs may be lost, but the same key makes the same outputs: what they were tells what they will be.</remarks>
    public InstanceRecord? Recorded(StageInstance instance, string key) => Previous(instance) is { } previous && previous.Key == key
        ? previous
        : session.Store.Find(key) ?? session.Remote?.Find(instance, key);

    /// <summary>Gets the last good run of an instance in this workspace, or null.</summary>
    public InstanceRecord? Previous(StageInstance instance) => InstanceRecord.Read(session.Workspace.Record(instance.Id));

    /// <summary>Tells what changed since the last good run.</summary>
    public static string Why(StageInstance instance, InstanceRecord? previous, IReadOnlyList<KeyComponent> components)
    {
        var sources = instance.Inputs.ToDictionary(input => input.Name, input => input.Source);
        return previous is null ? Reason.NoEarlierRun : Reason.Of(previous.Components, components, name => sources.GetValueOrDefault(name, name));
    }

    private string Damage(StageInstance instance, InstanceRecord record) => string.Join(", ",
        from output in record.Outputs
        let hash = session.Hasher.Hash(session.Place(instance, output.Key))
        where hash != output.Value
        select $"output {output.Key} {(hash is null ? "removed" : "changed")}");

    /// <summary>Restores by the store's record, or with the shared cache's help; null where neither has all that it takes.</summary>
    private InstanceResult? Restorable(StageInstance instance, InstanceRecord? record, InstanceResult result)
    {
        if (record is not null && Lacking(instance, record).Count == 0)
        {
            return result with { State = InstanceState.Restored, Record = record };
        }

        bool IsShared(InstanceRecord? shared) => shared is not null && session.Remote!.Holds(Lacking(instance, shared));
        return session.Remote is null ? null
            : IsShared(record) || IsShared(record = session.Remote.Find(instance, result.Key))
            ? result with { State = InstanceState.Restored, Record = record, FromRemote = true }
            : null;
    }

    private List<string> Lacking(StageInstance instance, InstanceRecord record) => [.. record.Outputs
        .Where(output => (instance.Variant.Length > 0 || session.Hasher.Hash(session.Place(instance, output.Key)) != output.Value)
            && session.Hasher.HashOnce(session.Store.ObjectPath(output.Value)) != output.Value)
        .Select(output => output.Value)];

    private string Fact(string name, string where) => session.Facts.TryGetValue(name, out string? value)
        ? value
        : throw new UserErrorException($"no fact \"{name}\"", $"one of {string.Join(", ", session.Facts.Keys)}", where);
}
