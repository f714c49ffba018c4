using Digits.Pipeline.Graph;
using Digits.Pipeline.Running;

namespace Digits.Pipeline.Verifying;

/// <summary>The folder where instances are built a second time, and where what differs is kept until the next time.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly Session _session;
    private readonly string _folder;

    /// <summary>Drops what the last time kept.</summary>
    public Scratch(Session session)
    {
        _session = session;
        _folder = Path.Combine(session.Workspace.Private, "verify");
        Remove(_folder);
    }

    private string Work => Path.Combine(_folder, "work");

    /// <summary>Makes an instance's empty folder of a kind: outputs, checkpoint.</summary>
    public string Fresh(StageInstance instance, string kind) => Directory.CreateDirectory(Path.Combine(Work, instance.Name, kind)).FullName;

    /// <summary>Gets a file with an input's recorded content: the one in place, or a copy out of the store; null where there is none.</summary>
    public string? Input(StageInstance reader, InstanceInput input, string hash)
    {
        string place = input.Writer is null ? input.Path! : _session.Place(input.Writer, input.Output);
        if (_session.Hasher.HashAgain(place) == hash)
        {
            return place;
        }

        // Under the name that it had: a stage may tell formats apart by the ending.
        string copy = Path.Combine(Work, reader.Name, "inputs", input.Name, Path.GetFileName(place));
        return _session.Store.CopyOut(hash, copy) ? copy : null;
    }

    /// <summary>Keeps both contents of an output for a person to look at.</summary>
    /// <returns>The recorded file, null where its content is lost, and the one built now, null where there is none.</returns>
    public (string? Recorded, string? Rebuilt) Keep(Rebuilt rebuilt, string output)
    {
        string file = rebuilt.Instance.Stage.Outputs[output];
        string folder = Path.Combine(_folder, rebuilt.Instance.Name);
        string recorded = Path.Combine(folder, "recorded", file);
        string made = Path.Combine(folder, "rebuilt", file);
        string source = Path.Combine(Work, rebuilt.Instance.Name, "outputs", file);
        if (File.Exists(source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(made)!);
            File.Move(source, made);
        }

        string? hash = rebuilt.Record!.Outputs.GetValueOrDefault(output);
        return (hash is not null && CopyRecorded(hash, _session.Place(rebuilt.Instance, output), recorded) ? recorded : null, File.Exists(made) ? made : null);
    }

    public void Dispose() => Remove(Work);

    private bool CopyRecorded(string hash, string place, string copy)
    {
        if (_session.Hasher.HashAgain(place) != hash)
        {
            return _session.Store.CopyOut(hash, copy);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(place, copy);
        return true;
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
