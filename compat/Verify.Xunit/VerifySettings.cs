using System.Text;

namespace VerifyTests;

/// <summary>Sets how a snapshot is named and what is scrubbed from it.</summary>
public class VerifySettings
{
    private readonly List<(string? Extension, Action<StringBuilder> Scrub)> _scrubbers = [];

    /// <summary>Makes settings that change nothing.</summary>
    public VerifySettings()
    {
    }

    /// <summary>Copies settings.</summary>
    public VerifySettings(VerifySettings? settings)
    {
        if (settings is null)
        {
            return;
        }

        _scrubbers.AddRange(settings._scrubbers);
        Directory = settings.Directory;
        FileName = settings.FileName;
        MethodName = settings.MethodName;
        TypeName = settings.TypeName;
        Parameters = settings.Parameters;
        ParametersText = settings.ParametersText;
        RequireUniquePrefix = settings.RequireUniquePrefix;
    }

    /// <summary>Gets the folder of the snapshots, as it was set; null stands for that of the test's source.</summary>
    public string? Directory { get; private set; }

    /// <summary>Tells whether parameter values were given.</summary>
    public bool HasParameters => Parameters is not null;

    internal string? FileName { get; private set; }

    internal string? MethodName { get; private set; }

    internal string? TypeName { get; private set; }

    internal object?[]? Parameters { get; private set; }

    internal string? ParametersText { get; private set; }

    internal bool RequireUniquePrefix { get; private set; } = true;

    /// <summary>Puts snapshots in a folder, relative to the test's source.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>Names the snapshot, in place of type, method and parameters.</summary>
    public void UseFileName(string fileName)
    {
        ThrowIfNamedBy(TypeName, nameof(UseFileName), nameof(UseTypeName));
        ThrowIfNamedBy(MethodName, nameof(UseFileName), nameof(UseMethodName));
        FileName = fileName;
    }

    /// <summary>Names the method in the snapshot's name.</summary>
    public void UseMethodName(string name)
    {
        ThrowIfNamedBy(FileName, nameof(UseMethodName), nameof(UseFileName));
        MethodName = name;
    }

    /// <summary>Names the type in the snapshot's name.</summary>
    public void UseTypeName(string name)
    {
        ThrowIfNamedBy(FileName, nameof(UseTypeName), nameof(UseFileName));
        TypeName = name;
    }

    /// <summary>Gives the values of the test method's parameters, which become part of the snapshot's name.</summary>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    /// <summary>Gives the value of the test method's only parameter.</summary>
    public void UseParameters<T>(T parameter) => Parameters = [parameter];

    /// <summary>Gives the value of the test method's only parameter, an array.</summary>
    public void UseParameters<T>(T[] parameters) => Parameters = [parameters];

    /// <summary>Sets the text that stands for the parameters in the snapshot's name.</summary>
    public void UseTextForParameters(string parametersText) => ParametersText = parametersText;

    /// <summary>Lets several verifications share one snapshot.</summary>
    public void DisableRequireUniquePrefix() => RequireUniquePrefix = false;

    /// <summary>Does nothing: no difference viewer is ever started here.</summary>
    public void DisableDiff()
    {
    }

    /// <summary>Adds a scrubber for all texts.</summary>
    public void AddScrubber(Action<StringBuilder> scrubber, ScrubberLocation location = ScrubberLocation.First) => Add(null, scrubber, location);

    /// <summary>Adds a scrubber for texts of one extension.</summary>
    public void AddScrubber(string extension, Action<StringBuilder> scrubber, ScrubberLocation location = ScrubberLocation.First) =>
        Add(extension, scrubber, location);

    /// <summary>Removes lines.</summary>
    public void ScrubLines(Func<string, bool> removeLine, ScrubberLocation location = ScrubberLocation.First) =>
        ScrubLinesWithReplace(line => removeLine(line) ? null : line, location);

    /// <summary>Removes lines that contain any of some texts, in whatever case.</summary>
    public void ScrubLinesContaining(params string[] stringToMatch) => ScrubLinesContaining(StringComparison.OrdinalIgnoreCase, stringToMatch);

    /// <summary>Removes lines that contain any of some texts.</summary>
    public void ScrubLinesContaining(StringComparison comparison, params string[] stringToMatch) =>
        ScrubLines(line => Array.Exists(stringToMatch, text => line.Contains(text, comparison)));

    /// <summary>Replaces lines; null removes one.</summary>
    public void ScrubLinesWithReplace(Func<string, string?> replaceLine, ScrubberLocation location = ScrubberLocation.First) =>
        AddScrubber(text => Scrubbing.ReplaceLines(text, replaceLine), location);

    /// <summary>Removes lines without any but white characters.</summary>
    public void ScrubEmptyLines(ScrubberLocation location = ScrubberLocation.First) => ScrubLines(string.IsNullOrWhiteSpace, location);

    internal void Scrub(StringBuilder text, string extension)
    {
        foreach ((string? only, Action<StringBuilder> scrub) in _scrubbers)
        {
            if (only is null || only == extension)
            {
                scrub(text);
            }
        }
    }

    private void Add(string? extension, Action<StringBuilder> scrubber, ScrubberLocation location) =>
        _scrubbers.Insert(location == ScrubberLocation.First ? 0 : _scrubbers.Count, (extension, scrubber));

    private static void ThrowIfNamedBy(string? other, string method, string otherMethod)
    {
        if (other is not null)
        {
            throw new InvalidOperationException($"{method} is not compatible with {otherMethod}.");
        }
    }
}
