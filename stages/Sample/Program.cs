using Digits.Core.Sample;
using Digits.Core.Stages;
using Digits.Core.Submissions;

return StageHost.Run(args, request =>
{
    var parameters = request.Section<SampleParams>("sample");
    ulong seed = request.RequireSeed();

    Progress.Line($"drawing {parameters.TrainRows} training and {parameters.TestRows} test digits");
    var train = SampleDigits.Draw(parameters.TrainRows, seed, "train");
    var test = SampleDigits.Draw(parameters.TestRows, seed, "test");

    Progress.Line("writing train.csv, test.csv and answers.csv");
    KaggleCsv.WriteTrain(request.Output("train"), train);
    KaggleCsv.WriteTest(request.Output("test"), test);
    SubmissionCsv.Write(request.Output("answers"), test.RequireLabels());

    return new Dictionary<string, double> { ["train_rows"] = train.Count, ["test_rows"] = test.Count };
});
