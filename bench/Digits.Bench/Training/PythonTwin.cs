using System.Diagnostics;
using System.Globalization;
using Digits.Bench.Engine;

namespace Digits.Bench.Training;

/// <summary>Trains the same net in PyTorch, an epoch each time it is asked: bench/twins/train.py.</summary>
internal sealed class PythonTwin : IDisposable
{
    private readonly Process _process;

    public PythonTwin(string python, string script, TrainCase training)
    {
        string[] arguments =
        [
            script, training.Model, Text(training.Width), training.Precision, Text(TrainCase.Batches), Text(TrainCase.BatchSize),
        ];
        _process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Parameters = long.Parse(Line(), CultureInfo.InvariantCulture);
    }

    /// <summary>Gets the number of trained parameters.</summary>
    public long Parameters { get; }

    /// <summary>Finds an interpreter that has PyTorch, and its version; null where there is none.</summary>
    public static (string Python, string Version)? Find(string script)
    {
        foreach (string? python in new[] { Shell.Find("python3"), "/usr/bin/python3" })
        {
            if (python is not null && File.Exists(python) && Shell.Try("/", python, script, "--version") is { } version)
            {
                return (python, version.Trim());
            }
        }

        return null;
    }

    /// <summary>Trains one epoch.</summary>
    /// <returns>CPU seconds of its batches but the first, and the resident memory after it in MiB.</returns>
    public (double Seconds, double Resident) Epoch()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        string[] found = Line().Split(' ');
        return (double.Parse(found[0], CultureInfo.InvariantCulture), double.Parse(found[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Line() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("bench/twins/train.py ended early.");
}
