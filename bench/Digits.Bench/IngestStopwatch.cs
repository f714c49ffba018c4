using System.Diagnostics;
using System.Globalization;
using Digits.Core.Data;

namespace Digits.Bench;

/// <summary>Prints medians of nine runs of ingest's parts, and the peak memory of the first ones.</summary>
internal static class IngestStopwatch
{
    private const int Runs = 9;

    public static int Run(string folder)
    {
        var train = new DigitFile(Path.Combine(folder, "train.csv"));
        var test = new DigitFile(Path.Combine(folder, "test.csv"));
        string parquet = Path.Combine(Path.GetTempPath(), $"digits-bench-{Environment.ProcessId}.parquet");
        double megabytes = new FileInfo(train.Path).Length / 1e6;

        double cold = Seconds(() => Convert(train, parquet));
        WriteBoth(DigitCsv.ReadBoth(train, test), parquet);
        double peak = PeakMegabytes();
        double parse = Median(() => DigitCsv.Read(train, CsvColumns.Train));
        double both = Median(() => DigitCsv.ReadBoth(train, test));
        var set = DigitCsv.Read(train, CsvColumns.Train);
        double write = Median(() => DigitParquet.Write(parquet, set));
        double read = Median(() => DigitParquet.Read(parquet));
        double convert = Median(() => Convert(train, parquet));

        Print("train.csv, parsed", parse, $"{megabytes / parse:F0} MB/s");
        Print("train.csv and test.csv, parsed side by side", both, "");
        Print("train.parquet, written", write, $"{new FileInfo(parquet).Length / 1e6:F2} MB");
        Print("train.parquet, read", read, "");
        Print("train.csv to train.parquet", convert, "");
        Print("train.csv to train.parquet, first in the process", cold, "");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"peak memory after converting both files",-50} {peak,8:F0} MB"));
        File.Delete(parquet);
        return 0;
    }

    private static void Convert(DigitFile train, string parquet) => DigitParquet.Write(parquet, DigitCsv.Read(train, CsvColumns.Train));

    private static void WriteBoth((DigitSet Train, DigitSet Test) sets, string parquet)
    {
        Parallel.Invoke(() => DigitParquet.Write(parquet, sets.Train), () => DigitParquet.Write(parquet + ".test", sets.Test));
        File.Delete(parquet + ".test");
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static void Print(string what, double seconds, string more) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-50} {seconds,8:F3} s  {more}").TrimEnd());

    private static double Median(Action action) => Enumerable.Range(0, Runs).Select(_ => Seconds(action)).Order().ElementAt(Runs / 2);

    private static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
