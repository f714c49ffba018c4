using System.Globalization;

namespace Digits.Commands;

/// <summary>Reads options' values by their type.</summary>
/// <param name="values">Gives the values of an option by its name, in the order of the command line, null or empty for one without a value; null where it was not given.</param>
public sealed class CommandArguments(Func<string, IReadOnlyList<string?>?> values)
{
    /// <summary>Gets an option's value, the last where it was given several times; null where it was not given.</summary>
    public string? Text(string name) => values(name) is [.., var last] ? last : null;

    /// <summary>Gets all values of an option that may be given several times; none by default.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. values(name)?.OfType<string>() ?? []];

    /// <summary>Gets all values of an option that may be given several times, each of which may hold several, separated by commas; none by default.</summary>
    public IReadOnlyList<string> List(string name) => [.. Texts(name).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Gets a whole number from 1; null where it was not given.</summary>
    /// <exception cref="MistakeException">The value is something else.</exception>
    public int? Number(string name) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new MistakeException($"--{name}={text}", "a whole number from 1"),
    };

    /// <summary>Gets whether a flag is set.</summary>
    /// <exception cref="MistakeException">It has a value that is neither true nor false.</exception>
    public bool Flag(string name) => Text(name) switch
    {
        null => values(name) is not null,
        "" or "true" => true,
        "false" => false,
        var text => throw new MistakeException($"--{name}={text}", $"--{name}, --{name}=true or --{name}=false"),
    };
}
