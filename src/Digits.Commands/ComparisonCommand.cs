using Digits.Pipeline;

namespace Digits.Commands;

/// <summary>Brings several variants of the pipeline up to date and writes a table that compares them; the engine knows the variants, tools/Compare the table.</summary>
/// <param name="name">The command's name, in small letters that of its section in pipeline.json, of the option that chooses in it, and of the folder of artifacts.</param>
/// <param name="description">What it does.</param>
public class ComparisonCommand(string name, string description) : Command
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Description => description;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Stages => ["ensemble"];

    /// <summary>Gets what the table is made from, where a variant has it.</summary>
    protected virtual IReadOnlyList<string> Outputs => ["ensemble.oof", "ingest.train"];

    /// <inheritdoc/>
    public override int Run(CommandRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var arguments = Arguments(request);
        var section = Name.ToLowerInvariant();
        var comparison = new Comparison(section, request.NameOf(section), Stages, Outputs);
        var options = request.PipelineOptions(Name) with { Notices = false };
        return PipelineCommands.Compare(comparison, options, Compare, Console.Out, Console.Error, cancellation);

        int Compare(string results) =>
            Tool.Run(request.Root, "Compare", ["--results", results, "--folder", Path.Combine(request.Artifacts, section), .. arguments], cancellation);
    }

    /// <summary>Gets further arguments of the program that writes the table.</summary>
    /// <exception cref="MistakeException">What the user gave for them is wrong.</exception>
    protected virtual IReadOnlyList<string> Arguments(CommandRequest request) => [];
}
