using Digits.Core.Errors;

namespace Digits.Core.Weights;

/// <summary>Turns the names of a file's tensors into those of a model by a table of prefixes, the first that fits.</summary>
/// <remarks>
/// Entries are separated by commas: <c>old.=new.</c> replaces a prefix, <c>=new.</c> puts one before every name, <c>old.=</c> takes one away,
/// <c>-old.</c> leaves the tensors out. A name that no entry fits stays.
/// </remarks>
internal sealed class NameMap
{
    private readonly List<(string From, string? To)> _entries = [];

    /// <exception cref="InputException">An entry is neither a replacement nor left out.</exception>
    public NameMap(string table)
    {
        foreach (string entry in table.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = entry.Split('=');
            _entries.Add((sides, entry[0]) switch
            {
                ([var from, var to], not '-') => (from, to),
                ([_], '-') when entry.Length > 1 => (entry[1..], null),
                _ => throw new InputException($"the entry \"{entry}\"", "old.=new. to rename a prefix, or -old. to leave it out", "pipeline.json, init.map"),
            });
        }
    }

    /// <summary>Gets the model's name of a tensor; null where it is left out.</summary>
    public string? Of(string name)
    {
        foreach (var (from, to) in _entries)
        {
            if (name.StartsWith(from, StringComparison.Ordinal))
            {
                return to is null ? null : to + name[from.Length..];
            }
        }

        return name;
    }
}
