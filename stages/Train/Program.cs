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
    var test = DigitParquet.Read(request.Input("test"));
    var folds = FoldParquet.Read(request.Input("folds"));
    int fold = request.Coordinate("fold");
    folds.RequireRows(labelled.Count);
    int[] heldOutRows = folds.HeldOutRows(fold);
    var heldOut = labelled.Select(heldOutRows);

    var trainer = new FoldTrainer(recipe, request.RequireSeed(), ComputeDevice.Of(request.Device, torch.cuda.device_count()), request.Checkpoint);
    using var trained = trainer.Train(labelled.Select(folds.TrainingRows(fold)), heldOut, new ConsoleProgress(recipe.Train.Epochs));
    var oof = new ClassProbabilities(heldOutRows, trainer.Predict(trained.Predictor, heldOut));
    var tested = ClassProbabilities.OfAll(trainer.Predict(trained.Predictor, test));

    SafetensorsFile.Write(request.Output("weights"), trained.Model.state_dict());
    ProbabilityParquet.Write(request.Output("oof"), oof);
    ProbabilityParquet.Write(request.Output("test"), tested);
    var diagnosis = Diagnosis.Of(trained.Curve, heldOut.RequireLabels(), recipe.Train);
    foreach (string line in diagnosis)
    {
        Progress.Line(line);
    }

    File.WriteAllLines(request.Output("diagnosis"), diagnosis);
    LearningCurveCsv.Write(request.Output("curve"), trained.Curve);
    return TrainMetrics.Of(oof, labelled, trained);
});
