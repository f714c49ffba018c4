using System.Diagnostics;

namespace Parquet.Tests;

/// <summary>Runs hyparquet, an independent reader, on node; it is installed once, into the test's output.</summary>
internal static class IndependentReader
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "hyparquet");
    private static readonly Lazy<string?> s_missing = new(Install);

    /// <summary>Gets why the reader cannot run here; null where it can.</summary>
    public static string? Missing => s_missing.Value;

    /// <summary>Reads a file and returns the lines that read.mjs prints.</summary>
    public static string[] Read(string file)
    {
        (int code, string output, string error) = Run("node", "read.mjs", file);
        Assert.True(code == 0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Install()
    {
        if (Directory.Exists(Path.Combine(s_folder, "node_modules", "hyparquet-compressors")))
        {
            return null;
        }

        try
        {
            if (Run("node", "--version").Code != 0)
            {
                return "node does not run";
            }

            (int code, _, string error) = Run(
                "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--fetch-retries=1", $"--cache={Path.Combine(s_folder, "npm-cache")}");
            return code == 0 ? null : $"npm could not install hyparquet: {error.Split('\n')[0]}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "node and npm are not installed";
        }
    }

    private static (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = s_folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

/// <summary>Marks a test that needs the independent reader, and skips it with the reason where that cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IndependentReaderFactAttribute : FactAttribute
{
    public override string? Skip
    {
        get => IndependentReader.Missing is string reason ? $"No independent Parquet reader: {reason}." : null;
        set => base.Skip = value;
    }
}
