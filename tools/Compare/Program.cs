using Digits.Core.Errors;
using Digits.Pages.Comparisons;

try
{
    if (args is not ["--results", var file, "--folder", var folder])
    {
        throw new InputException($"arguments \"{string.Join(' ', args)}\"", "--results FILE --folder FOLDER", "command line");
    }

    var results = ComparisonResults.Read(file);
    string text = ComparisonText.Of(results);
    Directory.CreateDirectory(folder);
    string path = Path.Combine(folder, results.Name);
    File.WriteAllText(path + ".md", text);
    File.WriteAllText(path + ".csv", ComparisonCsv.Of(results));
    Console.Out.Write($"{text}\nWritten: {path}.md, {path}.csv\n");
    return 0;
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
