using System.Text.Json;

// The least that a stage can do: sleeps for the asked time, then writes its params and its inputs into every output.
using var document = JsonDocument.Parse(File.ReadAllBytes(args[1]));
var request = document.RootElement;
string own = request.GetProperty("params").GetRawText();
if (request.GetProperty("params").TryGetProperty("sleep", out var sleep)
    && sleep.TryGetProperty(request.GetProperty("stage").GetString()!, out var milliseconds))
{
    Thread.Sleep(milliseconds.GetInt32());
}

string inputs = string.Concat(request.GetProperty("inputs").EnumerateObject().Select(input => File.ReadAllText(input.Value.GetString()!)));
foreach (var output in request.GetProperty("outputs").EnumerateObject())
{
    File.WriteAllText(output.Value.GetString()!, output.Name == "metrics" ? "{}\n" : $"{own}\n{inputs}");
}
