using Digits.Pages.Charts;

namespace Digits.Pages.Reports;

/// <summary>Is one part of a page: what the figures show in a sentence or two, then the figures.</summary>
/// <param name="Id">The anchor, unique on its page.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Sentences">The sentences, computed from the figures.</param>
/// <param name="Figures">The figures in reading order.</param>
public sealed record Section(string Id, string Heading, IReadOnlyList<string> Sentences, IReadOnlyList<Figure> Figures)
{
    /// <summary>Gets what needs the reader's attention before anything else, or null.</summary>
    public string? Alert { get; init; }

    /// <summary>Gets the few numbers that stand out above the figures.</summary>
    public IReadOnlyList<Card> Cards { get; init; } = [];

    /// <summary>Gets tables that are shown without a picture.</summary>
    public IReadOnlyList<(string Caption, DataTable Table)> Tables { get; init; } = [];

    /// <summary>Gets tables behind a disclosure, for who looks something up.</summary>
    public IReadOnlyList<(string Caption, DataTable Table)> Folded { get; init; } = [];

    /// <summary>Gets a link that stands below the sentences, or null.</summary>
    public Link? Link { get; init; }
}

/// <summary>Is a number that stands out.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Note">What to hold it against.</param>
public sealed record Card(string Name, string Value, string Note);

/// <summary>Is a link to a page beside this one, tied to its content.</summary>
/// <param name="Target">The relative address.</param>
/// <param name="Text">The text to follow.</param>
/// <param name="Sha256">The SHA-256 of the target's content, hexadecimal: another content is another page here too.</param>
public sealed record Link(string Target, string Text, string Sha256);
