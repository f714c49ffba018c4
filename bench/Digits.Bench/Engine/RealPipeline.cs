using System.Globalization;
using Digits.Bench.Processes;
using Digits.Pipeline;

namespace Digits.Bench.Engine;

/// <summary>Is the real pipeline in a workspace of its own.</summary>
internal sealed class RealPipeline(BenchRun run)
{
    /// <summary>How many times a process that has run the engine runs it again.</summary>
    private const int LaterRuns = 9;
    private readonly string _script = Path.Combine(run.Folder, "script");
    private readonly string _workspace = Path.Combine(run.Folder, "workspace");

    /// <summary>Prints the milliseconds of a first run that finds nothing to do, and the median of nine more.</summary>
    /// <param name="arguments">The repository, the workspace, the data, and whether every file is hashed again.</param>
    public static int PrintNoOp(string[] arguments)
    {
        var options = new PipelineOptions { Root = arguments[0], Workspace = arguments[1], Data = arguments[2], Verify = bool.Parse(arguments[3]) };
        double first = InProcess.Run(options, " hit in ", CancellationToken.None);
        double later = Measuring.Spread.Of([.. Enumerable.Range(0, LaterRuns).Select(_ => InProcess.Run(options, " hit in ", CancellationToken.None))]).Median;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:F3} {later:F3}"));
        return 0;
    }

    /// <summary>Brings the build up to date, and writes the script to compare with.</summary>
    public void Prepare()
    {
        Shell.Run(run.Options.Root, ["dotnet", "cake", "--description"], run.Cancellation);
        Directory.CreateDirectory(Path.Combine(_script, ".config"));
        File.Copy(Path.Combine(run.Options.Root, ".config", "dotnet-tools.json"), Path.Combine(_script, ".config", "dotnet-tools.json"));
        File.Copy(Path.Combine(run.Options.Root, "cake.config"), Path.Combine(_script, "cake.config"));
        File.WriteAllText(Path.Combine(_script, "build.cake"), "Information(\"Done\");\n");
    }

    /// <summary>Drops all that runs left.</summary>
    public void Clear()
    {
        if (Directory.Exists(_workspace))
        {
            Directory.Delete(_workspace, recursive: true);
        }
    }

    /// <summary>Runs the whole command; gets milliseconds.</summary>
    public double Submission(params string[] more) => Shell.Run(
        run.Options.Root,
        ["dotnet", "cake", "--target=Submission", "--data=" + run.Data.Folder, "--workspace=" + _workspace, "--store=" + Path.Combine(_workspace, ".digits", "store"), "--remote=none", .. more],
        run.Cancellation).Milliseconds;

    /// <summary>Runs the one-line script; gets milliseconds.</summary>
    public double Script() => Shell.Run(_script, ["dotnet", "cake"], run.Cancellation).Milliseconds;

    /// <summary>Runs the engine with nothing to do in a fresh process; gets milliseconds of its first run there, and of later ones.</summary>
    public (double First, double Later) EngineAlone(bool verify)
    {
        string[] times = Shell.Run(
            run.Options.Root,
            ["dotnet", "exec", typeof(RealPipeline).Assembly.Location, "--engine-noop", run.Options.Root, _workspace, run.Data.Folder, verify.ToString()],
            run.Cancellation).Output.Split(' ');
        return (double.Parse(times[0], CultureInfo.InvariantCulture), double.Parse(times[1], CultureInfo.InvariantCulture));
    }
}
