using Digits.Core.Data;
using Digits.Core.Ensembling;
using Digits.Core.Metrics;
using Digits.Core.Stages;

return StageHost.Run(args, request =>
{
    var parameters = request.Section<EnsembleParams>("ensemble");
    var train = DigitParquet.Read(request.Input("train"));
    ClassProbabilities[] oofs = [.. request.InputsOver("oof", "fold").Select(ProbabilityParquet.Read)];
    ClassProbabilities[] tests = [.. request.InputsOver("test", "fold").Select(ProbabilityParquet.Read)];

    var result = EnsembleRun.Run(train, oofs, tests, parameters);

    ProbabilityParquet.Write(request.Output("oof"), result.Oof);
    ProbabilityParquet.Write(request.Output("test"), result.Test);
    ConfusionCsv.Write(request.Output("confusion"), result.Confusion);
    return result.Metrics;
});
