namespace Digits.Start;

/// <summary>Knows the folder where build/Ahead/compile.sh leaves the build compiled ahead of time.</summary>
internal static class AheadFolder
{
    /// <summary>Finds the program compiled ahead of time; null where there is none.</summary>
    /// <remarks>The folder named in <c>current</c> is whole: it gets its name when it is, and no file in it changes afterwards.</remarks>
    public static string? Program(string root)
    {
        var current = Path.Combine(Folder(root), "current");
        if (!File.Exists(current))
        {
            return null;
        }

        var program = Path.Combine(Folder(root), File.ReadAllText(current).Trim(), "Build.dll");
        return File.Exists(program) ? program : null;
    }

    /// <summary>Tells why the last build compiled nothing ahead; null where it did, or where it never does.</summary>
    public static string? WhyNone(string root)
    {
        var reason = Path.Combine(Folder(root), "none");
        return File.Exists(reason) ? File.ReadAllText(reason).Trim() : null;
    }

    private static string Folder(string root) => Path.Combine(root, "build", "bin", "ahead");
}
