using Digits.Core.Data;
using Digits.Core.Stages;
using Digits.Core.Submissions;

return StageHost.Run(args, request =>
{
    SubmissionLabels.RequireAllDigits(request.Section<SubmissionParams>("ingest").Keep);
    var probabilities = ProbabilityParquet.Read(request.Input("probabilities"));
    var test = DigitParquet.Read(request.Input("test"));
    int seen = SeenImages.Count(DigitParquet.Read(request.Input("train")), test);

    byte[] labels = SubmissionLabels.Of(probabilities, test.Count);

    SubmissionCsv.Write(request.Output("submission"), labels);
    if (SeenImages.Warning(seen, test.Count) is { } warning)
    {
        Progress.Line(warning);
    }

    return SubmissionLabels.Describe(labels, seen);
});
