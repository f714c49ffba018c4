using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Folds;
using Digits.Core.Metrics;
using Digits.Core.Stages;

return StageHost.Run(args, request =>
{
    var parameters = request.Section<EnsembleParams>("ensemble");
    var train = DigitParquet.Read(request.Input("train"));
    var folds = FoldParquet.Read(request.Input("folds"));
    var tests = FoldInputs.Of(request, "test");
    var metrics = FoldInputs.Of(request, "foldMetrics");
    EnsembleMember[] members =
    [
        .. FoldInputs.Of(request, "oof").Select(member => new EnsembleMember(
            member.Key,
            [.. member.Value.Select(ProbabilityParquet.Read)],
            [.. tests[member.Key].Select(ProbabilityParquet.Read)],
            FoldMetrics.Mean("train_accuracy", metrics[member.Key]))),
    ];

    var result = EnsembleRun.Run(train, folds, members, parameters);

    ProbabilityParquet.Write(request.Output("oof"), result.Oof);
    ProbabilityParquet.Write(request.Output("test"), result.Test);
    ConfusionCsv.Write(request.Output("confusion"), result.Confusion);
    return result.Metrics;
});
