using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Digits.Pipeline.Tests;

/// <summary>Runs the engine in a process of its own, as this test assembly's Main.</summary>
internal sealed class EngineProcess : IDisposable
{
    // Far beyond any delay of a busy machine: only what never comes about takes so long.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reader;
    private readonly Task<string> _error;

    /// <summary>Starts a run.</summary>
    /// <param name="root">The folder with pipeline.json.</param>
    /// <param name="workspace">The folder for artifacts/ and .digits/.</param>
    /// <param name="store">The folder of the store.</param>
    /// <param name="fault">The point at which the process kills itself; empty for none.</param>
    /// <param name="set">Params as PATH=VALUE, and names of the asked stages; all stages where there is none.</param>
    public EngineProcess(string root, string workspace, string store, string fault = "", params string[] set)
    {
        // Whoever started the tests in the background has SIGINT ignored, and with it all that the tests start.
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["--default-signal=INT", "dotnet", "exec", typeof(EngineProcess).Assembly.Location, root, workspace, store, fault, .. set])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _reader = Task.Run(async () =>
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                lock (_output)
                {
                    _output.Append(line).Append('\n');
                }
            }
        });
    }

    /// <summary>Gets what the process printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Gets the exit code of a process that ended; 137 after SIGKILL.</summary>
    public int ExitCode => _process.ExitCode;

    public static int Main(string[] args)
    {
        var options = new PipelineOptions { Root = args[0], Workspace = args[1], Store = args[2], Jobs = 2, Set = [.. args[4..].Where(arg => arg.Contains('=', StringComparison.Ordinal))] };
        string[] stages = [.. args[4..].Except(options.Set)];
        if (args[3].Length > 0)
        {
            options = options with { FaultPoint = new SuddenDeath(args[3], Path.Combine(args[1], "artifacts/ingest/rows.txt")).Reach };
        }

        return Interruption.Run(token => PipelineCommands.Run(stages, options, Console.Out, Console.Error, token));
    }

    /// <summary>Sends a signal to the engine alone.</summary>
    public void Signal(string name) => Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    /// <summary>Kills the engine and other processes with SIGKILL.</summary>
    public void KillWith(IEnumerable<int> others) =>
        Process.Start("kill", ["-KILL", _process.Id.ToString(CultureInfo.InvariantCulture), .. others.Select(other => other.ToString(CultureInfo.InvariantCulture))]).WaitForExit();

    /// <summary>Waits for the end, however it comes.</summary>
    public async Task Ends()
    {
        await _process.WaitForExitAsync();
        await _reader;
    }

    /// <summary>Waits until a condition holds; the process must not end before.</summary>
    public async Task Until(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.False((HasEnded && !holds()) || watch.Elapsed > Bound, Output);
            await Task.Delay(20);
        }
    }

    /// <summary>Waits for the end and gets the exit code, with what was written to standard error.</summary>
    public (int ExitCode, string Error) End()
    {
        _process.WaitForExit();
        _reader.Wait();
        return (_process.ExitCode, _error.Result);
    }

    /// <summary>Waits for the end and expects exit code 0.</summary>
    public async Task Succeeds()
    {
        await _process.WaitForExitAsync();
        await _reader;
        Assert.True(_process.ExitCode == 0, $"exit code {_process.ExitCode}\n{Output}\n{await _error}");
    }

    public void Dispose()
    {
        if (!HasEnded)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
