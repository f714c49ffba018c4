using System.Reflection;
using System.Text.Json;
using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Randomness;

namespace Digits.Core.Tests.Stages;

public sealed class StageConsolesTests : IDisposable
{
    private const int TrainRows = 120;
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Baseline_ensemble_and_submission_write_the_same_bytes_twice()
    {
        WriteInputs();
        Dictionary<string, string> inputs = new() { ["train"] = At("train.parquet"), ["test"] = At("test.parquet"), ["folds"] = At("folds.parquet") };
        object baseline = new
        {
            name = "logistic", threads = 2, maxIterations = 30, tolerance = 1e-4, l2 = 0.01,
            l2Candidates = "", innerFolds = 3, k = 3, votes = "plain", deskew = false, leaveOneOut = false, c = 1.0, gamma = 0.0, svmTolerance = 1e-3,
            trees = 1, splitPixels = 28, leafRows = 1,
            rounds = 1, leaves = 2, bins = 16, learningRate = 0.1, leafL2 = 1, leafHessian = 0.1, rowShare = 1, pixelShare = 1,
        };
        AssertSameTwice("Baseline", new { baseline }, inputs, "oof.parquet", "test.parquet", "metrics.json");

        Dictionary<string, string> folds = new() { ["train"] = At("train.parquet"), ["folds"] = At("folds.parquet") };
        for (int fold = 0; fold < 2; fold++)
        {
            folds[$"oof[fold={fold}]"] = At($"oof{fold}.parquet");
            folds[$"test[fold={fold}]"] = At("Baseline-1/test.parquet");
            folds[$"foldMetrics[fold={fold}]"] = At("Baseline-1/metrics.json");
        }

        AssertSameTwice("Ensemble", new { ensemble = new { combine = "mean", baselines = "", confidence = 0.95 } }, folds, "oof.parquet", "test.parquet", "confusion.csv", "metrics.json");

        Dictionary<string, string> last = new() { ["probabilities"] = At("Ensemble-1/test.parquet"), ["test"] = At("test.parquet"), ["train"] = At("train.parquet") };
        AssertSameTwice("Submission", new { ingest = new { keep = 1 } }, last, "submission.csv", "metrics.json");
        Assert.Equal(6, File.ReadAllLines(At("Submission-1/submission.csv")).Length);
    }

    [Fact]
    public void Submission_leaves_no_file_where_the_test_set_has_other_rows()
    {
        WriteInputs();
        Dictionary<string, string> inputs = new() { ["probabilities"] = At("oof0.parquet"), ["test"] = At("test.parquet"), ["train"] = At("train.parquet") };
        Assert.Equal(2, Run("Submission", 1, new { ingest = new { keep = 1 } }, inputs, ["submission.csv", "metrics.json"]));
        Assert.Empty(Directory.GetFiles(At("Submission-1")));
    }

    [Fact]
    public void There_is_no_submission_of_a_run_that_left_digits_out()
    {
        WriteInputs();
        Dictionary<string, string> inputs = new() { ["probabilities"] = At("oof0.parquet"), ["test"] = At("test.parquet"), ["train"] = At("train.parquet") };
        object ingest = new { keep = (int[])[0, 0, 0, 0, 1, 0, 0, 0, 0, 1] };
        Assert.Equal(2, Run("Submission", 1, new { ingest }, inputs, ["submission.csv", "metrics.json"]));
        Assert.Empty(Directory.GetFiles(At("Submission-1")));
    }

    [Fact]
    public void Score_exits_2_on_wrong_arguments_or_files_and_0_on_a_score()
    {
        string answers = At("answers.csv");
        Assert.Equal(2, Call("Score", "--answers", answers));
        Assert.Equal(2, Call("Score", "--answers", answers, "--submission", answers));
        File.WriteAllText(answers, "ImageId,Label\n1,7\n");
        Assert.Equal(0, Call("Score", "--answers", answers, "--submission", answers));
    }

    private static int Call(string assembly, params string[] args) =>
        (int)Assembly.Load(assembly).EntryPoint!.Invoke(null, [args])!;

    private string At(string file) => Path.Combine(_folder, file);

    private void AssertSameTwice(string stage, object parameters, Dictionary<string, string> inputs, params string[] files)
    {
        Assert.Equal(0, Run(stage, 1, parameters, inputs, files));
        Assert.Equal(0, Run(stage, 2, parameters, inputs, files));
        Assert.Equal(files.Order(), Directory.GetFiles(At($"{stage}-1")).Select(f => Path.GetFileName(f)).Order());
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(At($"{stage}-1/{f}")), File.ReadAllBytes(At($"{stage}-2/{f}"))));
    }

    private int Run(string stage, int time, object parameters, Dictionary<string, string> inputs, string[] files)
    {
        string folder = Directory.CreateDirectory(At($"{stage}-{time}")).FullName;
        var outputs = files.ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => Path.Combine(folder, f));
        object request = new { stage, instance = stage, seed = 1, @params = parameters, inputs, outputs };
        string file = At($"{stage}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(request));
        return Call(stage, "--request", file);
    }

    private void WriteInputs()
    {
        var random = new SplitMix64(3);
        byte[] pixels = new byte[TrainRows * DigitSet.PixelCount];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Max(0, random.NextInt32(400) - 145);
        }

        byte[] labels = [.. Enumerable.Range(0, TrainRows).Select(r => (byte)(r % 10))];
        var folds = new FoldAssignment([.. Enumerable.Range(0, TrainRows).Select(r => (byte)(r / 10 % 2))], 2);
        DigitParquet.Write(At("train.parquet"), new DigitSet(pixels, labels));
        DigitParquet.Write(At("test.parquet"), new DigitSet(pixels[..(5 * DigitSet.PixelCount)], null));
        FoldParquet.Write(At("folds.parquet"), folds);
        for (int fold = 0; fold < 2; fold++)
        {
            int[] rows = folds.HeldOutRows(fold);
            ProbabilityParquet.Write(At($"oof{fold}.parquet"), Metrics.Probabilities.Certain(rows, [.. rows.Select(r => r * 7 % 10)], 0.75f));
        }
    }
}
