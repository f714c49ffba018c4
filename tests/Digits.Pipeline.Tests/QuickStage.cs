using System.Text.Json;

namespace Digits.Pipeline.Tests;

/// <summary>A stage without a process, for tests of many runs: its outputs hold its name, its params and its inputs.</summary>
internal static class QuickStage
{
    /// <summary>Writes the outputs; with the param <c>act</c> at <c>fail</c> only half a checkpoint.</summary>
    public static Task<(int ExitCode, IReadOnlyList<string> Errors)> Run(string dll, string requestFile, Action<string> line, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(requestFile));
        var request = document.RootElement;
        string parameters = request.GetProperty("params").GetRawText();
        if (parameters.Contains("\"fail\"", StringComparison.Ordinal))
        {
            File.WriteAllText(Path.Combine(request.GetProperty("checkpoint").GetString()!, "half"), "half");
            return Task.FromResult<(int, IReadOnlyList<string>)>((1, ["failed"]));
        }

        string text = string.Join('\n',
            [request.GetProperty("instance").GetString(), parameters, .. request.GetProperty("inputs").EnumerateObject().Select(input => File.ReadAllText(input.Value.GetString()!))]);
        foreach (var output in request.GetProperty("outputs").EnumerateObject())
        {
            File.WriteAllText(output.Value.GetString()!, output.Name == "metrics" ? $"{{\"length\": {text.Length}}}\n" : output.Name + "\n" + text);
        }

        return Task.FromResult<(int, IReadOnlyList<string>)>((0, []));
    }
}
