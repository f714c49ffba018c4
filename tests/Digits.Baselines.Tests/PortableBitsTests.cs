using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Digits.Core.Data;
using Digits.Core.Folds;

namespace Digits.Baselines.Tests;

/// <summary>Runs the stage's console as on lesser processors: the stage's key holds no fact of the machine.</summary>
public sealed class PortableBitsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    public static TheoryData<string> Names => [.. BaselineCatalogue.Names];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Processors_without_AVX_512_and_without_AVX2_give_the_same_bits(string name)
    {
        DigitParquet.Write(At("train"), SmallDigits.Create(100));
        DigitParquet.Write(At("test"), new DigitSet(SmallDigits.Create(20, seed: 3).Pixels, null));
        FoldParquet.Write(At("folds"), new FoldAssignment([.. Enumerable.Range(0, 100).Select(row => (byte)(row / 10 % 2))], 2));
        byte[][] own = Run(name, "");
        Assert.Equal(own, Run(name, "DOTNET_EnableAVX512"));
        Assert.Equal(own, Run(name, "DOTNET_EnableAVX2"));
    }

    private string At(string name) => Path.Combine(_folder, name);

    private byte[][] Run(string name, string disabled)
    {
        var section = JsonNode.Parse(File.ReadAllText(PipelineFile()))!["baseline"]!.AsObject();
        section["name"] = name;
        string[] inputs = ["train", "test", "folds"];
        string[] outputs = ["oof", "predicted", "metrics"];
        object request = new
        {
            stage = "baseline", instance = "baseline", seed = 5, @params = new { baseline = section },
            inputs = inputs.ToDictionary(input => input, At),
            outputs = new Dictionary<string, string> { ["oof"] = At("oof"), ["test"] = At("predicted"), ["metrics"] = At("metrics") },
        };
        File.WriteAllText(At("request.json"), JsonSerializer.Serialize(request));
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Baseline.dll"), "--request", At("request.json")]) { RedirectStandardOutput = true };
        if (disabled.Length > 0)
        {
            start.Environment[disabled] = "0";
        }

        using var process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
        byte[][] contents = [.. outputs.Select(output => File.ReadAllBytes(At(output)))];
        Array.ForEach(outputs, output => File.Delete(At(output)));
        return contents;
    }

    private static string PipelineFile([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "pipeline.json");
}
