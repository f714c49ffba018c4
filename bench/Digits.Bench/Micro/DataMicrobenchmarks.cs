using BenchmarkDotNet.Attributes;
using Digits.Core.Data;

namespace Digits.Bench.Micro;

/// <summary>Measures the parts of ingest on the files in the folder that DIGITS_DATA names.</summary>
public class DataMicrobenchmarks
{
    private readonly string _folder = Environment.GetEnvironmentVariable("DIGITS_DATA") ?? "data";
    private readonly string _parquet = Path.Combine(Path.GetTempPath(), $"digits-bench-{Environment.ProcessId}.parquet");
    private DigitSet? _train;

    /// <summary>Reads the set that is written.</summary>
    [GlobalSetup]
    public void Load()
    {
        _train = ParseTrain();
        DigitParquet.Write(_parquet, _train);
    }

    /// <summary>Deletes the file that was written.</summary>
    [GlobalCleanup]
    public void Delete() => File.Delete(_parquet);

    /// <summary>Parses train.csv.</summary>
    [Benchmark]
    public DigitSet ParseTrain() => DigitCsv.Read(new DigitFile(Path.Combine(_folder, "train.csv")), CsvColumns.Train);

    /// <summary>Writes train.parquet.</summary>
    [Benchmark]
    public void WriteParquet() => DigitParquet.Write(_parquet, _train!);

    /// <summary>Reads train.parquet.</summary>
    [Benchmark]
    public DigitSet ReadParquet() => DigitParquet.Read(_parquet);
}
