namespace Digits.Pages.Tests;

/// <summary>Keeps tests that draw weights or train from running side by side: libtorch's default generator and thread count belong to the process.</summary>
[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;
