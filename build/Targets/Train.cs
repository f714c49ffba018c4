using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Trains the recipe's model on every fold, and brings up to date what that needs.</summary>
[TaskName(nameof(Train))]
[TaskDescription(Descriptions.Train)]
public sealed class Train : CommandTask;
