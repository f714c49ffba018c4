namespace Digits.Pipeline.Tests;

/// <summary>pipeline.lock.json: what runs record, and what they leave alone.</summary>
public sealed class LockfileTests : IDisposable
{
    private const string Lock = "pipeline.lock.json";
    private readonly PipelineFixture _pipeline = PipelineFixture.Usual();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void A_run_records_per_instance_its_key_input_and_output_hashes_and_metrics_next_to_pipeline_json()
    {
        _pipeline.Changes("train");
        using var run = System.Text.Json.JsonDocument.Parse(_pipeline.Read("artifacts/run.json"));
        string key = run.RootElement.GetProperty("instances")[2].GetProperty("key").GetString()!;
        string oof = Hash("artifacts/train/fold=1/oof.txt");
        Assert.EndsWith($$"""
                    "train[fold=1]": {
                      "key": "{{key}}",
                      "coordinates": {
                        "fold": "1"
                      },
                      "seed": "{{Digits.Pipeline.Keys.InstanceKey.Seed(7, "train[fold=1]")}}",
                      "inputs": {
                        "rows": "{{Hash("artifacts/ingest/rows.txt")}}"
                      },
                      "outputs": {
                        "metrics": "{{Hash("artifacts/train/fold=1/metrics.json")}}",
                        "oof": "{{oof}}"
                      },
                      "metrics": {
                        "length": {{_pipeline.Read("artifacts/train/fold=1/metrics.json").Split(' ')[1].TrimEnd('}', '\n')}}
                      }
                    }
                  }
                }
              }
            }
          }
        }

        """, _pipeline.Read(Lock), StringComparison.Ordinal);
        Assert.Contains("pipeline.lock.json now records this run: recipe \"plain\" on real data\n", _pipeline.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_is_the_same_in_a_clone_at_another_path_and_untouched_by_a_run_that_changes_nothing()
    {
        _pipeline.Changes();
        string text = _pipeline.Read(Lock);
        var written = File.GetLastWriteTimeUtc(Path.Combine(_pipeline.Root, Lock));
        Assert.Equal("", _pipeline.Changes());
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(_pipeline.Root, Lock)));
        Assert.DoesNotContain(Lock, _pipeline.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_pipeline.Root, text, StringComparison.Ordinal);

        using var clone = PipelineFixture.Usual();
        clone.Changes();
        Assert.Equal(text, clone.Read(Lock));
    }

    [Fact]
    public void A_partial_target_updates_only_its_instances()
    {
        _pipeline.Changes();
        string before = _pipeline.Read(Lock);
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 9");
        _pipeline.Changes("train");
        Assert.Contains("\"train.epochs\": 9", _pipeline.Read(Lock), StringComparison.Ordinal);
        Assert.Equal(Part(before, "join", "train"), Part(_pipeline.Read(Lock), "join", "train"));
        _pipeline.Edit("pipeline.json", "\"epochs\": 9", "\"epochs\": 8");
        _pipeline.Changes("train");
        Assert.Equal(before, _pipeline.Read(Lock));
    }

    [Fact]
    public void A_failed_run_one_with_set_and_one_in_another_workspace_leave_the_lock_as_it_is()
    {
        _pipeline.Changes();
        string before = _pipeline.Read(Lock);
        var options = _pipeline.Options;
        _pipeline.Options = options with { Set = ["train.epochs=9"] };
        _pipeline.Changes();
        _pipeline.Options = options with { Workspace = Path.Combine(_pipeline.Root, "elsewhere") };
        Assert.Equal(0, _pipeline.Run("ingest"));
        _pipeline.Options = options;
        _pipeline.Edit("pipeline.json", "\"join\": { \"act\": \"write\"", "\"join\": { \"act\": \"fail\"");
        _pipeline.Edit("pipeline.json", "\"epochs\": 8", "\"epochs\": 9");
        Assert.Equal(1, _pipeline.Run());
        Assert.Equal(before, _pipeline.Read(Lock));
        Assert.False(_pipeline.Exists("elsewhere/" + Lock));
    }

    [Fact]
    public void Recipes_sample_data_and_quick_trials_have_entries_of_their_own()
    {
        _pipeline.Changes("side");
        string plain = Part(_pipeline.Read(Lock), "plain", "none");
        var options = _pipeline.Options;
        _pipeline.Options = options with { Recipe = "long" };
        _pipeline.Changes("side");
        _pipeline.Options = options with { Debug = true };
        _pipeline.Changes("side");
        _pipeline.Delete("data/in.csv");
        _pipeline.Options = options;
        _pipeline.Changes("side");
        using var all = System.Text.Json.JsonDocument.Parse(_pipeline.Read(Lock));
        Assert.Equal(
            ["real: long, plain", "real, quick: plain", "sample: plain"],
            all.RootElement.GetProperty("runs").EnumerateObject()
                .Select(data => $"{data.Name}: {string.Join(", ", data.Value.EnumerateObject().Select(recipe => recipe.Name))}"));
        Assert.Contains(plain.TrimEnd('\n', ' ', '}'), _pipeline.Read(Lock), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "Found:    version 2\nExpected: version 1, the one that this engine knows\nWhere:    pipeline.lock.json, line 2, column 3\n")]
    [InlineData("\"runs\"", "<<<<<<< mine\n  \"runs\"", "Found:    '<' is an invalid start of a property name. Expected a '\"'.\nExpected: JSON without comments or trailing commas\nWhere:    pipeline.lock.json, line 4, column 3\n")]
    public void A_lock_that_cannot_be_understood_stays_and_the_run_is_good_all_the_same(string old, string now, string message)
    {
        _pipeline.Changes("side");
        _pipeline.Edit(Lock, old, now);
        string broken = _pipeline.Read(Lock);
        Assert.Equal("", _pipeline.Changes("side"));
        Assert.Equal("\npipeline.lock.json stays as it is, and does not record this run:\n" + message, _pipeline.Error);
        Assert.Equal(broken, _pipeline.Read(Lock));
    }

    private string Hash(string path) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(_pipeline.Root, path))));

    /// <summary>Gets the text from one member up to another.</summary>
    private static string Part(string text, string from, string to)
    {
        string part = text[text.IndexOf($"\"{from}\": {{", StringComparison.Ordinal)..];
        int end = part.IndexOf($"\"{to}\": {{", StringComparison.Ordinal);
        return end < 0 ? part : part[..end];
    }
}
