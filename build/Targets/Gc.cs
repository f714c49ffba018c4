using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Frees what no recent run used, also while others run.</summary>
[TaskName(nameof(Gc))]
[TaskDescription(Descriptions.Gc)]
public sealed class Gc : CommandTask;
