using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Digits.Bench.Peers;
using Digits.Core.Recipes;
using Digits.Core.Sample;
using Digits.Core.Stages;
using Digits.Core.Training;
using static TorchSharp.torch;

namespace Digits.Bench.Nets;

/// <summary>One net in one precision, trained by the pipeline's own loop and by PyTorch in turns, an epoch each.</summary>
/// <param name="Model">A name of the model catalogue that bench/twins/train.py knows too.</param>
/// <param name="Width">Channels of the first layers.</param>
/// <param name="Precision">bf16 or fp32.</param>
internal sealed record TrainCase(string Model, int Width, string Precision)
{
    public const int Batches = 24;
    public const int BatchSize = 128;

    /// <summary>Gets the images of one epoch that count: the first batch warms up.</summary>
    public const int Images = (Batches - 1) * BatchSize;

    /// <summary>Gets what rows call it.</summary>
    public string Name => $"{Model}-{Precision}";

    /// <summary>Trains both for as many epochs, after one that does not count.</summary>
    /// <param name="rounds">The epochs that count.</param>
    /// <param name="root">The repository's folder.</param>
    /// <param name="twin">bench/twins/train.py with the same net; null where there is none.</param>
    public TrainTimes Run(int rounds, string root, Twin? twin)
    {
        using var turns = new Turns(twin);
        var digits = SampleDigits.Draw(Batches * BatchSize, 1, "train");
        var few = SampleDigits.Draw(100, 2, "train");
        using var trained = new FoldTrainer(Recipe(root, rounds + 1), 1, CPU).Train(digits, few, turns);
        long parameters = trained.Model.parameters().Sum(parameter => parameter.numel());
        double there = twin?.Ask("parameters")[0] ?? parameters;
        return there == parameters
            ? new TrainTimes(parameters, [.. turns.Ours.Skip(1)], [.. turns.Theirs.Skip(1)])
            : throw new InvalidOperationException($"{Model} has {parameters} parameters here and {there} in train.py.");
    }

    // The sections of pipeline.json, less what the twin does not do.
    private TrainingRecipe Recipe(string root, int epochs)
    {
        var sections = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "pipeline.json")))!.AsObject();
        void Set(string section, params (string Name, JsonNode Value)[] values)
        {
            foreach (var (name, value) in values)
            {
                sections[section]![name] = value;
            }
        }

        Set("model", ("name", Model), ("width", Width), ("dropout", Model == "keras" ? 0.25 : 0));
        Set("augment", ("share", 0), ("rotation", 0), ("zoom", 0), ("stretch", 0), ("shear", 0), ("shift", 0));
        Set("schedule", ("name", "constant"));
        Set("train", ("epochs", epochs), ("batchSize", BatchSize), ("precision", Precision), ("threads", 1));
        return TrainingRecipe.Of(new StageRequest
        {
            Stage = "train",
            Instance = $"train of {Model}",
            Params = sections.Where(section => section.Value is JsonObject).ToDictionary(section => section.Key, section => section.Value!.Deserialize<JsonElement>()),
        });
    }

    /// <summary>Takes the time between the first and the last batch of each epoch, and lets the twin train one after it.</summary>
    private sealed class Turns(Twin? twin) : ITrainingProgress, IDisposable
    {
        private const double BytesPerMegabyte = 1e6;
        private readonly Process _process = Process.GetCurrentProcess();
        private double _start;

        public List<(double Seconds, double Resident)> Ours { get; } = [];

        public List<(double Seconds, double Resident)> Theirs { get; } = [];

        public void Batch(int epochIndex, int done, int batches, int batchSize)
        {
            if (done == 1)
            {
                _start = CpuSeconds();
            }
            else if (done == batches)
            {
                double seconds = CpuSeconds() - _start;
                Ours.Add((seconds, _process.WorkingSet64 / BytesPerMegabyte));
                if (twin?.Ask("epoch") is [var theirs, var resident, ..])
                {
                    Theirs.Add((theirs, resident));
                }
            }
        }

        public void Epoch(EpochResult result)
        {
        }

        public void TakeOver(IReadOnlyList<EpochResult> done)
        {
        }

        public void Dispose() => _process.Dispose();

        private double CpuSeconds()
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }
}

/// <summary>Holds CPU seconds per epoch and resident MB after it, of both; nothing of a twin that is missing.</summary>
internal sealed record TrainTimes(long Parameters, IReadOnlyList<(double Seconds, double Resident)> Ours, IReadOnlyList<(double Seconds, double Resident)> Theirs);
