using BenchmarkDotNet.Running;
using Digits.Bench;
using Digits.Bench.Eda;
using Digits.Bench.Engine;
using Digits.Bench.Training;
using Digits.Pipeline;

switch (args)
{
    case ["--ingest", var folder]:
        return IngestStopwatch.Run(folder);
    case ["--baselines", var data, .. var models]:
        return BaselineStopwatch.Run(data, models);
    case ["--augment"]:
        return AugmentStopwatch.Run();
    case ["--engine", .. var options]:
        return EngineReport.Run(options);
    case ["--train", .. var options]:
        return TrainReport.Run(options);
    case ["--umap", .. var options]:
        return UmapReport.Run(options);
    case ["--engine-noop", var root, .. var options]:
        return RealPipeline.PrintNoOp(root, options);
    case ["--engine-run", var root]:
        return PipelineCommands.Run([], new PipelineOptions { Root = root, Jobs = 2 }, Console.Out, Console.Error);
}

if (args is [] or ["--help"])
{
    Console.WriteLine("""
        Digits.Bench --ingest FOLDER   medians of 9 over FOLDER/train.csv and FOLDER/test.csv, and the peak memory
        Digits.Bench --engine [--rounds=N] [--output=FILE] [--data=... --workspace=... --set=...]
                                       the engine beside make, doit and snakemake; the options name a pipeline that is up to date
        Digits.Bench --train [--rounds=N] [--output=FILE] [--only=NET-PRECISION]
                                       images per CPU-second of the training loop beside PyTorch's, and memory over the epochs
        Digits.Bench --augment         what each augmentation costs of a training step, in CPU time of one thread
        Digits.Bench --baselines FOLDER NAME...
                                       wall and CPU seconds and accuracy of baselines on four fifths of FOLDER/train.csv; NAME may carry params: knn/k=5/deskew=true
        Digits.Bench --umap [--data=FOLDER] [--rounds=N] [--output=FILE]
                                       PCA, UMAP and the whole stage eda, by the clock, in CPU time and memory; drawn digits without FOLDER
        Digits.Bench --filter '*'      BenchmarkDotNet; DIGITS_DATA names the folder with train.csv and test.csv
        """);
    return 0;
}

return Switch(args);

// Apart, so that measured processes load no part of BenchmarkDotNet.
static int Switch(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(IngestBenchmarks).Assembly).Run(args).Any() ? 0 : 1;
