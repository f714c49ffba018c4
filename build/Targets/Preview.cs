using Cake.Frosting;

namespace Digits.Build.Targets;

/// <summary>Shows digits beside what augmentation makes of them, and brings up to date what that needs.</summary>
[TaskName(nameof(Preview))]
[TaskDescription(Descriptions.Preview)]
public sealed class Preview : CommandTask;
