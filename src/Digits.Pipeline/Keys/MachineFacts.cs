using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Digits.Pipeline.Execution;
using Digits.Pipeline.Hashing;
using Digits.Pipeline.Storing;

namespace Digits.Pipeline.Keys;

/// <summary>Asks tools/Probe for the machine's facts, and remembers the answer while nothing that it rests on changes.</summary>
internal sealed class MachineFacts(PipelineOptions options, string cacheFile, DllClosure closure)
{
    private string Dll => Path.Combine(options.Root, "tools", "Probe", "bin", "Release", "net10.0", "Probe.dll");

    /// <param name="mayWrite">Whether the answer is kept for the next run.</param>
    /// <exception cref="UserErrorException">The probe is not built, or says that the user asked for what the machine lacks.</exception>
    public IReadOnlyDictionary<string, string> Read(bool mayWrite)
    {
        var code = closure.Of(Dll);
        var cached = Load();
        if (cached is { } known && known.Key == Key(code, known.Watch))
        {
            return known.Facts;
        }

        string answer = Ask();
        var (facts, watch) = Parse(answer);
        if (mayWrite)
        {
            DurableFile.Replace(cacheFile, Key(code, watch) + "\n" + answer, durable: false);
        }

        return facts;
    }

    private (string Key, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<string> Watch)? Load()
    {
        try
        {
            string[] parts = File.Exists(cacheFile) ? File.ReadAllText(cacheFile).Split('\n', 2) : [];
            if (parts.Length == 2)
            {
                var (facts, watch) = Parse(parts[1]);
                return (parts[0], facts, watch);
            }
        }
        catch (UserErrorException)
        {
        }

        return null;
    }

    private string Key(IEnumerable<KeyComponent> code, IEnumerable<string> watch)
    {
        List<KeyComponent> rests = [.. code, new("device", "", options.Device), new("libtorch", "", Environment.GetEnvironmentVariable("LIBTORCH") ?? "")];
        rests.Add(new("cpu", "", Processor()));
        rests.Add(new("gpu", "", File.Exists("/dev/nvidiactl").ToString()));
        rests.AddRange(watch.Distinct().Select(file => new KeyComponent("watch", file, FileStamp.Of(file)?.ToString() ?? "none")));
        return InstanceKey.Of(rests);
    }

    private static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        return File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal) || line.StartsWith("Features", StringComparison.Ordinal)) ?? ""
            : "";
    }

    private string Ask()
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (string argument in (string[])["exec", Dll, "--device", options.Device])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode switch
        {
            0 => output,
            2 => throw new UserErrorException(error.Result.TrimEnd()),
            int code => throw new UserErrorException(
                $"exit code {code} of the probe\n{error.Result.TrimEnd()}", "the machine's facts", $"dotnet exec {Dll} --device {options.Device}"),
        };
    }

    private (IReadOnlyDictionary<string, string> Facts, IReadOnlyList<string> Watch) Parse(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var facts = document.RootElement.GetProperty("facts").EnumerateObject().ToDictionary(
                fact => fact.Name, fact => fact.Value.ValueKind == JsonValueKind.String ? fact.Value.GetString()! : fact.Value.GetRawText());
            IReadOnlyList<string> watch = document.RootElement.TryGetProperty("watch", out var files)
                ? [.. files.EnumerateArray().Select(file => file.GetString()!)]
                : [];
            return (facts, watch);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UserErrorException(string.Create(CultureInfo.InvariantCulture, $"an answer of {answer.Length} characters that is no JSON with facts"), "{\"facts\":{...},\"watch\":[...]}", Dll);
        }
    }
}
