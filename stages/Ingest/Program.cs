using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Stages;

return StageHost.Run(args, request =>
{
    int? maxRows = request.Section<IngestParams>("ingest").MaxRows;
    int foldCount = request.Section<FoldParams>("folds").Count;
    var (train, test) = UserData.Read(request, maxRows, Progress.Line);
    Progress.Line($"read {train.Count} training rows and {test.Count} test rows");

    var folds = StratifiedFolds.Assign(train.RequireLabels(), foldCount, request.RequireSeed());

    Progress.Line("writing train.parquet, test.parquet and folds.parquet");
    Parallel.Invoke(
        () => DigitParquet.Write(request.Output("train"), train),
        () => DigitParquet.Write(request.Output("test"), test));
    FoldParquet.Write(request.Output("folds"), folds);

    return IngestMetrics.Of(train, test, folds);
});
