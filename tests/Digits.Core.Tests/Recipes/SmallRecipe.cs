using Digits.Core.Recipes;

namespace Digits.Core.Tests.Recipes;

/// <summary>Trains a small net in a moment.</summary>
internal static class SmallRecipe
{
    public static TrainingRecipe Cnn { get; } = new()
    {
        Model = new() { Name = "cnn", Width = 8, Kernel = 3, Activation = "own", Dropout = 0, DropBlock = 0 },
        Augment = new() { Rotation = 5, Zoom = 0.05, Shear = 0.05, Shift = 1 },
        Loss = new() { Name = "cross-entropy", Smoothing = 0.05, ClassWeights = 1, FocalAlpha = 0.25, FocalGamma = 2, ComplementGamma = 1 },
        Sampler = new() { Name = "shuffled" },
        Optimizer = new()
        {
            Name = "adamw", LearningRate = 0.003, WeightDecay = 0.02, Momentum = 0.9, Centralize = false, Clip = 0, Lookahead = 0, NormLoss = 0,
        },
        Schedule = new() { Name = "one-cycle", WarmUp = 0.3, WarmDown = 0.72, Floor = 0, Cycles = 1, StepEpochs = 10, StepFactor = 0.1 },
        Train = new()
        {
            Epochs = 2, BatchSize = 32, Microbatch = 0, DropLast = true, WeightAverage = 0, Keep = "last", Patience = 0, ShuffleLabels = false,
            Precision = "fp32", Threads = 1,
        },
    };
}
