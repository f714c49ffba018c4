using Digits.Core.Data;
using Digits.Core.Stages;
using Digits.Pages.Eda;
using Digits.Pages.Reports;

return StageHost.Run(args, request =>
{
    var train = DigitParquet.Read(request.Input("train"));
    var test = DigitParquet.Read(request.Input("test"));

    var (page, metrics) = EdaPage.Build(train, test, DataParams.KindOf(request), request.Section<EdaParams>("eda"));

    page.Write(request.Output("page"));
    Progress.Line($"{page.Sections.Count} sections on {train.Count} + {test.Count} images");
    return metrics;
});
