using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cake.Frosting.Tests;

/// <summary>Starts the sample host as a process of its own.</summary>
public class ProcessTests
{
    private const string Colour = @"\e\[[0-9;]*m";

    private static readonly string s_host = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../../SampleHost/bin/Release/net10.0/SampleHost.dll"));

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_ends_the_host_and_all_its_descendants(string signal, int exitCode)
    {
        // Whoever started the tests in the background has SIGINT ignored, and with it all that the tests start.
        using var host = Start("env", "--default-signal=INT", "dotnet", "exec", s_host, "--target=Wait", "--verbosity=quiet");
        int[] children = [.. new[] { host.StandardOutput.ReadLine(), host.StandardOutput.ReadLine() }
            .Select(line => int.Parse(line!.Split(' ')[1], CultureInfo.InvariantCulture))];
        Assert.All(children, id => Assert.True(IsAlive(id)));
        using (var kill = Start("kill", "-" + signal, host.Id.ToString(CultureInfo.InvariantCulture)))
        {
            kill.WaitForExit();
        }

        host.WaitForExit();
        Assert.Equal(exitCode, host.ExitCode);

        // They were killed before the host ended; the kernel may take a moment to bury them.
        int[] left = [.. children.Where(id => !SpinWait.SpinUntil(() => !IsAlive(id), TimeSpan.FromSeconds(10)))];
        Array.ForEach(left, id => Process.GetProcessById(id).Kill());
        Assert.Empty(left);
    }

    [Fact]
    public async Task Output_into_a_pipe_holds_no_escape_codes()
    {
        using var host = Start("dotnet", "exec", s_host, "--target=Speak");
        var errors = host.StandardError.ReadToEndAsync();
        Assert.DoesNotMatch(Colour, await host.StandardOutput.ReadToEndAsync() + await errors);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public void A_terminal_gets_colours_unless_NO_COLOR_is_set(string noColor, bool colours)
    {
        // script gives its command a terminal.
        using var host = Start("env", $"NO_COLOR={noColor}", "TERM=xterm", "script", "-qec", $"dotnet exec '{s_host}' --target=Speak", "/dev/null");
        var output = host.StandardOutput.ReadToEnd();
        Assert.Contains("information", output, StringComparison.Ordinal);
        Assert.Equal(colours, Regex.IsMatch(output, Colour));
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Tells whether a process exists and is more than an entry that nobody has collected yet.</summary>
    private static bool IsAlive(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
