using System.Diagnostics;
using Cake.Cli;

namespace Cake.Frosting.Internal;

/// <summary>Tells the version of the Cake whose engine runs.</summary>
internal sealed class CakeVersion : IVersionResolver
{
    private static FileVersionInfo Info => FileVersionInfo.GetVersionInfo(typeof(ICakeEngine).Assembly.Location);

    public string GetVersion() => typeof(ICakeEngine).Assembly.GetName().Version!.ToString(3);

    public string GetProductVersion() => Info.ProductVersion ?? GetVersion();
}
