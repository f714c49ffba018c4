namespace Digits.Commands;

/// <summary>Says how the runner is called.</summary>
public static class RunnerHelp
{
    private const int Width = 13;

    /// <summary>Tells whether the user asks for it.</summary>
    public static bool IsAsked(IReadOnlyList<string> args) => args is [] or ["help" or "--help" or "-h", ..];

    /// <summary>Gets the text.</summary>
    public static string Text() =>
        $"""
        digits run [--target=NAME] [options]   brings a target up to date; Submission by default
        digits COMMAND [options]               the same for:

        {string.Join('\n', CommandCatalogue.All.Select(command => "  " + RunnerArguments.Word(command).PadRight(Width) + command.Description))}

        Options, as README.md describes them:
          {string.Join(' ', CommandOptions.Values.Select(option => $"--{option}="))}
          {string.Join(' ', CommandOptions.Flags.Select(option => $"--{option}"))}

        """;
}
