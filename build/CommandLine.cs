using System.Reflection;
using Cake.Frosting;

namespace Digits.Build;

/// <summary>Checks the command line before Cake reads it: Cake itself ignores options that it does not know.</summary>
internal static class CommandLine
{
    private static readonly string[] HostOptions =
    [
        "target", "t", "exclusive", "e", "dryrun", "noop", "whatif", "tree", "showtree", "description", "descriptions", "showdescription",
        "showdescriptions", "verbosity", "v", "working", "w", "help", "h", "version", "ver", "info",
    ];

    private static readonly string[] DryRunOptions = ["--dryrun", "--noop", "--whatif", "--dryrun=true", "--noop=true", "--whatif=true"];

    private static string[] Targets { get; } =
    [
        .. typeof(CommandLine).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<TaskNameAttribute>()?.Name).OfType<string>().Order(StringComparer.Ordinal),
    ];

    /// <summary>Finds the first mistake in the arguments.</summary>
    /// <returns>The message, or null where there is none.</returns>
    public static string? FindMistake(IReadOnlyList<string> args)
    {
        string[] options = [.. HostOptions, .. BuildContext.Options];
        foreach (var arg in args.Where(arg => arg.StartsWith('-')))
        {
            var name = arg.TrimStart('-').Split('=')[0];
            if (!options.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return CommandOptions.Unknown($"option --{name}", name, [.. options.Where(option => option.Length > 2)], "--").Message;
            }
        }

        return ValuesOf(args, "target", "t").FirstOrDefault(target => !Targets.Contains(target, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? CommandOptions.Unknown($"target {unknown}", unknown, Targets).Message
            : null;
    }

    /// <summary>Gets the arguments for Cake. Its own dry run lists tasks and does nothing, where some targets can tell what would happen.</summary>
    public static IReadOnlyList<string> ForHost(IReadOnlyList<string> args)
    {
        bool isOurs = ValuesOf(args, "target", "t").All(target => HasDryRun(target));
        return [.. args.Select(arg => isOurs && DryRunOptions.Contains(arg, StringComparer.OrdinalIgnoreCase) ? "--dry-run" : arg)];
    }

    /// <summary>Tells whether a program reads the output, which then holds nothing of Cake's.</summary>
    public static bool IsForPrograms(IReadOnlyList<string> args) => args.Any(arg => arg is "--json" or "--json=true" or "--format=mermaid" or "--format=svg");

    private static bool HasDryRun(string target) =>
        CommandCatalogue.Find(target)?.Stages is not null || target.ToUpperInvariant() is "DEFAULT" or "BENCH";

    private static IEnumerable<string> ValuesOf(IReadOnlyList<string> args, string name, string letter)
    {
        for (var index = 0; index < args.Count; index++)
        {
            if (args[index] == $"--{name}" || args[index] == $"-{letter}")
            {
                if (index + 1 < args.Count)
                {
                    yield return args[index + 1];
                }
            }
            else if (args[index].StartsWith($"--{name}=", StringComparison.OrdinalIgnoreCase)
                || args[index].StartsWith($"-{letter}=", StringComparison.Ordinal))
            {
                yield return args[index][(args[index].IndexOf('=', StringComparison.Ordinal) + 1)..];
            }
        }
    }
}
