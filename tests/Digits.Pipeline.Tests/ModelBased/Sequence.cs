using System.Globalization;
using Digits.Pipeline.Execution;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>Runs sequences in folders of their own, in memory where the system has a place there: flushing to a disk is what takes the time.</summary>
internal static class Sequence
{
    private const string InMemory = "/dev/shm";
    private static readonly string Parent = Path.Combine(Directory.Exists(InMemory) ? InMemory : Path.GetTempPath(), "digits-model");

    /// <summary>Gets what the engine did wrong, or null.</summary>
    /// <param name="operations">The sequence.</param>
    /// <param name="plant">Wraps the execution of stages with a fault that should be found; null means none.</param>
    /// <param name="processes">Whether the engine and the stages are real processes.</param>
    public static string? Failure(IReadOnlyList<Operation> operations, Func<StageExecutor, StageExecutor>? plant = null, bool processes = false)
    {
        using var world = new World(processes ? Path.GetTempPath() : Parent, plant, processes);
        int step = 0;
        try
        {
            foreach (var operation in operations)
            {
                step++;
                world.Apply(operation);
            }

            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            string message = e is ModelException ? e.Message : e.ToString();
            return string.Create(CultureInfo.InvariantCulture, $"step {step}: {message.Replace(world.Root, "ROOT", StringComparison.Ordinal)}");
        }
    }

    /// <summary>Shrinks a failing sequence, and tells of it in lines that a person can follow.</summary>
    public static string Report(int seed, IReadOnlyList<Operation> operations, string failure, Func<StageExecutor, StageExecutor>? plant = null, bool processes = false)
    {
        var shortest = Shrinker.Shrink(operations, candidate => Failure(candidate, plant, processes) is not null);
        string? left = Failure(shortest, plant, processes);
        return string.Create(CultureInfo.InvariantCulture, $"""
            The sequence of seed {seed} fails after {operations.Count} operations: {failure}
            The shortest part of it that fails:
            {string.Join('\n', shortest.Select((operation, index) => $"  {index + 1}. {operation}"))}
            {left ?? "(not every time)"}
            Run it again: DIGITS_SEED={seed} dotnet test tests/Digits.Pipeline.Tests --filter {nameof(SequenceTests)}
            """);
    }
}
