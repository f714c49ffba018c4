namespace Digits.Pipeline.Execution;

/// <summary>Finds the <c>dotnet</c> that runs this process, so that stages run under the same one.</summary>
internal static class DotnetHost
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string[] candidates =
        [
            Environment.ProcessPath is { } own && System.IO.Path.GetFileName(own) == name ? own : "",
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "",
            System.IO.Path.Combine(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "", name),
        ];
        return candidates.FirstOrDefault(candidate => System.IO.Path.IsPathRooted(candidate) && File.Exists(candidate)) ?? name;
    }
}
