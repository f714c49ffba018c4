using System.Text.Json;

namespace Digits.EndToEnd.Tests;

/// <summary>The same bytes again: in another clone, and built a second time.</summary>
[Collection(nameof(Sandbox))]
public class ReproductionTests(Sandbox sandbox)
{
    [Fact]
    public void Two_clones_at_different_paths_with_stores_of_their_own_give_byte_identical_artifacts()
    {
        var clone = Path.Combine(sandbox.NewFolder(), "deeper", "another clone");
        Repository.Copy(sandbox.Root, clone);
        var run = sandbox.RunClone(clone, "--target=Submission");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var log = RunLog.Of(clone);
        Assert.Equal(log.States.Keys.Order(), log.In("ran").Order());

        var first = SampleRunTests.Contents(sandbox.FirstWorkspace);
        Assert.Contains(Path.Combine("submission", "submission.csv"), first.Keys);
        Assert.Contains(Path.Combine("submission", "submission.provenance.json"), first.Keys);
        Assert.Contains(Path.Combine("train", "fold=1", "weights.safetensors"), first.Keys);
        Assert.Equal(first, SampleRunTests.Contents(clone));
    }

    [Fact]
    public void Verify_builds_again_what_it_is_asked_for_and_finds_it_equal()
    {
        var workspace = sandbox.NewWorkspace();
        var run = sandbox.Run(workspace, "--target=Verify", "--only=ensemble,submission", "--only=train");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(run.Lines, line => line.StartsWith("4 instances: 4 equal, 0 different, 0 not verified in ", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("train[fold=1]  weights ", StringComparison.Ordinal) && line.EndsWith(" equal", StringComparison.Ordinal));
        Assert.Equal(SampleRunTests.Contents(sandbox.FirstWorkspace), SampleRunTests.Contents(workspace));
    }

    [Fact]
    public void The_submission_s_provenance_names_data_code_params_versions_and_score()
    {
        var submission = Path.Combine(sandbox.FirstWorkspace, "artifacts", "submission", "submission.provenance.json");
        var provenance = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(submission));
        Assert.Equal("sample", provenance.GetProperty("data").GetProperty("kind").GetString());
        var score = provenance.GetProperty("score");
        var accuracy = score.GetProperty("ensemble.oof_accuracy").GetDouble();
        Assert.InRange(accuracy, score.GetProperty("ensemble.oof_low").GetDouble(), score.GetProperty("ensemble.oof_high").GetDouble());
        Assert.Equal(300, score.GetProperty("ensemble.n").GetInt32());
        Assert.Equal(1, provenance.GetProperty("params").GetProperty("train.epochs").GetInt32());
        Assert.True(provenance.GetProperty("code").TryGetProperty("Digits.Core.dll", out _));
        Assert.Equal(["cpu", "device", "torch"], provenance.GetProperty("versions").GetProperty("facts").EnumerateObject().Select(fact => fact.Name));
        Assert.StartsWith("10.", provenance.GetProperty("versions").GetProperty("dotnet").GetString(), StringComparison.Ordinal);
    }
}
