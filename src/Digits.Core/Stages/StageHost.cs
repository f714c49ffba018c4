using System.Text.Json;
using Digits.Core.Errors;

namespace Digits.Core.Stages;

/// <summary>Runs a stage console's body under the stage contract: one argument, metrics.json, exit codes 0, 1 and 2.</summary>
public static class StageHost
{
    private static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Reads the request, runs the body and writes its metrics.</summary>
    /// <param name="args">The console's arguments: <c>--request FILE</c>.</param>
    /// <param name="body">Computes and writes all outputs but <c>metrics</c>, and returns the metrics by name (snake_case).</param>
    /// <returns>The exit code: 0 done, 1 a bug (stack on standard error), 2 the user's mistake (message on standard error).</returns>
    public static int Run(string[] args, Func<StageRequest, IReadOnlyDictionary<string, double>> body)
    {
        try
        {
            if (args is not ["--request", var file])
            {
                throw new InputException($"arguments \"{string.Join(' ', args)}\"", "--request FILE", "command line");
            }

            var request = StageRequest.Load(file);
            var metrics = body(request);
            if (request.Outputs.TryGetValue("metrics", out string? path))
            {
                File.WriteAllText(path, JsonSerializer.Serialize(metrics, Indented) + "\n");
            }

            return 0;
        }
        catch (Exception e) when (Mistake(e) is { } message)
        {
            Console.Error.WriteLine(message);
            return 2;
        }
    }

    // ENOSPC and EDQUOT on Linux.
    private static bool IsDiskFull(IOException e) => (e.HResult & 0xFFFF) is 28 or 122 || e.Message.Contains("No space left", StringComparison.Ordinal);

    // What runs side by side fails side by side: a bug among the faults makes it a bug.
    private static string? Mistake(Exception exception) => exception switch
    {
        InputException => exception.Message,
        IOException io when IsDiskFull(io) => $"Found:    a full disk\nExpected: free space for the stage's outputs\nWhere:    {io.Message}",
        AggregateException { InnerExceptions: var inner } => inner.All(e => Mistake(e) is not null) ? Mistake(inner[0]) : null,
        _ => null,
    };
}
