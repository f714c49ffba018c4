using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Stages;

return StageHost.Run(args, request =>
{
    var parameters = request.Section<IngestParams>("ingest");
    int[] digits = KeptDigits.Of(parameters.Keep);
    var (train, test) = UserData.Read(request, parameters.MaxRows, Progress.Line);
    Progress.Line($"read {train.Count} training rows and {test.Count} test rows");

    train = KeptDigits.Select(train, digits);
    var folds = FoldCatalogue.Assign(request.Section<FoldParams>("folds"), train.RequireLabels(), request.RequireSeed(), digits);
    Progress.Line($"kept {train.Count} training rows of {digits.Length} digits, {folds.CountInWords}");

    Progress.Line("writing train.parquet, test.parquet and folds.parquet");
    Parallel.Invoke(
        () => DigitParquet.Write(request.Output("train"), train),
        () => DigitParquet.Write(request.Output("test"), test));
    FoldParquet.Write(request.Output("folds"), folds);

    return IngestMetrics.Of(train, test, folds);
});
