using System.Text;

namespace VerifyXunit.Tests;

/// <summary>Holds snapshots that a test makes, and takes them away.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Root = Directory.CreateTempSubdirectory("verify-").FullName;

    public string Root { get; }

    public IEnumerable<string> Names => Directory.GetFiles(Root).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public string this[string name] => Path.Combine(Root, name);

    public void Write(string name, string content) => File.WriteAllText(this[name], content, new UTF8Encoding(true));

    public string Read(string name) => File.ReadAllText(this[name], Encoding.UTF8);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
