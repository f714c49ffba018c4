using Digits.Core.Data;
using Digits.Core.Folds;
using Digits.Core.Stages;
using Digits.Pages.Eda;
using Digits.Pages.Reports;

return StageHost.Run(args, request =>
{
    var train = DigitParquet.Read(request.Input("train"));
    var test = DigitParquet.Read(request.Input("test"));

    var folds = FoldParquet.Read(request.Input("folds"));
    folds.RequireRows(train.Count);

    var eda = EdaPage.Build(train, test, folds, DataParams.KindOf(request), request.Section<EdaParams>("eda"), request.RequireSeed());

    eda.Page.Write(request.Output("page"));
    File.WriteAllText(request.Output("suggestions"), eda.Suggestions.ToJson());
    File.WriteAllText(request.Output("summary"), eda.Summary);
    LabelDoubtCsv.Write(request.Output("doubts"), eda.Doubts);
    Progress.Line($"{eda.Page.Sections.Count} sections on {train.Count} + {test.Count} images");
    return eda.Metrics;
});
