using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Folds;
using Digits.Core.Hardware;
using Digits.Core.Inference;
using Digits.Core.Stages;
using TorchSharp;

return StageHost.Run(args, request =>
{
    var recipe = InferenceRecipe.Of(request);
    var labelled = DigitParquet.Read(request.Input("train"));
    var test = DigitParquet.Read(request.Input("test"));
    var folds = FoldParquet.Read(request.Input("folds"));
    int fold = request.Coordinate("fold");
    folds.RequireRows(labelled.Count);
    int[] heldOutRows = folds.HeldOutRows(fold);

    using var model = TrainedModel.Load(
        recipe, request.Input("weights"), labelled.Select(folds.TrainingRows(fold)), ComputeDevice.Of(request.Device, torch.cuda.device_count()));
    var oof = new ClassProbabilities(heldOutRows, model.Predict(labelled.Select(heldOutRows)));
    ProbabilityParquet.Write(request.Output("oof"), oof);
    ProbabilityParquet.Write(request.Output("test"), ClassProbabilities.OfAll(model.Predict(test)));

    var metrics = InferenceMetrics.Of(oof, labelled, FoldMetrics.Get("single_view_accuracy", request.Input("trainMetrics")));
    Progress.Line(FormattableString.Invariant($"accuracy {metrics["oof_accuracy"]:0.0000} on held-out rows, {metrics["errors"]} errors, n = {metrics["n"]}"));
    return metrics;
});
