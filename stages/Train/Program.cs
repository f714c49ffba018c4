using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Hardware;
using Digits.Core.Recipes;
using Digits.Core.Stages;
using Digits.Core.Training;
using Digits.Core.Weights;
using TorchSharp;

return StageHost.Run(args, request =>
{
    var recipe = TrainingRecipe.Of(request);
    var labelled = DigitParquet.Read(request.Input("train"));
    var folds = FoldParquet.Read(request.Input("folds"));
    int fold = request.Coordinate("fold");
    folds.RequireRows(labelled.Count);
    var heldOut = labelled.Select(folds.HeldOutRows(fold));

    var trainer = new FoldTrainer(recipe, request.RequireSeed(), ComputeDevice.Of(request.Device, torch.cuda.device_count()), request.Checkpoint);
    using var trained = trainer.Train(labelled.Select(folds.TrainingRows(fold)), heldOut, new ConsoleProgress(recipe.Train.Epochs));

    SafetensorsFile.Write(request.Output("weights"), trained.Model.state_dict());
    var diagnosis = Diagnosis.Of(trained.Curve, heldOut.RequireLabels(), recipe.Train);
    foreach (string line in diagnosis)
    {
        Progress.Line(line);
    }

    File.WriteAllLines(request.Output("diagnosis"), diagnosis);
    LearningCurveCsv.Write(request.Output("curve"), trained.Curve);
    return TrainMetrics.Of(trained, heldOut.Count);
});
