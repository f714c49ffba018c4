using System.Text.Encodings.Web;
using System.Text.Json;
using Digits.Core.Errors;

/// <summary>Reads the one option, `--device auto|cpu|cuda`, also written `--device=...`.</summary>
internal static class ProbeArguments
{
    internal static readonly JsonSerializerOptions CamelCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Device(string[] args) => args switch
    {
        [] => "auto",
        ["--device", var device] => device,
        [var option] when option.StartsWith("--device=", StringComparison.Ordinal) => option["--device=".Length..],
        _ => throw new InputException($"arguments \"{string.Join(' ', args)}\"", "--device auto|cpu|cuda", "command line of Probe"),
    };
}
