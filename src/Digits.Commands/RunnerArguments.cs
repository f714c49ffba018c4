namespace Digits.Commands;

/// <summary>Reads the runner's command line: <c>COMMAND [--name=value | --name value | --flag]...</c>, in the build's own options.</summary>
public sealed class RunnerArguments
{
    private const string Run = "run";
    private static readonly string[] s_targetOptions = ["target", "t"];
    private static readonly string[] s_dryRunOptions = ["dryrun", "noop", "whatif"];
    private readonly Dictionary<string, List<string?>> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads it.</summary>
    /// <param name="args">The words behind the program's name.</param>
    /// <exception cref="MistakeException">A word, an option or a target is none that there is.</exception>
    public RunnerArguments(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string? word = args.Count > 0 && !args[0].StartsWith('-') ? args[0] : null;
        for (int index = word is null ? 0 : 1; index < args.Count; index++)
        {
            if (!args[index].StartsWith('-'))
            {
                throw new MistakeException($"\"{args[index]}\"", "one command, then options: --name=value");
            }

            string[] parts = args[index].TrimStart('-').Split('=', 2);
            string name = Known(parts[0]);
            string? next = index + 1 < args.Count && IsValueOf(name, args[index + 1]) ? args[index + 1] : null;
            index += parts.Length == 1 && next is not null ? 1 : 0;
            Add(name, parts.Length == 2 ? parts[1] : next);
        }

        Command = Chosen(word);
        Options = new CommandArguments(name => values.GetValueOrDefault(name));
    }

    /// <summary>Gets the command that is asked for.</summary>
    public Command Command { get; }

    /// <summary>Gets its options.</summary>
    public CommandArguments Options { get; }

    private static string Known(string name)
    {
        string[] known = [.. CommandOptions.All, .. s_targetOptions, .. s_dryRunOptions];
        return Array.Find(known, option => string.Equals(option, name, StringComparison.OrdinalIgnoreCase)) switch
        {
            null => throw CommandOptions.Unknown($"option --{name}", name, [.. known.Where(option => option.Length > 1)], "--"),
            var found when s_dryRunOptions.Contains(found) => "dry-run",
            var found when s_targetOptions.Contains(found) => "target",
            var found => found,
        };
    }

    private static bool IsValueOf(string name, string word) =>
        CommandOptions.Flags.Contains(name) ? word is "true" or "false" : !word.StartsWith('-');

    private void Add(string name, string? value)
    {
        if (!values.TryGetValue(name, out var all))
        {
            values[name] = all = [];
        }

        all.Add(value);
    }

    private Command Chosen(string? word)
    {
        bool isRun = word is null || string.Equals(word, Run, StringComparison.OrdinalIgnoreCase);
        string? target = values.GetValueOrDefault("target")?[^1];
        if (!isRun && target is not null)
        {
            throw new MistakeException($"command {word} and --target={target}", $"{word}, or {Run} --target={target}");
        }

        string name = isRun ? target ?? CommandCatalogue.All[0].Name : word!;
        return CommandCatalogue.Find(name) ?? throw (isRun
            ? CommandOptions.Unknown($"target {name}", name, [.. CommandCatalogue.All.Select(command => command.Name)])
            : CommandOptions.Unknown($"command {name}", name, [Run, .. CommandCatalogue.All.Select(Word), "help"]));
    }

    /// <summary>Gets the word for a command: its name in small letters.</summary>
    internal static string Word(Command command) => command.Name.ToLowerInvariant();
}
