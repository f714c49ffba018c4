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
    var members = MemberInputs.Trained(request, folds);
    members.AddRange(MemberInputs.Baselines(request));

    var result = EnsembleRun.Run(train, folds, members, parameters);

    ProbabilityParquet.Write(request.Output("oof"), result.Oof);
    ProbabilityParquet.Write(request.Output("test"), result.Test);
    ConfusionCsv.Write(request.Output("confusion"), result.Confusion);
    return result.Metrics;
});
