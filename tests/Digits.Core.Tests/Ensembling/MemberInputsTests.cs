using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Stages;
using Digits.Core.Tests.Metrics;

namespace Digits.Core.Tests.Ensembling;

public sealed class MemberInputsTests : IDisposable
{
    private static readonly FoldAssignment Folds = new([0, 1], 2);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_trained_members_folds_are_joined_and_its_training_accuracies_averaged()
    {
        var member = Assert.Single(MemberInputs.Trained(Request("fold=0", "fold=1"), Folds));

        Assert.Equal(("", 0.85), (member.Name, Math.Round(member.TrainAccuracy!.Value, 12)));
        Assert.Equal([0, 1], member.Oof.Rows);
        Assert.Equal([3, 4], Enumerable.Range(0, 2).Select(member.Oof.Predicted));
        Assert.Equal(5, member.Test.Predicted(0));
    }

    [Fact]
    public void Beside_baselines_a_member_without_a_name_has_one()
    {
        var request = Request("fold=0", "fold=1");
        AddBaseline(request, "svm", "{ \"train_accuracy\": 0.5 }");
        AddBaseline(request, "knn", "{ \"n\": 2 }");

        Assert.Equal("net", Assert.Single(MemberInputs.Trained(request, Folds)).Name);
        EnsembleMember[] baselines = [.. MemberInputs.Baselines(request)];
        Assert.Equal([("knn", null), ("svm", (double?)0.5)], baselines.Select(baseline => (baseline.Name, baseline.TrainAccuracy)));
        Assert.All(baselines, baseline => Assert.Equal([7, 7], Enumerable.Range(0, 2).Select(baseline.Oof.Predicted)));
        Assert.All(baselines, baseline => Assert.Equal(8, baseline.Test.Predicted(0)));
        Assert.Empty(MemberInputs.Baselines(Request("fold=0", "fold=1")));
    }

    [Fact]
    public void Members_keep_their_names_and_none_may_be_trained()
    {
        Assert.Equal(["deep", "wide"], MemberInputs.Trained(Request("wide,fold=0", "wide,fold=1", "deep,fold=0", "deep,fold=1"), Folds).Select(member => member.Name));
        Assert.Empty(MemberInputs.Trained(Request(), Folds));
    }

    [Fact]
    public void Test_predictions_of_too_few_folds_are_refused()
    {
        var request = Request("fold=0", "fold=1");
        request.Inputs.Remove("test[fold=1]");
        Assert.Equal(
            "Found:    test predictions of 1 folds\nExpected: 2 folds, as out of fold\nWhere:    ensemble",
            Assert.Throws<InputException>(() => MemberInputs.Trained(request, Folds)).Message);
    }

    private StageRequest Request(params string[] points)
    {
        var inputs = new Dictionary<string, string>();
        foreach (string point in points)
        {
            int fold = point[^1] - '0';
            inputs[$"oof[{point}]"] = Written($"oof {point}", Probabilities.Certain([fold], [3 + fold], 0.9f));
            inputs[$"test[{point}]"] = Written($"test {point}", Probabilities.Certain([0], [5], 0.9f));
            inputs[$"foldMetrics[{point}]"] = Metrics(point, fold == 0 ? "0.8" : "0.9");
        }

        return new StageRequest { Stage = "ensemble", Instance = "ensemble", Inputs = inputs };
    }

    private void AddBaseline(StageRequest request, string name, string metrics)
    {
        request.Inputs[$"baselineOof[{name}]"] = Written($"{name} oof", Probabilities.Certain([0, 1], [7, 7], 0.9f));
        request.Inputs[$"baselineTest[{name}]"] = Written($"{name} test", Probabilities.Certain([0], [8], 0.9f));
        request.Inputs[$"baselineMetrics[{name}]"] = Path.Combine(_folder, $"{name}.json");
        File.WriteAllText(Path.Combine(_folder, $"{name}.json"), metrics);
    }

    private string Written(string name, ClassProbabilities probabilities)
    {
        string path = Path.Combine(_folder, name + ".parquet");
        ProbabilityParquet.Write(path, probabilities);
        return path;
    }

    private string Metrics(string name, string accuracy)
    {
        string path = Path.Combine(_folder, name + ".json");
        File.WriteAllText(path, $"{{ \"train_accuracy\": {accuracy} }}");
        return path;
    }
}
