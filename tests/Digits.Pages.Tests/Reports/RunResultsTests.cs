using System.Security.Cryptography;
using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Metrics;
using Digits.Core.Stages;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Eda;

namespace Digits.Pages.Tests.Reports;

public sealed class RunResultsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_inputs_of_the_report_are_read()
    {
        var run = RunResults.Load(Request());

        Assert.Equal(DataKind.Sample, run.Data);
        Assert.Equal(SyntheticDigits.Bars(40).Pixels, run.Train.Pixels);
        Assert.Equal(["eda", "baseline", "ensemble"], run.Stages.Select(s => s.Stage));
        Assert.Equal(["train[fold=0]", "train[fold=1]"], run.Folds.Select(s => s.Stage));
        Assert.Equal([0.95, 0.9], run.Folds.Select(f => f["oof_accuracy"]));
        Assert.Equal([0, 1], run.Curves.Select(c => c.Fold));
        Assert.Equal(SmallRun.OutOfFold(run.Train.Labels!).Values, run.OutOfFold.Values);
        Assert.Equal(3, run.Confusion.Errors);
        Assert.Equal(0.9, run.Confidence);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("<html/>"u8)), run.EdaSha256);
    }

    [Fact]
    public void Params_are_shown_in_the_order_of_their_paths_as_they_were_given()
    {
        var run = RunResults.Load(Request());

        Assert.Equal(
            [("data.kind", "sample"), ("ensemble.baseline", "false"), ("ensemble.combine", "mean"), ("ensemble.confidence", "0.9"), ("report.hardest", "5"), ("train.model", "cnn"), ("train.rotation", "7.0")],
            run.Params);
    }

    [Fact]
    public void A_fold_without_a_curve_is_an_error()
    {
        var request = Request();
        request.Inputs.Remove("curve[fold=1]");

        var error = Assert.Throws<InputException>(() => RunResults.Load(request));

        Assert.Equal("Found:    1 curves\nExpected: 2, one for each fold's metrics\nWhere:    request of report", error.Message);
    }

    [Fact]
    public void Each_members_folds_are_read_by_name()
    {
        var request = Request();
        foreach (string input in (string[])["foldMetrics", "curve"])
        {
            for (int fold = 0; fold < 2; fold++)
            {
                request.Inputs.Remove($"{input}[fold={fold}]", out string? path);
                request.Inputs[$"{input}[wide,fold={fold}]"] = path!;
                request.Inputs[$"{input}[deep,fold={fold}]"] = path!;
            }
        }

        var run = RunResults.Load(request);

        Assert.Equal(["train[deep,fold=0]", "train[deep,fold=1]", "train[wide,fold=0]", "train[wide,fold=1]"], run.Folds.Select(s => s.Stage));
        Assert.Equal(["deep, fold 0", "deep, fold 1", "wide, fold 0", "wide, fold 1"], run.Curves.Select(c => c.Name));
    }

    [Fact]
    public void Data_of_an_unknown_kind_are_an_error()
    {
        var request = Request();
        request.Params["data"] = JsonSerializer.Deserialize<JsonElement>("{ \"kind\": \"fake\" }");

        var error = Assert.Throws<InputException>(() => RunResults.Load(request));

        Assert.Equal("Found:    data.kind \"fake\"\nExpected: \"real\" or \"sample\"\nWhere:    request of report", error.Message);
    }

    private StageRequest Request()
    {
        var train = SyntheticDigits.Bars(40);
        var outOfFold = SmallRun.OutOfFold(train.Labels!);
        DigitParquet.Write(PathOf("train.parquet"), train);
        ProbabilityParquet.Write(PathOf("oof.parquet"), outOfFold);
        ConfusionCsv.Write(PathOf("confusion.csv"), ConfusionMatrix.Of(outOfFold, train.Labels));
        var inputs = new Dictionary<string, string>
        {
            ["train"] = PathOf("train.parquet"),
            ["oof"] = PathOf("oof.parquet"),
            ["confusion"] = PathOf("confusion.csv"),
            ["eda"] = Text("eda.html", "<html/>"),
        };
        foreach (string stage in (string[])["eda", "baseline", "ensemble"])
        {
            inputs[stage + "Metrics"] = Text(stage + ".json", "{ \"n\": 40 }");
        }

        for (int fold = 0; fold < 2; fold++)
        {
            inputs[$"foldMetrics[fold={fold}]"] = Text($"fold{fold}.json", fold == 0 ? "{ \"oof_accuracy\": 0.95 }" : "{ \"oof_accuracy\": 0.9 }");
            inputs[$"curve[fold={fold}]"] = Text(
                $"curve{fold}.csv", "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy\n1,0.003,0.9,0.7,0.1,0.97\n");
        }

        return new StageRequest
        {
            Stage = "report",
            Instance = "report",
            Params = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""
                { "train": { "rotation": 7.0, "model": "cnn" }, "report": { "hardest": 5 }, "ensemble": { "baseline": false, "combine": "mean", "confidence": 0.9 }, "data": { "kind": "sample" } }
                """)!,
            Inputs = inputs,
        };
    }

    private string Text(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
