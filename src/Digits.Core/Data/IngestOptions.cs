namespace Digits.Core.Data;

/// <summary>Holds the params of <c>ingest</c>.</summary>
public sealed record IngestOptions
{
    /// <summary>Gets how many of the first rows of each file are read; null means all.</summary>
    public required int? MaxRows { get; init; }
}
