using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Digits.Pipeline.Keys;

namespace Digits.Pipeline.Tests;

/// <summary><c>NAME.provenance.json</c>: what an output was made of, beside it.</summary>
public sealed class ProvenanceTests : IDisposable
{
    private const string Provenance = "artifacts/join/all.provenance.json";
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public ProvenanceTests() => _pipeline.Edit(
        "stages/Join/stage.json", "\"params\"", "\"provenance\": { \"all\": [\"train.length\", \"train.none\"] }, \"params\"");

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void An_output_carries_its_data_code_params_versions_and_score()
    {
        _pipeline.Changes();
        string train = Instances().GetProperty("train[fold=0]").GetRawText();
        string all = _pipeline.Read(Provenance);
        Assert.StartsWith($$"""
            {
              "version": 1,
              "output": "join.all",
              "file": "all.txt",
              "sha256": "{{Hash("artifacts/join/all.txt")}}",
              "recipe": "plain",
              "seed": 7,
              "score": {
                "train[fold=0].length": {{Length("fold=0")}},
                "train[fold=0].none": null,
                "train[fold=1].length": {{Length("fold=1")}},
                "train[fold=1].none": null
              },
              "data": {
                "kind": "real",
                "quick": false,
                "files": {
                  "ingest.csv": "{{Hash("data/in.csv")}}"
                }
              },
              "versions": {
                "dotnet": "{{Environment.Version}}",
                "facts": {},
                "packages": {
                  "Parser": "33.0.0"
                }
              },
              "params": {
                "data.kind": "real",
                "folds.count": 2,
                "ingest.act": "write",
                "ingest.rows": null,
                "join.act": "write",
                "train.act": "write",
                "train.epochs": 8,
                "train.precision": "fp32"
              },
              "code": {
                "Helper.dll": "{{Hash("stages/Join/bin/Release/net10.0/Helper.dll")}}",
                "Ingest.dll": "{{Hash("stages/Ingest/bin/Release/net10.0/Ingest.dll")}}",
                "Join.dll": "{{Hash("stages/Join/bin/Release/net10.0/Join.dll")}}",
                "Train.dll": "{{Hash("stages/Train/bin/Release/net10.0/Train.dll")}}"
              },
              "instances": {
                "ingest": {
            """, all, StringComparison.Ordinal);
        Assert.Equal(["ingest", "join", "train[fold=0]", "train[fold=1]"], Instances().EnumerateObject().Select(instance => instance.Name));
        Assert.Contains($"\"seed\": \"{InstanceKey.Seed(7, "train[fold=0]")}\"", train, StringComparison.Ordinal);
        Assert.Contains($"\"rows\": \"{Hash("artifacts/ingest/rows.txt")}\"", train, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", all, StringComparison.Ordinal);
        Assert.DoesNotContain(_pipeline.Root, all, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_same_in_a_clone_and_whether_instances_ran_or_were_restored()
    {
        _pipeline.Changes();
        string first = _pipeline.Read(Provenance);
        Directory.Delete(Path.Combine(_pipeline.Root, "artifacts"), recursive: true);
        Assert.DoesNotContain("ran", _pipeline.Changes(), StringComparison.Ordinal);
        Assert.Equal(first, _pipeline.Read(Provenance));

        using var clone = PipelineFixture.Usual();
        clone.Edit("stages/Join/stage.json", "\"params\"", "\"provenance\": { \"all\": [\"train.length\", \"train.none\"] }, \"params\"");
        clone.Changes("last");
        Assert.Equal(first, clone.Read(Provenance));
    }

    [Fact]
    public void A_removed_or_damaged_one_comes_back_and_reruns_nothing()
    {
        _pipeline.Changes();
        string first = _pipeline.Read(Provenance);
        _pipeline.Delete(Provenance);
        Assert.Equal("", _pipeline.Changes());
        Assert.Equal(first, _pipeline.Read(Provenance));
        _pipeline.Write(Provenance, "{}");
        Assert.Equal("", _pipeline.Changes());
        Assert.Equal(first, _pipeline.Read(Provenance));
    }

    [Fact]
    public void It_follows_its_output_and_stays_with_it_where_a_run_fails()
    {
        _pipeline.Changes();
        string first = _pipeline.Read(Provenance);
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9", "join.act=fail"] };
        Assert.Equal(1, _pipeline.Run());
        Assert.Equal(first, _pipeline.Read(Provenance));
        _pipeline.Options = _pipeline.Options with { Set = ["train.epochs=9"] };
        _pipeline.Changes();
        Assert.Contains($"\"sha256\": \"{Hash("artifacts/join/all.txt")}\"", _pipeline.Read(Provenance), StringComparison.Ordinal);
        Assert.Contains("\"train.epochs\": 9", _pipeline.Read(Provenance), StringComparison.Ordinal);
    }

    [Fact]
    public void Sample_data_and_a_quick_trial_are_marked()
    {
        _pipeline.Delete("data/in.csv");
        _pipeline.Options = _pipeline.Options with { Debug = true };
        _pipeline.Changes("join");
        Assert.Contains("\"kind\": \"sample\",\n    \"quick\": true,\n    \"files\": {}\n", _pipeline.Read(Provenance), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_declarations_are_all_told()
    {
        _pipeline.Edit("stages/Join/stage.json", "\"all\": [\"train.length\", \"train.none\"]", "\"any\": [], \"all\": [\"tram.length\", \"length\"]");
        _pipeline.Edit("stages/Join/stage.json", "\"all.txt\"", "\"all.txt\", \"more\": \"all.provenance.json\"");
        Assert.Equal(2, _pipeline.Status());
        Assert.Equal("""
            Found:    provenance of "any"
            Expected: one of all, more, metrics
            Where:    stages/Join/stage.json

            Found:    output file "all.provenance.json"
            Expected: another name: the provenance of "all" takes it
            Where:    stages/Join/stage.json

            Found:    score "tram.length"
            Expected: stage.metric
            Where:    provenance of "all" (stages/Join/stage.json)

            Found:    score "length"
            Expected: stage.metric
            Where:    provenance of "all" (stages/Join/stage.json)

            """, _pipeline.Error);
    }

    private JsonElement Instances() => JsonSerializer.Deserialize<JsonElement>(_pipeline.Read(Provenance)).GetProperty("instances");

    private string Length(string fold) => JsonSerializer.Deserialize<JsonElement>(_pipeline.Read($"artifacts/train/{fold}/metrics.json"))
        .GetProperty("length").GetInt32().ToString(CultureInfo.InvariantCulture);

    private string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_pipeline.Root, path))));
}
