using System.Globalization;
using System.Text.RegularExpressions;
using Cake.Common;
using Cake.Core;
using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build;

/// <summary>Holds what the user asked for, typed.</summary>
public sealed partial class BuildContext(ICakeContext context, Outcome outcome) : FrostingContext(context)
{
    /// <summary>Gets the names of the options that targets read.</summary>
    public static IReadOnlyList<string> Options { get; } =
    [
        "data", "recipe", "set", "device", "jobs", "resources", "dry-run", "verify", "locked", "only", "force", "keep-going", "quick", "debug", "json", "format",
        "workspace", "store", "remote", "remote-readonly", "remote-timeout", "answers", "submission", "keep", "max-size", "search", "ablation",
    ];

    /// <summary>Gets what the target leaves for the end of the build.</summary>
    public Outcome Outcome { get; } = outcome;

    /// <summary>Gets the folder with pipeline.json, stages/ and tools/.</summary>
    public string Root { get; } = FindRoot();

    /// <summary>Gets the folder where artifacts/ and .digits/ live.</summary>
    public string Workspace => Path.GetFullPath(this.Argument<string?>("workspace", null) ?? Root);

    /// <summary>Gets the folder of artifacts.</summary>
    public string Artifacts => Path.Combine(Workspace, "artifacts");

    /// <summary>Gets the number of runs that Gc keeps; null for its default.</summary>
    public string? Keep => this.Argument<string?>("keep", null);

    /// <summary>Gets the size that Gc brings the store under; null for any.</summary>
    public string? MaxSize => this.Argument<string?>("max-size", null);

    /// <summary>Gets which of the comparisons in a section of pipeline.json is asked for, by the option of the section's name; null for its only one.</summary>
    public string? NameOf(string section) => this.Argument<string?>(section, null);

    /// <summary>Gets the CSV with the right labels; null where the user gave none.</summary>
    public string? Answers => this.Argument<string?>("answers", null);

    /// <summary>Gets the submission to score.</summary>
    public string Submission => this.Argument("submission", Path.Combine(Artifacts, "submission", "submission.csv"));

    /// <summary>Gets the stages that <c>Verify</c> rebuilds, or the instances that another target is about; empty for all.</summary>
    public IReadOnlyList<string> Only => [.. (Arguments.GetArguments("only") ?? []).SelectMany(names => BetweenNames().Split(names)).Where(name => name.Length > 0)];

    /// <summary>Gets the options as the engine takes them.</summary>
    /// <param name="target">The name for run.json.</param>
    /// <exception cref="CakeException">An option's value is not of its type (exit code 2).</exception>
    public PipelineOptions PipelineOptions(string target) => new()
    {
        Root = Root,
        Workspace = this.Argument<string?>("workspace", null),
        Target = target,
        Command = ["dotnet", "cake", .. System.Environment.GetCommandLineArgs()[1..]],
        Data = this.Argument<string?>("data", null),
        Recipe = this.Argument<string?>("recipe", null),
        Set = [.. Arguments.GetArguments("set") ?? []],
        Device = this.Argument("device", "auto"),
        Jobs = Number("jobs"),
        DryRun = Flag("dry-run"),
        Verify = Flag("verify"),
        Locked = Flag("locked"),
        Resources = List("resources"),
        Only = Only,
        Force = List("force"),
        KeepGoing = Flag("keep-going"),
        Debug = Flag("quick") || Flag("debug"),
        Json = Flag("json"),
        Store = this.Argument<string?>("store", null) ?? Environment.GetEnvironmentVariable(PipelineVariables.Store),
        Remote = this.Argument<string?>("remote", null) is { } remote ? (remote == "none" ? null : remote) : Environment.GetEnvironmentVariable(PipelineVariables.Remote),
        RemoteToken = Environment.GetEnvironmentVariable(PipelineVariables.RemoteToken),
        RemoteReadOnly = Flag("remote-readonly"),
        RemoteTimeout = Number("remote-timeout"),
    };

    // An instance's coordinates have commas between them too: train[wide,fold=3].
    [GeneratedRegex(@",(?![^\[]*\])")]
    private static partial Regex BetweenNames();

    private string[] List(string name) =>
        [.. (Arguments.GetArguments(name) ?? []).SelectMany(values => values.Split(',', StringSplitOptions.RemoveEmptyEntries))];

    private int? Number(string name)
    {
        var value = this.Argument<string?>(name, null);
        return value is null ? null
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw Mistake($"--{name}={value}", "a whole number from 1");
    }

    private bool Flag(string name) => this.Argument<string?>(name, null) switch
    {
        null => Arguments.HasArgument(name),
        "" or "true" => true,
        "false" => false,
        var value => throw Mistake($"--{name}={value}", $"--{name}, --{name}=true or --{name}=false"),
    };

    private static CakeException Mistake(string found, string expected) =>
        new(2, $"Found:    {found}\nExpected: {expected}\nWhere:    command line");

    /// <summary>Finds the folder above this program that holds pipeline.json: the current folder may be any.</summary>
    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "pipeline.json")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new CakeException(2,
            $"Found:    no pipeline.json in any folder above\nExpected: build/ inside the repository\nWhere:    {AppContext.BaseDirectory}");
    }
}
