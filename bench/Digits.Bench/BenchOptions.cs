using System.Globalization;
using Digits.Bench.Reporting;
using Digits.Core.Errors;
using Digits.Pipeline.Configuration;

namespace Digits.Bench;

/// <summary>Holds what the user asked for.</summary>
internal sealed record BenchOptions
{
    private static readonly string[] Names = ["only", "data", "rounds", "cold-rounds", "workspace", "machine", "output", "list", "help"];

    /// <summary>Gets the benchmarks to run; empty, the default, means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Gets the folder with train.csv and test.csv, or digit-recognizer.zip; null, the default, means drawn digits.</summary>
    public string? Data { get; init; }

    /// <summary>Gets the rounds that count, 1 or more. Default 5.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Gets how many times the whole pipeline runs from nothing, 1 or more. Default 1: that takes minutes, and has no peer.</summary>
    public int ColdRounds { get; init; } = 1;

    /// <summary>Gets the folder in which a folder is made for all that is written, and deleted afterwards. Default: the system's for such.</summary>
    public string Workspace { get; init; } = Path.GetTempPath();

    /// <summary>Gets what the results' folder is called. Default: after the processor and its cores.</summary>
    public string Machine { get; init; } = MachineSlug.OfThisMachine();

    /// <summary>Gets the folder of results of all machines. Default: bench/results.</summary>
    public required string Output { get; init; }

    /// <summary>Gets the repository's folder.</summary>
    public required string Root { get; init; }

    /// <summary>Gets whether only to say what there is, and which peers are missing.</summary>
    public bool List { get; init; }

    /// <summary>Gets whether only to say which options there are.</summary>
    public bool Help { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="InputException">An option or a name is unknown, or a value is not of its type; all such faults at once.</exception>
    public static BenchOptions Read(IReadOnlyList<string> arguments)
    {
        string root = FindRoot();
        var options = new BenchOptions { Root = root, Output = Path.Combine(root, "bench", "results") };
        var faults = new List<string>();
        foreach (string argument in arguments)
        {
            string[] parts = argument.Split('=', 2);
            string value = parts.Length > 1 ? parts[1] : "";
            options = parts[0] switch
            {
                "--only" => options with { Only = [.. options.Only, .. value.Split(',', StringSplitOptions.RemoveEmptyEntries)], List = options.List || value.Length == 0 },
                "--data" => options with { Data = Path.GetFullPath(value) },
                "--rounds" => options with { Rounds = Number(argument, value, faults) },
                "--cold-rounds" => options with { ColdRounds = Number(argument, value, faults) },
                "--workspace" => options with { Workspace = Path.GetFullPath(value) },
                "--machine" => options with { Machine = MachineSlug.Of(value) },
                "--output" => options with { Output = Path.GetFullPath(value) },
                "--list" => options with { List = true },
                "--help" => options with { Help = true },
                _ => Unknown(options, parts[0], faults),
            };
        }

        faults.AddRange(options.Only.Where(name => BenchCatalogue.Find(name) is null).Select(name => Fault($"--only={name}", Expected(name, BenchCatalogue.Names, ""))));
        return faults.Count == 0 ? options : throw new InputException(string.Join("\n\n", faults));
    }

    /// <summary>Gets the repository's folder.</summary>
    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "pipeline.json")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InputException("no pipeline.json in any folder above", "bench/ inside the repository", AppContext.BaseDirectory);
    }

    private static int Number(string argument, string value, List<string> faults)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
        {
            return number;
        }

        faults.Add(Fault(argument, "a whole number from 1"));
        return 1;
    }

    private static BenchOptions Unknown(BenchOptions options, string name, List<string> faults)
    {
        faults.Add(Fault(name, Expected(name.TrimStart('-'), Names, "--")));
        return options;
    }

    // All names, too: there are few, and who mistypes one may want another.
    private static string Expected(string name, IReadOnlyList<string> known, string prefix)
    {
        string all = "one of " + string.Join(", ", known.Select(candidate => prefix + candidate));
        return Nearest.Close(name, known) is { } nearest ? $"{prefix}{nearest}, or another {all}" : all;
    }

    private static string Fault(string found, string expected) => $"Found:    {found}\nExpected: {expected}\nWhere:    command line";
}
