namespace Digits.Bench.Engine;

/// <summary>Measures the engine and writes bench/results/engine.md.</summary>
internal static class EngineReport
{
    private const int Rounds = 9;

    /// <param name="arguments">The build's own options for the real pipeline, <c>--rounds=N</c>, and <c>--output=FILE</c>.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string root = BenchOptions.FindRoot();
        int rounds = BenchOptions.Rounds(arguments, Rounds);
        string output = BenchOptions.Output(arguments, root, "engine.md");
        string folder = Directory.CreateTempSubdirectory("digits-bench-").FullName;
        try
        {
            string[] shared = BenchOptions.Others(arguments);
            string[] parts =
            [
                $"# The engine, measured\n\n`dotnet run --project bench/Digits.Bench -c Release -- --engine`: medians of {rounds} interleaved rounds after one that does not count.\n",
                new RealPipeline(root, folder, shared).Measure(rounds),
                new TenStages(folder).Measure(rounds),
                Makespan.Measure(folder, rounds),
                Machine(),
            ];
            File.WriteAllText(output, string.Join('\n', parts));
            Console.WriteLine(output);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Machine()
    {
        IEnumerable<string> versions = new[] { "make", "doit", "snakemake" }
            .Where(tool => Shell.Find(tool) is not null)
            .Select(tool => $"{tool} {Shell.Run("/", tool, "--version").Output.Split('\n')[0].Split(' ')[^1]}");
        return BenchOptions.Machine(versions);
    }
}
