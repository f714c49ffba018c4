using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Trains every combination of the values that a search in pipeline.json lists, and ranks them by their out-of-fold accuracy.</summary>
[TaskName(nameof(Search))]
[TaskDescription("Tries every combination of listed values (--search=NAME) and ranks them out of fold")]
public sealed class Search : ComparisonTask;
