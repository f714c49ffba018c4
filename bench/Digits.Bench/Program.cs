using BenchmarkDotNet.Running;
using Digits.Bench;

if (args is ["--ingest", var folder])
{
    return IngestStopwatch.Run(folder);
}

if (args is [] or ["--help"])
{
    Console.WriteLine("""
        Digits.Bench --ingest FOLDER   medians of 9 over FOLDER/train.csv and FOLDER/test.csv, and the peak memory
        Digits.Bench --filter '*'      BenchmarkDotNet; DIGITS_DATA names the folder with train.csv and test.csv
        """);
    return 0;
}

return BenchmarkSwitcher.FromAssembly(typeof(IngestBenchmarks).Assembly).Run(args).Any() ? 0 : 1;
