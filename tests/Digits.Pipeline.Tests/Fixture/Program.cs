using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Digits.Pipeline.Tests.ModelBased;

// A console that the tests copy into fake stages/<Name>/ and tools/Probe/ folders.
if (args is ["--device", var device])
{
    string facts = Path.Combine(AppContext.BaseDirectory, "facts.json");
    if (!File.Exists(facts))
    {
        Console.Error.WriteLine($"Found:    device {device}\nExpected: a device that this machine has\nWhere:    --device");
        return 2;
    }

    Console.WriteLine(File.ReadAllText(facts));
    File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "asked"), device + "\n");
    return 0;
}

if (File.Exists(Path.Combine(AppContext.BaseDirectory, ModelStage.Code)))
{
    return ModelStage.Run(args[1], AppContext.BaseDirectory);
}

using var document = JsonDocument.Parse(File.ReadAllBytes(args[1]));
var request = document.RootElement;
string stage = request.GetProperty("stage").GetString()!;
var own = request.GetProperty("params").TryGetProperty(stage, out var section) ? section : default;
string act = own.ValueKind == JsonValueKind.Object && own.TryGetProperty("act", out var value) ? value.GetString()! : "write";
string instance = request.GetProperty("instance").GetString()!;
bool isAt(string index) => act.EndsWith('@' + index, StringComparison.Ordinal);
foreach (var coordinate in request.GetProperty("coordinates").EnumerateObject())
{
    act = act.Contains('@', StringComparison.Ordinal) && isAt(coordinate.Value.GetInt32().ToString(CultureInfo.InvariantCulture)) ? act.Split('@')[0] : act;
}

Console.WriteLine("working");
Console.WriteLine("~ passing");
var outputs = request.GetProperty("outputs").EnumerateObject().ToDictionary(output => output.Name, output => output.Value.GetString()!);
string Content(string output) => act == "environment" ? string.Join('\n', Environment.GetEnvironmentVariables().Keys.Cast<string>())
    : act is "constant" or "random" ? $"constant{(act == "random" ? Guid.NewGuid() : "")}\n" : string.Join('\n',
    [$"{instance} {output} {own}", .. request.GetProperty("inputs").EnumerateObject().Select(input => input.Name + ": " + File.ReadAllText(input.Value.GetString()!)), ""]);
switch (act)
{
    case "fail":
        Complain();
        return 1;
    case "flood":
        for (int part = 0; part < 100; part++)
        {
            Console.Out.Write(new string('x', 1_000_000));
        }

        Console.WriteLine();
        Console.Error.Write(string.Concat(Enumerable.Repeat("much\n", 100_000)));
        break;
    case "killed":
        Console.Error.WriteLine("half way");
        System.Diagnostics.Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
        break;
    case "mistake":
        Console.Error.WriteLine("Found:    a bad row\nExpected: a good row\nWhere:    line 3");
        return 2;
    case "sleep":
        File.WriteAllText(Path.Combine(request.GetProperty("checkpoint").GetString()!, "started"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        Thread.Sleep(Timeout.Infinite);
        break;
    case "stubborn":
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true))
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "started"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            Thread.Sleep(Timeout.Infinite);
        }

        break;
    case "leave" or "leave-session" or "leave-and-sleep":
        Complain();

        // The shell ends at once: what it started is then nobody's child.
        string leave = $"{(act == "leave-session" ? "setsid " : "")}sleep 1000 >/dev/null 2>&1 & echo $! >\"$0\"";
        Process.Start("/bin/sh", ["-c", leave, Path.Combine(AppContext.BaseDirectory, "left")]).WaitForExit();
        Thread.Sleep(act == "leave" ? 0 : Timeout.Infinite);
        break;
    case var stray when stray.StartsWith("stray ", StringComparison.Ordinal):
        string place = Path.GetFullPath(Path.Combine(request.GetProperty("checkpoint").GetString()!, "../../..", stray["stray ".Length..]));
        File.Delete(place);
        File.WriteAllText(place, "stray");
        break;
    case "relative":
        File.WriteAllText("stray.txt", "stray");
        break;
    case "link":
        File.CreateSymbolicLink(outputs.First(output => output.Key != "metrics").Value, "/dev/null");
        break;
    case "change-input":
        File.AppendAllText(request.GetProperty("inputs").EnumerateObject().First().Value.GetString()!, "more\n");
        break;
    case var crowd when crowd.StartsWith("crowd ", StringComparison.Ordinal):
        if (!Crowd.Stand(instance, Path.Combine(AppContext.BaseDirectory, "crowd"), crowd.Split(' ')))
        {
            return 1;
        }

        break;
    case "gate":
        string gate = Path.Combine(AppContext.BaseDirectory, "gate");
        File.WriteAllText(gate, instance);
        while (File.Exists(gate))
        {
            Thread.Sleep(20);
        }

        break;
    case "extra":
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(outputs["metrics"])!, "extra.txt"), "extra");
        break;
}

foreach (var (name, path) in outputs.Where(output => output.Key != "metrics").Skip(act == "omit" ? 1 : 0))
{
    File.WriteAllText(path, Content(name));
}

if (act == "copy")
{
    // File.Copy hands on the mode too.
    string output = outputs.First(output => output.Key != "metrics").Value;
    File.Copy(request.GetProperty("inputs").EnumerateObject().First().Value.GetString()!, output, overwrite: true);
}

if (act == "resume" && Directory.GetFiles(request.GetProperty("checkpoint").GetString()!) is { Length: 0 })
{
    File.WriteAllText(Path.Combine(request.GetProperty("checkpoint").GetString()!, "half"), "half");
    Console.Error.WriteLine("stopped half way");
    return 1;
}

File.WriteAllText(outputs["metrics"], act == "no-metrics" ? "[]" : $"{{\"length\": {Content("metrics").Length}}}\n");
return 0;

static void Complain()
{
    for (int line = 1; line <= 25; line++)
    {
        Console.Error.WriteLine("complaint " + line.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Meets the other instances: all that must run side by side are there at once, and never more than may.</summary>
internal static class Crowd
{
    // Far beyond any delay of a busy machine: only a meeting that never comes about waits so long.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(300);

    /// <param name="instance">Who comes.</param>
    /// <param name="place">The folder of those who came and of those who are here.</param>
    /// <param name="act"><c>crowd LEAST MOST</c>: how many must have come before one leaves, and how many may be here at once.</param>
    public static bool Stand(string instance, string place, string[] act)
    {
        int least = int.Parse(act[1], CultureInfo.InvariantCulture);
        int most = int.Parse(act[2], CultureInfo.InvariantCulture);
        string came = Directory.CreateDirectory(Path.Combine(place, "came")).FullName;
        string here = Directory.CreateDirectory(Path.Combine(place, "here")).FullName;
        File.WriteAllText(Path.Combine(came, instance), "");
        File.WriteAllText(Path.Combine(here, instance), "");
        var start = DateTime.UtcNow;
        while (Directory.GetFiles(came).Length < least)
        {
            if (DateTime.UtcNow - start > Bound)
            {
                Console.Error.WriteLine($"{instance} waited in vain for {least} instances");
                return false;
            }

            Thread.Sleep(20);
        }

        // One who should have waited gets time to show up.
        Thread.Sleep(Linger);
        int present = Directory.GetFiles(here).Length;
        File.Delete(Path.Combine(here, instance));
        if (present > most)
        {
            Console.Error.WriteLine($"{instance} saw {present} instances at once");
        }

        return present <= most;
    }
}
