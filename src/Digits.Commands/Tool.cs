namespace Digits.Commands;

/// <summary>Runs a console of tools/.</summary>
internal static class Tool
{
    public static int Run(string root, string name, IEnumerable<string> arguments, CancellationToken cancellation) => ChildProcess.RunDotNet(
        ["exec", Path.Combine(root, "tools", name, "bin", "Release", "net10.0", name + ".dll"), .. arguments], Environment.CurrentDirectory, cancellation);
}
