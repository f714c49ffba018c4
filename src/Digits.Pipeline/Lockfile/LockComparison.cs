using Digits.Pipeline.Graph;
using Digits.Pipeline.Keys;
using Digits.Pipeline.Running;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Lockfile;

/// <summary>Compares what would run with what is locked, before anything runs.</summary>
/// <remarks>An instance made of the locked parts counts as one with the locked outputs: so all that follows can be compared too.</remarks>
internal sealed class LockComparison(Session session, Judge judge, LockedRun locked)
{
    private readonly HashSet<string> _same = [];
    private readonly List<string> _lines = [];
    private readonly List<string> _following = [];
    private bool _machineOnly = true;

    /// <exception cref="UserErrorException">The run would differ: every difference by instance and part.</exception>
    public void Check()
    {
        foreach (var instance in session.Graph.Instances)
        {
            Compare(instance);
        }

        var names = session.Graph.Instances.Select(instance => instance.Name).ToHashSet();
        var stages = session.Graph.Instances.Select(instance => instance.Stage.Name).ToHashSet();
        foreach (var gone in locked.Instances.Values.Where(record => session.Options.Only.Count == 0 && !names.Contains(record.Instance)))
        {
            if (gone.Components.Any(part => part.Kind == ComponentKind.Stage && stages.Contains(part.Value)))
            {
                Add($"{gone.Instance}: locked, not in this run");
            }
        }

        if (_lines.Count > 0)
        {
            throw Differs();
        }
    }

    private void Compare(StageInstance instance)
    {
        if (!locked.Instances.TryGetValue(instance.Name, out var record))
        {
            Add($"{instance.Name}: in this run, not locked");
            return;
        }

        var unknown = instance.Inputs.Where(input => input.Writer is not null && !_same.Contains(input.Writer.Name)).Select(input => input.Name).ToHashSet();
        var now = judge.Components(instance, input => unknown.Contains(input.Name) ? null : Hash(input));
        var before = record.Components.Where(part => part.Kind != ComponentKind.Input || !unknown.Contains(part.Name));
        var differences = LockDifference.Between(before, now, part => IsOfMachine(part));
        foreach (var difference in differences)
        {
            _machineOnly &= difference.IsOfMachine;
            _lines.Add($"{instance.Name}: {difference.Text}");
        }

        if (differences.Count == 0 && unknown.Count > 0)
        {
            _following.Add(instance.Name);
        }
        else if (differences.Count == 0)
        {
            _same.Add(instance.Name);
        }
    }

    private void Add(string line)
    {
        _machineOnly = false;
        _lines.Add(line);
    }

    private string? Hash(InstanceInput input) => input.Writer is { } writer
        ? locked.Instances[writer.Name].Outputs.GetValueOrDefault(input.Output)
        : session.Hasher.Hash(input.Path!) ?? throw new UserErrorException("no such file", $"the input {input.Name}", input.Path!);

    private bool IsOfMachine((string Kind, string Name) part) => part.Kind == ComponentKind.Fact
        || (part.Kind == ComponentKind.Param && session.Catalogue.Schemas.GetValueOrDefault(part.Name)?.Auto is not null
            && session.Settings.ValuesOf(part.Name).Contains("\"auto\""));

    private UserErrorException Differs()
    {
        const string Indent = "\n          ";
        List<string> lines = [.. _lines];
        if (_following.Count > 0)
        {
            lines.Add($"and what needs these: {string.Join(", ", _following)}");
        }

        string found = _machineOnly ? "another machine than that of the lock, whose facts are in keys:" : "a run that differs from the locked one:";
        string expected = $"what {LockFile.Name} records of recipe \"{session.Settings.Recipe}\" on {LockedRun.Data(session)} data (a run without --locked records this one instead)";
        return new UserErrorException($"{found}{Indent}{string.Join(Indent, lines)}", expected, locked.Path);
    }
}
