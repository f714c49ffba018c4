using System.Security.Cryptography;
using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Errors;
using Digits.Core.Folds;
using Digits.Core.Metrics;
using Digits.Core.Stages;
using Digits.Pages.Eda;
using Digits.Pages.Previews;
using Digits.Pages.Reports;
using Digits.Pages.Tests.Eda;

namespace Digits.Pages.Tests.Reports;

[Collection(nameof(OneAtATime))]
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
        Assert.Equal(["eda", "ensemble"], run.Stages.Select(s => s.Stage));
        Assert.Equal(["train[fold=0]", "train[fold=1]"], run.Folds.Select(s => s.Stage));
        Assert.Equal([0.95, 0.9], run.Folds.Select(f => f["oof_accuracy"]));
        Assert.Equal([(20.0, 1.0), (20, 1)], run.Folds.Select(f => (f["n"], f["kept_epoch"])));
        Assert.Equal([0, 1], run.Curves.Select(c => c.Fold));
        Assert.Equal(SmallRun.OutOfFold(run.Train.Labels!).Values, run.OutOfFold.Values);
        Assert.Equal(3, run.Confusion.Errors);
        Assert.Equal(0.9, run.Confidence);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("<html/>"u8)), run.EdaSha256);
        Assert.Equal(SyntheticDigits.Bars(20).Pixels, run.Test.Pixels);
        Assert.Equal([[], ["The loss does not fall."]], run.Diagnoses);
        var member = Assert.Single(run.Members);
        Assert.Equal(("", 2), (member.Name, member.Tests.Count));
        Assert.Equal(run.OutOfFold.Values, member.OutOfFold.Values);
        Assert.Equal(SmallRun.Named(20, (3, 5)).Values, member.Tests[1].Values);
        var baseline = Assert.Single(run.Baselines);
        Assert.Equal(("logistic", 40.0), (baseline.Name, baseline.Metrics["n"]));
        Assert.Equal(SmallRun.Baseline(run.Train.Labels!).Values, baseline.OutOfFold.Values);
        Assert.Equal([new LabelDoubt(4, 4, 9, 1, 2)], run.Doubts);
        Assert.Equal((10, 2), (run.Draws!.Originals.Count, run.Draws.Count));
        Assert.Equal(0.05, run.Recipe!.Loss.Smoothing);
        Assert.Equal(5, run.Views);
        Assert.Equal([0.003, 0.003], run.StepRates);
    }

    [Fact]
    public void Inputs_and_code_are_named_by_content_and_never_by_path()
    {
        var run = RunResults.Load(Request());

        Assert.Equal(run.Inputs.Select(i => i.Name).Order(StringComparer.Ordinal), run.Inputs.Select(i => i.Name));
        Assert.Contains(new ContentHash("eda", run.EdaSha256), run.Inputs);
        Assert.Contains("foldOof[fold=1]", run.Inputs.Select(i => i.Name));
        Assert.All(run.Inputs.Select(i => i.Sha256).Concat(run.Code.Select(c => c.Sha256)), hash => Assert.Matches("^[0-9a-f]{64}$", hash));
        Assert.Contains(("Digits.Pages.dll", typeof(RunResults).Assembly.GetName().Version!.ToString()), run.Code.Select(c => (c.Name, c.Version)));
        Assert.DoesNotContain(run.Inputs.Select(i => i.Name).Concat(run.Code.Select(c => c.Name)), name => name.Contains('/', StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_in_which_nothing_is_trained_has_no_members_and_no_draws()
    {
        var request = Request();
        foreach (string input in request.Inputs.Keys.Where(name => name.Contains("[fold=", StringComparison.Ordinal)).ToArray())
        {
            request.Inputs.Remove(input);
        }

        var run = RunResults.Load(request);

        Assert.Empty(run.Members);
        Assert.Null(run.Draws);
        Assert.Null(run.Recipe);
        Assert.Empty(run.StepRates);
    }

    [Fact]
    public void Params_are_shown_in_the_order_of_their_paths_as_they_were_given()
    {
        var run = RunResults.Load(Request());

        Assert.Equal(run.Params.Select(p => p.Path).Order(StringComparer.Ordinal), run.Params.Select(p => p.Path));
        Assert.Contains(("data.kind", "sample"), run.Params);
        Assert.Contains(("ensemble.confidence", "0.9"), run.Params);
        Assert.Contains(("augment.rotation", "7.0"), run.Params);
        Assert.Contains(("train.keep", "last"), run.Params);
    }

    [Fact]
    public void A_fold_without_a_curve_is_an_error()
    {
        var request = Request();
        request.Inputs.Remove("curve[fold=1]");

        var error = Assert.Throws<InputException>(() => RunResults.Load(request));

        Assert.Equal("Found:    1 inputs \"curve\"\nExpected: 2, one for each fold's metrics\nWhere:    request of report", error.Message);
    }

    [Fact]
    public void Each_members_folds_are_read_by_name()
    {
        var request = Request();
        foreach (string input in (string[])["foldMetrics", "trainMetrics", "curve", "diagnosis", "foldOof", "foldTest"])
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
        Assert.Equal(["deep", "wide"], run.Members.Select(m => m.Name));
        Assert.Equal(4, run.Diagnoses.Count);
        Assert.Null(run.Recipe);
        Assert.Empty(run.StepRates);
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
        byte[] foldOfRow = [.. Enumerable.Range(0, 40).Select(row => (byte)(row % 2))];
        var folds = new FoldAssignment(foldOfRow, 2);
        DigitParquet.Write(PathOf("train.parquet"), train);
        DigitParquet.Write(PathOf("test.parquet"), SyntheticDigits.Bars(20, labelled: false));
        FoldParquet.Write(PathOf("folds.parquet"), folds);
        ProbabilityParquet.Write(PathOf("oof.parquet"), outOfFold);
        ProbabilityParquet.Write(PathOf("baseline.parquet"), SmallRun.Baseline(train.Labels!));
        ConfusionCsv.Write(PathOf("confusion.csv"), ConfusionMatrix.Of(outOfFold, train.Labels));
        LabelDoubtCsv.Write(PathOf("doubts.csv"), [new LabelDoubt(4, 4, 9, 1, 2)]);
        new DrawSheet(train.Select([.. Enumerable.Range(0, 10)]), train.Select([.. Enumerable.Range(0, 20).Select(i => i / 2)])).Write(PathOf("draws.parquet"));
        var inputs = new Dictionary<string, string>
        {
            ["train"] = PathOf("train.parquet"),
            ["test"] = PathOf("test.parquet"),
            ["folds"] = PathOf("folds.parquet"),
            ["oof"] = PathOf("oof.parquet"),
            ["baselineOof[logistic]"] = PathOf("baseline.parquet"),
            ["baselineMetrics[logistic]"] = Text("baseline.json", "{ \"n\": 40 }"),
            ["confusion"] = PathOf("confusion.csv"),
            ["doubts"] = PathOf("doubts.csv"),
            ["draws"] = PathOf("draws.parquet"),
            ["eda"] = Text("eda.html", "<html/>"),
        };
        foreach (string stage in (string[])["eda", "ensemble"])
        {
            inputs[stage + "Metrics"] = Text(stage + ".json", "{ \"n\": 40 }");
        }

        for (int fold = 0; fold < 2; fold++)
        {
            int[] rows = folds.HeldOutRows(fold);
            ProbabilityParquet.Write(PathOf($"oof{fold}.parquet"), new ClassProbabilities(rows, [.. rows.SelectMany(row => outOfFold.Row(row).ToArray())]));
            ProbabilityParquet.Write(PathOf($"test{fold}.parquet"), fold == 0 ? SmallRun.Named(20) : SmallRun.Named(20, (3, 5)));
            inputs[$"foldOof[fold={fold}]"] = PathOf($"oof{fold}.parquet");
            inputs[$"foldTest[fold={fold}]"] = PathOf($"test{fold}.parquet");
            inputs[$"diagnosis[fold={fold}]"] = Text($"diagnosis{fold}.txt", fold == 0 ? "" : "The loss does not fall.\n");
            inputs[$"trainMetrics[fold={fold}]"] = Text($"train{fold}.json", "{ \"n\": 20, \"kept_epoch\": 1 }");
            inputs[$"foldMetrics[fold={fold}]"] = Text($"fold{fold}.json", fold == 0 ? "{ \"n\": 20, \"oof_accuracy\": 0.95 }" : "{ \"n\": 20, \"oof_accuracy\": 0.9 }");
            inputs[$"curve[fold={fold}]"] = Text(
                $"curve{fold}.csv", "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy\n1,0.003,0.9,0.7,0.1,0.97\n");
        }

        return new StageRequest
        {
            Stage = "report",
            Instance = "report",
            Params = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""
                {
                  "data": { "kind": "sample" }, "report": { "hardest": 5 }, "ensemble": { "baselines": "", "combine": "mean", "confidence": 0.9 },
                  "model": { "name": "cnn", "width": 24, "kernel": 3, "activation": "own", "dropout": 0, "dropBlock": 0, "logitLayer": false },
                  "init": { "map": "", "freeze": "" }, "inputs": { "values": "unit", "coordinates": false, "side": 28 }, "augment": { "rotation": 7.0, "zoom": 0, "shear": 0, "shift": 0 },
                  "loss": { "name": "cross-entropy", "smoothing": 0.05, "classWeights": 1, "focalAlpha": 0.25, "focalGamma": 2, "complementGamma": 1, "groups": 0, "auxiliary": 0 },
                  "sampler": { "name": "shuffled" },
                  "optimizer": { "name": "adamw", "learningRate": 0.003, "weightDecay": 0, "momentum": 0, "centralize": false, "clip": 0, "lookahead": 0, "normLoss": 0 },
                  "schedule": { "name": "constant", "warmUp": 0, "warmDown": 0, "floor": 0, "cycles": 1, "stepEpochs": 1, "stepFactor": 1 },
                  "train": {
                    "epochs": 1, "batchSize": 10, "microbatch": 0, "dropLast": true, "weightAverage": 0, "keep": "last", "patience": 0, "shuffleLabels": false,
                    "precision": "fp32", "threads": 1
                  },
                  "views": { "shift": 1, "rotation": 0, "zoom": 0 }
                }
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
