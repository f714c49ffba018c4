using Digits.Baselines;
using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Stages;

return StageHost.Run(args, request =>
{
    var parameters = request.Section<BaselineParams>("baseline");
    var train = DigitParquet.Read(request.Input("train"));
    var test = DigitParquet.Read(request.Input("test"));
    var folds = FoldParquet.Read(request.Input("folds"));

    var result = BaselineRun.Run(train, test, folds, parameters, request.RequireSeed());

    ProbabilityParquet.Write(request.Output("oof"), result.Oof);
    ProbabilityParquet.Write(request.Output("test"), result.Test);
    return result.Metrics;
});
