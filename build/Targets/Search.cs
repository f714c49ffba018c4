using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Trains every combination of the values that a search in pipeline.json lists, and ranks them by their out-of-fold accuracy.</summary>
[TaskName(nameof(Search))]
[TaskDescription(Descriptions.Search)]
public sealed class Search : CommandTask;
