using Cake.Core;
using Cake.Frosting;
using Digits.Build;
using Microsoft.Extensions.DependencyInjection;

if (CommandLine.FindMistake(args) is { } mistake)
{
    Console.Error.WriteLine(mistake);
    return 2;
}

var arguments = CommandLine.ForHost(args);
var outcome = new Outcome();
var host = new CakeHost()
    .ConfigureServices(services => services.AddSingleton(outcome).AddSingleton<ICakeReportPrinter, NoticePrinter>())
    .UseContext<BuildContext>();
var exitCode = CommandLine.IsForPrograms(args)
    ? host.UseCakeSetting("Settings_NoReport", "true").Run([.. arguments, "--verbosity=quiet"])
    : host.Run(arguments);
if (outcome.LastLine is not null)
{
    Console.WriteLine(outcome.LastLine);
}

return exitCode != 0 ? exitCode : outcome.ExitCode;
