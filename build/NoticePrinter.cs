using Cake.Cli;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Digits.Build;

/// <summary>Prints Cake's headers and report between the lines that say when a result is not a real one.</summary>
internal sealed class NoticePrinter(IAnsiConsole console, IServiceProvider services, Outcome outcome) : ICakeReportPrinter
{
    private readonly CakeSpectreReportPrinter cake = new(console);
    private bool isPrinted;

    public void Write(CakeReport report) => cake.Write(report);

    public void WriteStep(string name, Verbosity verbosity)
    {
        if (!isPrinted && Notice(name) is { } notice)
        {
            isPrinted = true;
            WriteLine(notice);
            outcome.LastLine = notice;
        }

        cake.WriteStep(name, verbosity);
    }

    public void WriteLifeCycleStep(string name, Verbosity verbosity) => cake.WriteLifeCycleStep(name, verbosity);

    public void WriteSkippedStep(string name, Verbosity verbosity) => cake.WriteSkippedStep(name, verbosity);

    private void WriteLine(string notice)
    {
        if (console.Profile.Out.IsTerminal)
        {
            console.MarkupLineInterpolated($"[bold yellow]{notice}[/]");
        }
        else
        {
            // Spectre would break it at column 80, and a file's first line is to say all of it.
            console.Profile.Out.Writer.WriteLine(notice);
        }
    }

    private string? Notice(string name)
    {
        var task = services.GetServices<IFrostingTask>().FirstOrDefault(task => task.GetType().Name == name) as CommandTask;
        return task?.Command.Notice(((BuildContext)services.GetRequiredService<IFrostingContext>()).Request);
    }
}
