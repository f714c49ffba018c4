using System.Diagnostics;
using System.Globalization;

namespace Digits.Bench.Peers;

/// <summary>Is a peer's own process, which does what it is asked to in a line and answers with numbers in a line: the scripts in bench/twins.</summary>
internal sealed class Twin : IDisposable
{
    private readonly string _script;
    private readonly Process _process;
    private readonly CancellationTokenRegistration _registration;

    /// <summary>Starts it.</summary>
    /// <param name="peer">The peer, whose interpreter runs the script.</param>
    /// <param name="script">The script.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="arguments">What the script is given.</param>
    public Twin(FoundPeer peer, string script, CancellationToken cancellation, params string[] arguments)
    {
        _script = script;
        _process = Process.Start(new ProcessStartInfo(peer.Program, [script, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        _registration = cancellation.Register(() => _process.Kill(entireProcessTree: true));
    }

    /// <summary>Asks for one thing.</summary>
    /// <exception cref="InvalidOperationException">The process ended; what it said is on the console.</exception>
    public double[] Ask(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It ended before it read: there is no answer either.
        }

        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{_script} ended before it answered \"{line}\".");
        return [.. answer.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        _registration.Dispose();
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended already.
        }

        _process.WaitForExit();
        _process.Dispose();
    }
}
