using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Draws the stages with their states.</summary>
[TaskName(nameof(Graph))]
[TaskDescription(Descriptions.Graph)]
public sealed class Graph : CommandTask;
