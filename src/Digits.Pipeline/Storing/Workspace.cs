namespace Digits.Pipeline.Storing;

/// <summary>Names the places below the folder where a pipeline's outputs live.</summary>
internal sealed record Workspace(string Root)
{
    public string Artifacts => Path.Combine(Root, "artifacts");

    public string RunJson => Path.Combine(Artifacts, "run.json");

    /// <summary>Gets the page that tells of the last run.</summary>
    public string IndexPage => Path.Combine(Artifacts, "index.html");

    public string Private => Path.Combine(Root, ".digits");

    public string Store => Path.Combine(Private, "store");

    public string Stamps => Path.Combine(Private, "stamps");

    public string Probe => Path.Combine(Private, "probe.json");

    public string Lock => Path.Combine(Private, "lock");

    public string Runs => Path.Combine(Private, "runs");

    /// <summary>Gets the file with metrics and params of earlier runs.</summary>
    public string History => Path.Combine(Private, "history.json");

    /// <summary>Gets the folder of output folders in work; emptied at the start of a run.</summary>
    public string Temporary => Path.Combine(Private, "tmp");

    /// <summary>Gets the folder where points of a comparison find their inputs while it runs.</summary>
    public string Points => Path.Combine(Private, "points");

    public string Requests => Path.Combine(Private, "requests");

    public string Checkpoints => Path.Combine(Private, "checkpoints");

    public string Request(string instance) => Path.Combine(Requests, instance + ".json");

    /// <summary>Gets where the last good run of an instance in this workspace is recorded.</summary>
    public string Record(string instance) => Path.Combine(Private, "instances", instance + ".json");

    public string Checkpoint(string key) => Path.Combine(Checkpoints, key);

    /// <summary>Gets a path as messages show it: relative to the current folder where it lies below it.</summary>
    public static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
