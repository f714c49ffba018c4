using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Cake.Frosting.Tests;

/// <summary>Runs a host with the given tasks inside the test and keeps what it wrote.</summary>
internal sealed record HostRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tasks; extra configuration comes last.</summary>
    public static HostRun Of(Type[] tasks, string[] args, Action<CakeHost>? configure = null)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var newOutput = new StringWriter();
        using var newError = new StringWriter();
        Console.SetOut(newOutput);
        Console.SetError(newError);
        try
        {
            var host = new CakeHost().ConfigureServices(services =>
            {
                foreach (var task in tasks)
                {
                    services.AddSingleton(typeof(IFrostingTask), task);
                }
            });
            configure?.Invoke(host);
            return new HostRun(host.Run(args), Clean(newOutput), Clean(newError));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Narrows Cake's tables, which it fits to the console's width.</summary>
    private static string Clean(StringWriter writer) =>
        string.Join('\n', writer.ToString().Split('\n').Select(line => Narrow(line).TrimEnd())).Trim('\n');

    private static string Narrow(string line) => Regex.Replace(Regex.Replace(line, "(?<=[^ ]) {2,}", "  "), "([━═])+", "$1");
}

/// <summary>Is a context that keeps what tasks and lifetimes did, in order.</summary>
public sealed class Diary(Cake.Core.ICakeContext context, List<string> entries) : FrostingContext(context)
{
    public List<string> Entries { get; } = entries;
}
