using Cake.Core;
using Cake.Frosting;
using Digits.Pipeline;

namespace Digits.Build;

/// <summary>Holds what the user asked for, typed.</summary>
public sealed class BuildContext : FrostingContext
{
    /// <summary>Reads the command line as Cake did.</summary>
    /// <exception cref="CakeException">The repository is not where it should be (exit code 2).</exception>
    public BuildContext(ICakeContext context, Outcome outcome)
        : base(context)
    {
        Outcome = outcome;
        var arguments = new CommandArguments(name => Arguments.HasArgument(name) ? [.. Arguments.GetArguments(name) ?? []] : null);
        Request = ExitCode.OfMistakes(() => new CommandRequest(arguments, ["dotnet", "cake", .. System.Environment.GetCommandLineArgs()[1..]]));
    }

    /// <summary>Gets the names of the options that targets read.</summary>
    public static IReadOnlyList<string> Options { get; } = [.. CommandOptions.All, "rounds", "machine"];

    /// <summary>Gets what the target leaves for the end of the build.</summary>
    public Outcome Outcome { get; }

    /// <summary>Gets what the user asked for, in the form that the runner without Cake shares.</summary>
    public CommandRequest Request { get; }

    /// <summary>Gets the folder with pipeline.json, stages/ and tools/.</summary>
    public string Root => Request.Root;

    /// <summary>Gets the folder of artifacts.</summary>
    public string Artifacts => Request.Artifacts;

    /// <summary>Gets the options of a program of ours that were given, as that program takes them: <c>--data=DIR</c>.</summary>
    /// <param name="names">The options' names.</param>
    public IEnumerable<string> Given(params IEnumerable<string> names) => names.SelectMany(name => (Arguments.GetArguments(name) ?? []).Select(value => $"--{name}={value}"));

    /// <summary>Gets the options as the engine takes them.</summary>
    /// <param name="target">The name for run.json.</param>
    /// <exception cref="CakeException">An option's value is not of its type (exit code 2).</exception>
    public PipelineOptions PipelineOptions(string target) => ExitCode.OfMistakes(() => Request.PipelineOptions(target));
}
