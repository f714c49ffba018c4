using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Digits.Pipeline.Tests.ModelBased;

/// <summary>What the stages of the model's pipeline compute, and how they compute it from a request: in the tests' process and as a console.</summary>
internal static class ModelStage
{
    public const string Code = "Code.dll";
    public const string Library = "Helper.dll";

    /// <summary>A file beside the DLL that holds an instance's name: the next request of it fails, once.</summary>
    public const string Failing = "fail";

    /// <summary>Gets the outputs: a pure function, which the reference model computes too.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="fold">The fold; null where the stage has none.</param>
    /// <param name="parameter">Gets a param as text.</param>
    /// <param name="seed">The seed; null where the stage has none.</param>
    /// <param name="code">The stage's code, <c>version.comment</c>: only the version matters to the outputs.</param>
    /// <param name="library">The shared library's code; null where the stage does not use it.</param>
    /// <param name="inputs">Contents by input name.</param>
    public static Dictionary<string, string> Compute(
        string stage, int? fold, Func<string, string> parameter, ulong? seed, string code, string? library, IReadOnlyList<KeyValuePair<string, string>> inputs)
    {
        string built = $"{stage} {code.Split('.')[0]} {library?.Split('.')[0]}";
        string text(string name) => inputs.First(input => input.Key == name).Value;
        int tens(string path) => int.Parse(parameter(path), CultureInfo.InvariantCulture) / 10;
        var outputs = new Dictionary<string, string>();
        switch (stage)
        {
            case "ingest":
                string[] rows = [.. text("csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(int.Parse(parameter("ingest.rows"), CultureInfo.InvariantCulture))];
                outputs["rows"] = $"{built}\n{string.Join('\n', rows)}\n";
                outputs["stats"] = $"{rows.Length} rows\n";
                break;
            case "train":
                outputs["oof"] = $"{built} fold {fold} seed {seed} epochs {tens("train.epochs")}0 of {Short(text("rows"))}\n";
                outputs["curve"] = $"{tens("train.epochs")}0 epochs\n";
                break;
            case "join":
                outputs["all"] = $"{built} {(parameter("join.mode") == "first" ? inputs[0].Value : string.Concat(inputs.Select(input => input.Value)))}";
                break;
            default:
                outputs["end"] = $"{built} {text("stats")}{text("all")}";
                break;
        }

        outputs["metrics"] = string.Create(CultureInfo.InvariantCulture, $"{{\"length\": {outputs.First().Value.Length}}}\n");
        return outputs;
    }

    /// <summary>Does what a request asks for.</summary>
    /// <param name="request">The request's file.</param>
    /// <param name="folder">The folder of the stage's DLLs.</param>
    /// <param name="at">Is called after each output is written.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string request, string folder, Action<string>? at = null)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(request));
        var root = document.RootElement;
        string instance = root.GetProperty("instance").GetString()!;
        string failing = Path.Combine(folder, Failing);
        if (File.Exists(failing) && File.ReadAllText(failing) == instance)
        {
            File.Delete(failing);
            Console.Error.WriteLine("fails this once");
            return 1;
        }

        var parameters = root.GetProperty("params");
        var outputs = Compute(
            root.GetProperty("stage").GetString()!,
            root.GetProperty("coordinates").TryGetProperty("fold", out var fold) ? fold.GetInt32() : null,
            path => parameters.GetProperty(path.Split('.')[0]).GetProperty(path.Split('.')[1]).ToString(),
            root.TryGetProperty("seed", out var seed) && seed.ValueKind == JsonValueKind.Number ? seed.GetUInt64() : null,
            File.ReadAllText(Path.Combine(folder, Code)),
            File.Exists(Path.Combine(folder, Library)) ? File.ReadAllText(Path.Combine(folder, Library)) : null,
            [.. root.GetProperty("inputs").EnumerateObject().Select(input => KeyValuePair.Create(input.Name, File.ReadAllText(input.Value.GetString()!)))]);
        foreach (var (name, content) in outputs)
        {
            File.WriteAllText(root.GetProperty("outputs").GetProperty(name).GetString()!, content);
            at?.Invoke(instance);
        }

        return 0;
    }

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
