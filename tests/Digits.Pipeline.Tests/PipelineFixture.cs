using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Digits.Pipeline.Tests;

/// <summary>A pipeline of fake stages in a folder of its own, run by real processes.</summary>
public sealed class PipelineFixture : IDisposable
{
    internal static readonly string Console = Path.Combine(SourceFolder(), "Fixture", "bin", "Release", "net10.0");

    public PipelineFixture()
    {
        Directory.CreateDirectory(Root);
        Options = new PipelineOptions { Root = Root, Jobs = 2 };
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "pipeline tests", Path.GetRandomFileName());

    public PipelineOptions Options { get; set; }

    /// <summary>Gets what the last command printed.</summary>
    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>ingest (reads data/in.csv) -> train[fold=0..1] -> join -> last, and side (reads ingest).</summary>
    public static PipelineFixture Usual()
    {
        var fixture = new PipelineFixture();
        fixture.Write("data/in.csv", "1,2,3\n");
        fixture.Write("pipeline.json", """
            {
              "data": "data",
              "seed": 7,
              "recipe": "plain",
              "ingest": { "act": "write", "rows": null },
              "folds": { "count": 2 },
              "train": { "act": "write", "epochs": 8, "precision": "fp32" },
              "join": { "act": "write" },
              "recipes": { "plain": {}, "long": { "train": { "epochs": 20 } } },
              "debug": { "ingest": { "rows": 10 } }
            }
            """);
        fixture.Stage("Ingest", """
            { "name": "ingest", "description": "Reads", "data": { "files": { "csv": ["in.csv"] }, "fallback": { "csv": "sample.csv" } },
              "params": { "ingest.act": { "type": "string" }, "ingest.rows": { "type": "integer", "nullable": true, "min": 1, "max": 100 } },
              "outputs": { "rows": "rows.txt" } }
            """);
        fixture.Stage("Sample", """{ "name": "sample", "description": "Draws", "params": {}, "outputs": { "csv": "in.csv" } }""");
        fixture.Stage("Train", """
            { "name": "train", "description": "Trains", "matrix": { "fold": "folds.count" }, "seeded": true, "inputs": { "rows": "ingest.rows" },
              "params": {
                "folds.count": { "type": "integer", "min": 1, "max": 9 },
                "train.act": { "type": "string" },
                "train.epochs": { "type": "integer", "min": 1, "max": 100 },
                "train.precision": { "type": "string", "values": ["auto", "bf16", "fp32"], "auto": "precision" } },
              "outputs": { "oof": "oof.txt" } }
            """);
        fixture.Stage("Join", """
            { "name": "join", "description": "Joins", "inputs": { "oof": "train[fold].oof" },
              "params": { "join.act": { "type": "string" }, "data.kind": null }, "outputs": { "all": "all.txt" } }
            """);
        fixture.Stage("Last", """
            { "name": "last", "description": "Ends", "inputs": { "all": "join.all" }, "params": {}, "outputs": { "end": "end.txt" }, "results": ["end"] }
            """);
        fixture.Stage("Side", """
            { "name": "side", "description": "Looks", "inputs": { "rows": "ingest.rows" }, "params": {}, "outputs": { "view": "view.txt" } }
            """);
        return fixture;
    }

    /// <summary>Writes a file below the root.</summary>
    public void Write(string path, string text)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        AllowWriting(full);
        File.WriteAllText(full, text);
    }

    /// <summary>Takes an output's read-only mode off, as somebody does who means to edit it.</summary>
    public static void AllowWriting(string full)
    {
        if (File.Exists(full))
        {
            File.SetUnixFileMode(full, File.GetUnixFileMode(full) | UnixFileMode.UserWrite);
        }
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    public bool Exists(string path) => File.Exists(Path.Combine(Root, path));

    /// <summary>Replaces text that must be there.</summary>
    public void Edit(string path, string old, string now)
    {
        string text = Read(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>Writes stage.json and a built console.</summary>
    public void Stage(string name, string declaration)
    {
        Write($"stages/{name}/stage.json", declaration);
        InstallConsole($"stages/{name}", name);
    }

    /// <summary>Copies the fixture console as a project's DLL with a helper library and a package.</summary>
    public void InstallConsole(string folder, string name)
    {
        string bin = $"{folder}/bin/Release/net10.0";
        Write($"{bin}/{name}.deps.json", $$"""
            {
              "runtimeTarget": { "name": "net10.0" },
              "targets": { "net10.0": {
                "{{name}}/1.0.0": { "runtime": { "{{name}}.dll": {} } },
                "Helper/1.0.0": { "runtime": { "Helper.dll": {} } },
                "Parser/33.0.0": { "runtime": { "lib/Parser.dll": {} } } } },
              "libraries": {
                "{{name}}/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
                "Helper/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
                "Parser/33.0.0": { "type": "package", "serviceable": false, "sha512": "" } }
            }
            """);
        Write($"{bin}/Helper.dll", "helper 1");
        Write($"{bin}/Parser.dll", "parser");
        File.Copy(Path.Combine(Console, "Fixture.dll"), Path.Combine(Root, bin, name + ".dll"));
        File.Copy(Path.Combine(Console, "Fixture.runtimeconfig.json"), Path.Combine(Root, bin, name + ".runtimeconfig.json"));
    }

    public int Run(params string[] stages) => Run(CancellationToken.None, stages);

    public int Run(CancellationToken cancellation, params string[] stages)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = PipelineCommands.Run(stages, Options, output, error, cancellation);
        Output = output.ToString();
        Error = error.ToString().Replace(Root, "ROOT", StringComparison.Ordinal);
        return exitCode;
    }

    public int Status(params string[] stages)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = PipelineCommands.Status(stages, Options, output, error);
        Output = output.ToString();
        Error = error.ToString().Replace(Root, "ROOT", StringComparison.Ordinal);
        return exitCode;
    }

    /// <summary>Runs, expects success, and gets each instance as <c>name: state: reason</c>, hits left out.</summary>
    public string Changes(params string[] stages)
    {
        int exitCode = Run(stages);
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{Output}\n{Error}");
        return States(Read("artifacts/run.json"));
    }

    /// <summary>Gets what Status predicts, in the same shape.</summary>
    public string Predicted(params string[] stages)
    {
        var options = Options;
        Options = options with { Json = true };
        Status(stages);
        Options = options;
        return States(Output);
    }

    /// <summary>Runs a command of the engine, and keeps what it printed.</summary>
    public int Call(Func<TextWriter, TextWriter, int> command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = command(output, error);
        Output = output.ToString();
        Error = error.ToString().Replace(Root, "ROOT", StringComparison.Ordinal);
        return exitCode;
    }

    public static string States(string runJson)
    {
        using var document = JsonDocument.Parse(runJson);
        return string.Join('\n', document.RootElement.GetProperty("instances").EnumerateArray()
            .Where(instance => instance.GetProperty("state").GetString() != "hit")
            .Select(instance => $"{instance.GetProperty("name").GetString()}: {instance.GetProperty("state").GetString()}: {instance.GetProperty("reason").GetString()}"));
    }

    /// <summary>Appends a byte to a file, and leaves size aside: the code of a DLL "changes" but still runs.</summary>
    public void Append(string path) => File.AppendAllText(Path.Combine(Root, path), "\0");

    /// <summary>Changes a file's first byte and lets the remembered stamp be that of the changed file.</summary>
    public void DamageSilently(string path)
    {
        string full = Path.Combine(Root, path);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(full)));
        string text = Read(path);
        File.Delete(full);
        Write(path, "?" + text[1..]);
        var stamp = Hashing.FileStamp.Of(full)!.Value;
        string[] others = Exists(".digits/stamps")
            ? [.. Read(".digits/stamps").Split('\n').Where(line => line.Length > 0 && !line.EndsWith(" " + full, StringComparison.Ordinal))]
            : ["stamps 1"];
        string line = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{hash} {stamp.Size} {stamp.Modified} {stamp.Changed} {stamp.Inode} {stamp.Device} {full}");
        Write(".digits/stamps", string.Join('\n', [.. others, line, ""]));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
