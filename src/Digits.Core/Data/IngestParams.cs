using Digits.Core.Recipes;

namespace Digits.Core.Data;

/// <summary>Holds the params of the section <c>ingest</c>.</summary>
/// <param name="MaxRows">How many of the first rows of each file are read, 100 or more; null means all.</param>
/// <param name="Keep">1 for each digit whose training rows are kept, 0 for each whose rows are left out; test rows all stay.</param>
public sealed record IngestParams(int? MaxRows, PerClass Keep);
