using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Stages;

return StageHost.Run(args, request =>
{
    int? maxRows = request.Section<IngestParams>("ingest").MaxRows;
    int foldCount = request.Section<FoldParams>("folds").Count;
    var (trainFile, testFile) = request.Inputs.TryGetValue("archive", out string? archive)
        ? KaggleArchive.Find(archive)
        : (new DigitFile(request.Input("train")), new DigitFile(request.Input("test")));

    Progress.Line($"reading {trainFile.Where} and {testFile.Where}");
    var (train, test) = DigitCsv.ReadBoth(trainFile, testFile, maxRows);
    Progress.Line($"read {train.Count} training rows and {test.Count} test rows");

    var folds = StratifiedFolds.Assign(train.RequireLabels(), foldCount, request.RequireSeed());

    Progress.Line("writing train.parquet, test.parquet and folds.parquet");
    Parallel.Invoke(
        () => DigitParquet.Write(request.Output("train"), train),
        () => DigitParquet.Write(request.Output("test"), test));
    FoldParquet.Write(request.Output("folds"), folds);

    return IngestMetrics.Of(train, test, folds);
});
