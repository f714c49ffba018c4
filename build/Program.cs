using Cake.Frosting;
using Digits.Build;
using Microsoft.Extensions.DependencyInjection;

if (CommandLine.FindMistake(args) is { } mistake)
{
    Console.Error.WriteLine(mistake);
    return 2;
}

var lastLine = new LastLine();
var host = new CakeHost()
    .ConfigureServices(services => services.AddSingleton(lastLine))
    .UseContext<BuildContext>();
var exitCode = CommandLine.IsForPrograms(args)
    ? host.UseCakeSetting("Settings_NoReport", "true").Run([.. args, "--verbosity=quiet"])
    : host.Run(args);
if (lastLine.Text is not null)
{
    Console.WriteLine(lastLine.Text);
}

return exitCode;
