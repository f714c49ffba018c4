using Digits.Core.Errors;
using Digits.Pages.Comparisons;

try
{
    if (args is not ["--results", var file, "--folder", var folder, .. var rest] || rest is not ([] or ["--answers", _]))
    {
        throw new InputException($"arguments \"{string.Join(' ', args)}\"", "--results FILE --folder FOLDER [--answers FILE]", "command line");
    }

    var results = ComparisonResults.Read(file, rest.ElementAtOrDefault(1));
    bool isBoard = results.Kind == LeaderboardText.Kind;
    string text = isBoard ? LeaderboardText.Of(results) : ComparisonText.Of(results);
    string csv = isBoard ? LeaderboardCsv.Of(results) : ComparisonCsv.Of(results);
    Directory.CreateDirectory(folder);
    string path = Path.Combine(folder, results.Name);
    File.WriteAllText(path + ".md", text);
    File.WriteAllText(path + ".csv", csv);
    if (isBoard)
    {
        LeaderboardPage.Build(results).Write(path + ".html");
    }

    Console.Out.Write($"{text}\nWritten: {path}.md, {path}.csv{(isBoard ? $", {path}.html" : "")}\n");
    return 0;
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
