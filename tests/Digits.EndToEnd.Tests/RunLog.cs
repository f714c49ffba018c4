using System.Text.Json;

namespace Digits.EndToEnd.Tests;

/// <summary>Reads run.json.</summary>
internal sealed class RunLog
{
    private readonly JsonElement root;

    private RunLog(string json) => root = JsonSerializer.Deserialize<JsonElement>(json);

    public string Target => root.GetProperty("target").GetString()!;

    public string Data => root.GetProperty("data").GetString()!;

    public int ExitCode => root.GetProperty("exitCode").GetInt32();

    /// <summary>Gets every instance's state by its name.</summary>
    public Dictionary<string, string> States => root.GetProperty("instances").EnumerateArray()
        .ToDictionary(instance => instance.GetProperty("name").GetString()!, instance => instance.GetProperty("state").GetString()!);

    public static RunLog Parse(string json) => new(json);

    public static RunLog Of(string workspace) => new(File.ReadAllText(Path.Combine(workspace, "artifacts", "run.json")));

    /// <summary>Gets the names of the instances in a state, in order.</summary>
    public string[] In(string state) => [.. States.Where(instance => instance.Value == state).Select(instance => instance.Key)];
}
