using System.Text.Json;
using Digits.Core.Errors;
using Digits.Core.Hardware;

// Prints the machine facts that enter the keys of stages that compute with torch, and the files whose change may change them.
try
{
    var facts = MachineFacts.Read(ProbeArguments.Device(args));
    Console.Out.WriteLine(JsonSerializer.Serialize(
        new { facts, watch = MachineFacts.LoadedLibraries() },
        ProbeArguments.CamelCase));
    return 0;
}
catch (InputException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}
