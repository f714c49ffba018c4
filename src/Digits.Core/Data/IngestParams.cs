namespace Digits.Core.Data;

/// <summary>Holds the params of the section <c>ingest</c>.</summary>
/// <param name="MaxRows">How many of the first rows of each file are read, 100 or more; null means all.</param>
public sealed record IngestParams(int? MaxRows);
