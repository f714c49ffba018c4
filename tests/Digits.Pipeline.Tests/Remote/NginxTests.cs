using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Digits.Pipeline.Tests.Remote;

/// <summary>A real server: nginx with docs/nginx.conf, in a folder of its own on a free port.</summary>
public sealed class NginxTests : IDisposable
{
    // Far beyond any delay of a busy machine: only a server that never comes up takes so long.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);
    private static readonly string Root = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", ".."));
    private readonly Machines _machines = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("digits-nginx-").FullName;
    private Process? _nginx;

    public void Dispose()
    {
        if (_nginx is not null)
        {
            // The master alone was started here; it ends its worker when asked to.
            Process.Start("kill", ["-TERM", _nginx.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            _nginx.WaitForExit();
            _nginx.Dispose();
        }

        _machines.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [NginxFact]
    public async Task Machines_share_results_over_nginx()
    {
        _machines.Remote = await Start();
        Assert.Equal(Machines.All, _machines.Run("first"));
        Assert.Equal("", _machines.Warnings);
        Assert.Equal(6, Directory.GetFiles(Path.Combine(_folder, "cache", "ac")).Length);
        Assert.Equal(12, Directory.GetFiles(Path.Combine(_folder, "cache", "cas")).Length);
        Assert.All(Directory.GetFiles(Path.Combine(_folder, "cache", "cas")), file => Assert.Equal(
            Path.GetFileName(file), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))));

        _machines.Executed.Clear();
        string states = _machines.Predict("second");
        Assert.Equal(states, _machines.Run("second"));
        Assert.Equal(6, states.Split('\n').Count(line => line.EndsWith("restored: no earlier run (from remote)", StringComparison.Ordinal)));
        Assert.Equal("", _machines.Warnings);
        Assert.Empty(_machines.Executed);
        Assert.Equal(_machines.Artifacts("first"), _machines.Artifacts("second"));
    }

    [NginxFact]
    public async Task An_object_that_nginx_holds_damaged_is_made_here_and_replaced_there()
    {
        _machines.Remote = await Start();
        _machines.Run("first");
        string damaged = Directory.GetFiles(Path.Combine(_folder, "cache", "cas")).Single(file => File.ReadAllText(file).StartsWith("join all", StringComparison.Ordinal));
        byte[] whole = File.ReadAllBytes(damaged);
        File.WriteAllBytes(damaged, whole[..^1]);
        Assert.Contains("join: ran: no earlier run\n", _machines.Run("second"), StringComparison.Ordinal);
        Assert.Equal($"Remote cache {_machines.Remote}: cas/{Path.GetFileName(damaged)} is damaged (it has another SHA-256); taken for missing.", _machines.Warnings);
        Assert.Equal(_machines.Artifacts("first"), _machines.Artifacts("second"));
        Assert.Equal(whole, File.ReadAllBytes(damaged));
    }

    [NginxFact]
    public async Task A_body_over_nginx_s_limit_ends_uploads_and_nothing_else()
    {
        _machines.Remote = await Start(configuration => configuration.Replace("client_max_body_size 1g", "client_max_body_size 10", StringComparison.Ordinal));
        Assert.Equal(Machines.All, _machines.Run("first"));
        Assert.Equal($"Remote cache {_machines.Remote}: PUT answered 413 RequestEntityTooLarge; uploading nothing more in this run.", _machines.Warnings);
    }

    [Fact]
    public void README_shows_the_configuration_that_is_tested() =>
        Assert.Contains($"```nginx\n{Configuration()}```\n", File.ReadAllText(Path.Combine(Root, "README.md")), StringComparison.Ordinal);

    private static string Configuration() => File.ReadAllText(Path.Combine(Root, "docs", "nginx.conf"));

    private async Task<string> Start(Func<string, string>? change = null)
    {
        int port = FreePort();
        string text = (change ?? (configuration => configuration))(Configuration());
        Assert.Contains("127.0.0.1:8080", text, StringComparison.Ordinal);
        text = text.Replace("127.0.0.1:8080", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), text);
        Directory.CreateDirectory(Path.Combine(_folder, "cache"));
        Directory.CreateDirectory(Path.Combine(_folder, "temp"));
        if (Environment.UserName == "root")
        {
            // Root's worker runs as nobody, who must be let in.
            File.WriteAllText(Path.Combine(_folder, "nginx.conf"), "user root;\n" + text);
        }

        _nginx = Process.Start(new ProcessStartInfo(NginxFactAttribute.Program!, ["-p", _folder, "-c", "nginx.conf"]) { RedirectStandardError = true })!;
        var errors = _nginx.StandardError.ReadToEndAsync();
        var watch = Stopwatch.StartNew();
        while (!await Listens(port))
        {
            Assert.False(_nginx.HasExited || watch.Elapsed > Bound, _nginx.HasExited ? await errors : "nginx does not listen");
            await Task.Delay(20);
        }

        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/digits/");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

/// <summary>Skips where there is no nginx.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute() => Skip = Program is null ? "needs nginx (apt-get install nginx)" : null;

    public static string? Program { get; } = ((string[])["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"]).FirstOrDefault(File.Exists);
}
