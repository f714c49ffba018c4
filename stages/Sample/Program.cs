using Digits.Core.Errors;
using Digits.Core.Sample;
using Digits.Core.Stages;

return StageHost.Run(args, request =>
{
    var options = request.Section<SampleOptions>("sample");
    ulong seed = request.Seed ?? throw new InputException("no seed", "a seed", $"request of {request.Instance}");

    Progress.Line($"drawing {options.TrainRows} training and {options.TestRows} test digits");
    var train = SampleDigits.Draw(options.TrainRows, seed, "train");
    var test = SampleDigits.Draw(options.TestRows, seed, "test");

    Progress.Line("writing train.csv, test.csv and answers.csv");
    KaggleCsv.WriteTrain(request.Output("train"), train);
    KaggleCsv.WriteTest(request.Output("test"), test);
    KaggleCsv.WriteAnswers(request.Output("answers"), test.Labels);

    return new Dictionary<string, double> { ["train_rows"] = train.Count, ["test_rows"] = test.Count };
});
