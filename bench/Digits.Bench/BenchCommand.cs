using System.Diagnostics;
using System.Globalization;
using Digits.Bench.Peers;
using Digits.Bench.Reporting;
using Digits.Core.Errors;

namespace Digits.Bench;

/// <summary>Runs benchmarks and writes their reports.</summary>
/// <param name="finder">Looks for peers.</param>
/// <param name="output">Takes what came of it.</param>
/// <param name="error">Takes progress and mistakes.</param>
internal sealed class BenchCommand(PeerFinder finder, TextWriter output, TextWriter error)
{
    /// <summary>Does what the arguments say.</summary>
    /// <returns>0 done, 1 a benchmark failed, 2 a mistake in what was given, 130 interrupted.</returns>
    public int Run(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            var options = BenchOptions.Read(arguments);
            return options.Help ? Help() : options.List ? List(Chosen(options)) : Run(options, cancellation);
        }
        catch (InputException mistake)
        {
            error.WriteLine(mistake.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Interrupted.");
            return 130;
        }
    }

    private static IBenchmark[] Chosen(BenchOptions options) =>
        [.. BenchCatalogue.All.Where(benchmark => options.Only.Count == 0 || options.Only.Contains(benchmark.Name))];

    private int Run(BenchOptions options, CancellationToken cancellation)
    {
        string folder = Path.Combine(options.Workspace, string.Create(CultureInfo.InvariantCulture, $"digits-bench-{Environment.ProcessId}"));
        string results = Path.Combine(options.Output, options.Machine);
        var chosen = Chosen(options);
        var failed = new List<string>();

        // A second Ctrl-C ends the process without coming back here.
        EventHandler delete = (_, _) => Delete(folder);
        AppDomain.CurrentDomain.ProcessExit += delete;
        var data = new BenchData(options.Data, Path.Combine(folder, "data"));
        data.Check();
        foreach (var missing in chosen.SelectMany(benchmark => benchmark.Peers).Distinct().Where(peer => finder.Find(peer) is null))
        {
            output.WriteLine(new MissingPeer(missing.Name, missing.Install));
        }

        try
        {
            Directory.CreateDirectory(folder);
            foreach (var benchmark in chosen)
            {
                cancellation.ThrowIfCancellationRequested();
                string own = Directory.CreateDirectory(Path.Combine(folder, benchmark.Name)).FullName;
                var watch = Stopwatch.StartNew();
                try
                {
                    Measure(benchmark, new BenchRun(options, finder, data, own, error, cancellation), results);
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.Combine(results, benchmark.Name)}.md  ({watch.Elapsed.TotalSeconds:F0} s)"));
                }
                catch (Exception bug) when (bug is not (OperationCanceledException or InputException))
                {
                    cancellation.ThrowIfCancellationRequested();
                    error.WriteLine($"{benchmark.Name} failed:\n{bug}");
                    failed.Add(benchmark.Name);
                }

                Directory.Delete(own, recursive: true);
            }
        }
        finally
        {
            Delete(folder);
            AppDomain.CurrentDomain.ProcessExit -= delete;
        }

        WriteSummary(results);
        return failed.Count == 0 ? 0 : 1;
    }

    // What was interrupted may write for a moment yet.
    private static void Delete(string folder)
    {
        const int Attempts = 30;
        for (int attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(100);
            }
        }
    }

    private void Measure(IBenchmark benchmark, BenchRun run, string results)
    {
        error.WriteLine($"{benchmark.Name}: {benchmark.Title}");
        double? load = MachineFacts.Load();
        benchmark.Measure(run);
        var report = BenchReport.Of(benchmark, run, load);
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, benchmark.Name + ".json"), JsonReport.Of(report));
        File.WriteAllText(Path.Combine(results, benchmark.Name + ".md"), MarkdownReport.Of(report));
    }

    // Over all reports there are, whichever were measured now.
    private static void WriteSummary(string results)
    {
        if (Directory.Exists(results))
        {
            var reports = Directory.EnumerateFiles(results, "*.json").Select(file => JsonReport.Read(File.ReadAllText(file)));
            File.WriteAllText(Path.Combine(results, "README.md"), Summary.Of(reports));
        }
    }

    private int List(IEnumerable<IBenchmark> chosen)
    {
        foreach (var benchmark in chosen)
        {
            output.WriteLine($"{benchmark.Name,-11} {benchmark.Title}");
            foreach (var peer in benchmark.Peers)
            {
                output.WriteLine($"            {(finder.Find(peer) is { } found ? "beside " + found.By : new MissingPeer(peer.Name, peer.Install).ToString())}");
            }
        }

        return 0;
    }

    private int Help()
    {
        output.WriteLine("""
            --only=NAME[,NAME]   what to run; default: all
            --list               says what there is, and which peers are missing
            --data=DIR|ZIP       the data to measure on; default: drawn digits
            --rounds=N           rounds that count; default 5
            --cold-rounds=N      runs of the whole pipeline from nothing; default 1
            --workspace=DIR      where a folder is made for all that is written meanwhile, and deleted; default: the system's
            --machine=NAME       the folder of the results; default: after the processor and its cores
            --output=DIR         the folder of all machines' results; default bench/results
            --filter PATTERN     BenchmarkDotNet's own command line; DIGITS_DATA names the folder with train.csv and test.csv
            """);
        return 0;
    }
}
