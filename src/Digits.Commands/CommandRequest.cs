using System.Text.RegularExpressions;
using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Holds what the user asked for, typed.</summary>
/// <param name="arguments">The options.</param>
/// <param name="command">The command line as index.html shows it, the program first.</param>
public sealed partial class CommandRequest(CommandArguments arguments, IReadOnlyList<string> command)
{
    /// <summary>Gets the folder with pipeline.json, stages/ and tools/: the repository, or the unpacked bundle.</summary>
    public string Root { get; } = FindRoot();

    /// <summary>Gets the folder where artifacts/ and .digits/ live.</summary>
    public string Workspace => Path.GetFullPath(arguments.Text("workspace") ?? Root);

    /// <summary>Gets the folder of artifacts.</summary>
    public string Artifacts => Path.Combine(Workspace, "artifacts");

    /// <summary>Gets the number of runs that Gc keeps; null for its default.</summary>
    public string? Keep => arguments.Text("keep");

    /// <summary>Gets the size that Gc brings the store under; null for any.</summary>
    public string? MaxSize => arguments.Text("max-size");

    /// <summary>Gets what Graph prints; <c>text</c> by default.</summary>
    public string Format => arguments.Text("format") ?? "text";

    /// <summary>Gets the CSV with the right labels; null where the user gave none.</summary>
    public string? Answers => arguments.Text("answers");

    /// <summary>Gets the submission to score.</summary>
    public string Submission => arguments.Text("submission") ?? Path.Combine(Artifacts, "submission", "submission.csv");

    /// <summary>Gets the stages that <c>Verify</c> rebuilds, or the instances that another target is about; empty for all.</summary>
    public IReadOnlyList<string> Only => [.. arguments.Texts("only").SelectMany(names => BetweenNames().Split(names)).Where(name => name.Length > 0)];

    /// <summary>Gets which of the comparisons in a section of pipeline.json is asked for, by the option of the section's name; null for its only one.</summary>
    public string? NameOf(string section) => arguments.Text(section);

    /// <summary>Gets the options as the engine takes them.</summary>
    /// <param name="target">The name for run.json.</param>
    /// <exception cref="MistakeException">An option's value is not of its type.</exception>
    public PipelineOptions PipelineOptions(string target) => new()
    {
        Root = Root,
        Workspace = arguments.Text("workspace"),
        Target = target,
        Command = command,
        Data = arguments.Text("data"),
        Recipe = arguments.Text("recipe"),
        Set = arguments.Texts("set"),
        Device = arguments.Text("device") ?? "auto",
        Jobs = arguments.Number("jobs"),
        DryRun = arguments.Flag("dry-run"),
        Verify = arguments.Flag("verify"),
        Locked = arguments.Flag("locked"),
        Resources = arguments.List("resources"),
        Only = Only,
        Force = arguments.List("force"),
        KeepGoing = arguments.Flag("keep-going"),
        Debug = arguments.Flag("quick") || arguments.Flag("debug"),
        Json = arguments.Flag("json"),
        Store = arguments.Text("store") ?? Environment.GetEnvironmentVariable(PipelineVariables.Store),
        Remote = arguments.Text("remote") is { } remote ? (remote == "none" ? null : remote) : Environment.GetEnvironmentVariable(PipelineVariables.Remote),
        RemoteToken = Environment.GetEnvironmentVariable(PipelineVariables.RemoteToken),
        RemoteReadOnly = arguments.Flag("remote-readonly"),
        RemoteTimeout = arguments.Number("remote-timeout"),
    };

    // An instance's coordinates have commas between them too: train[wide,fold=3].
    [GeneratedRegex(@",(?![^\[]*\])")]
    private static partial Regex BetweenNames();

    /// <summary>Finds the folder above this program that holds pipeline.json: the current folder may be any.</summary>
    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "pipeline.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new MistakeException("no pipeline.json in any folder above", "this program inside the repository or the bundle", AppContext.BaseDirectory);
    }
}
