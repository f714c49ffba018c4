using Cake.Frosting;
using Digits.Build;
using Microsoft.Extensions.DependencyInjection;

if (CommandLine.FindMistake(args) is { } mistake)
{
    Console.Error.WriteLine(mistake);
    return 2;
}

var lastLine = new LastLine();
var exitCode = new CakeHost()
    .ConfigureServices(services => services.AddSingleton(lastLine))
    .UseContext<BuildContext>()
    .Run(CommandLine.ForHost(args));
if (lastLine.Text is not null)
{
    Console.WriteLine(lastLine.Text);
}

return exitCode;
