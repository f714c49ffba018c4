using System.Globalization;
using Digits.Pipeline;

namespace Digits.Bench.Engine;

/// <summary>Measures the real pipeline with nothing to do: the engine alone, and the whole command beside a one-line Cake script.</summary>
internal sealed class RealPipeline(string root, string folder, IReadOnlyList<string> arguments)
{
    private const string Script = "`dotnet cake` on a one-line script";
    private const string Whole = "`dotnet cake --target=Submission`";

    /// <summary>Reads the options that the engine's commands share with the build's.</summary>
    public static PipelineOptions Options(string root, IReadOnlyList<string> arguments) => new()
    {
        Root = root,
        Workspace = Value(arguments, "workspace"),
        Data = Value(arguments, "data"),
        Set = [.. Values(arguments, "set")],
        Verify = arguments.Contains("--verify"),
    };

    /// <summary>Measures, and gets the Markdown of the tables.</summary>
    public string Measure(int rounds)
    {
        if (PipelineCommands.Status([], Options(root, arguments), TextWriter.Null, TextWriter.Null) != 0)
        {
            return "## The real pipeline\n\nNot measured: something is stale. First run `dotnet cake --target=Submission` with the same options.\n";
        }

        string script = WriteScript();
        Dictionary<string, List<double>> later = [];
        var engine = new Rounds();
        foreach (string verify in (string[])["", "--verify"])
        {
            string name = verify.Length == 0 ? "by size and times" : "every file hashed again";
            later[name] = [];
            engine.Add(name + ", first in its process", () =>
            {
                string[] times = Shell.Run(root, [
                    "dotnet", "exec", typeof(RealPipeline).Assembly.Location, "--engine-noop", root, .. arguments, .. verify.Length == 0 ? (string[])[] : [verify]]).Output.Split(' ');
                later[name].Add(double.Parse(times[1], CultureInfo.InvariantCulture));
                return double.Parse(times[0], CultureInfo.InvariantCulture);
            });
            engine.Add(name + ", later in the same process", () => later[name][^1]);
        }

        engine.Run(rounds);
        var cake = new Rounds();
        cake.Add(Script, () => Shell.Run(script, "dotnet", "cake").Milliseconds);
        cake.Add(Whole, () => Shell.Run(root, ["dotnet", "cake", "--target=Submission", .. arguments]).Milliseconds);
        cake.Run(rounds);
        return $"""
            ## The real pipeline, nothing to do

            {engine.Table("engine, in-process", "by size and times, first in its process")}
            {cake.Table("whole command", Script)}
            """;
    }

    /// <summary>Prints the milliseconds of a first run that finds nothing to do, and the median of nine more.</summary>
    public static int PrintNoOp(string root, IReadOnlyList<string> arguments)
    {
        var options = Options(root, arguments);
        double first = InProcess.Run(options, " hit in ");
        double later = Enumerable.Range(0, 9).Select(_ => InProcess.Run(options, " hit in ")).Order().ElementAt(4);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:F3} {later:F3}"));
        return 0;
    }

    private static string? Value(IReadOnlyList<string> arguments, string name) => Values(arguments, name).LastOrDefault();

    private static IEnumerable<string> Values(IReadOnlyList<string> arguments, string name) =>
        arguments.Where(argument => argument.StartsWith($"--{name}=", StringComparison.Ordinal)).Select(argument => argument[(name.Length + 3)..]);

    private string WriteScript()
    {
        string place = Directory.CreateDirectory(Path.Combine(folder, "script")).FullName;
        Directory.CreateDirectory(Path.Combine(place, ".config"));
        File.Copy(Path.Combine(root, ".config", "dotnet-tools.json"), Path.Combine(place, ".config", "dotnet-tools.json"));
        File.Copy(Path.Combine(root, "cake.config"), Path.Combine(place, "cake.config"));
        File.WriteAllText(Path.Combine(place, "build.cake"), "Information(\"Done\");\n");
        return place;
    }
}
