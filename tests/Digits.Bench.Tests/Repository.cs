using System.Runtime.CompilerServices;

// Benchmarks measure CPU time of the whole process, and libtorch is shared.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Digits.Bench.Tests;

/// <summary>Knows where the sources lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
