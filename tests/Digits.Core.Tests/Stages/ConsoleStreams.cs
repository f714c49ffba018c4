namespace Digits.Core.Tests.Stages;

/// <summary>Marks tests that take the console's streams for themselves: these belong to the whole process, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(ConsoleStreams), DisableParallelization = true)]
public sealed class ConsoleStreams;
