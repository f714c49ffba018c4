using Digits.Core.Data;
using Digits.Core.Stages;
using Digits.Core.Submissions;

return StageHost.Run(args, request =>
{
    SubmissionLabels.RequireAllDigits(request.Section<SubmissionParams>("ingest").Keep);
    var probabilities = ProbabilityParquet.Read(request.Input("probabilities"));
    int testRows = DigitParquet.Read(request.Input("test")).Count;

    byte[] labels = SubmissionLabels.Of(probabilities, testRows);

    SubmissionCsv.Write(request.Output("submission"), labels);
    return SubmissionLabels.Describe(labels);
});
