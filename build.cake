// Brings build/ and what it runs up to date, then becomes it: all targets live in build/Targets.
using System.Runtime.InteropServices;
using System.Security.Cryptography;

var root = Context.Environment.WorkingDirectory.FullPath;
var program = System.IO.Path.Combine(root, "build", "bin", "Release", "net10.0", "Build.dll");
var stamp = new Stamp(root, System.IO.Path.Combine(root, "build", "bin", "sources.stamp"));

if (!stamp.IsCurrent())
{
  // Two runs side by side: one builds, the other waits and finds it done.
  System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(stamp.File));
  System.IO.FileStream mutex = null;
  while (mutex is null)
  {
    try
    {
      mutex = new System.IO.FileStream(stamp.File + ".lock", System.IO.FileMode.OpenOrCreate, System.IO.FileAccess.ReadWrite, System.IO.FileShare.None);
    }
    catch (System.IO.IOException)
    {
      System.Threading.Thread.Sleep(100);
    }
  }

  if (!stamp.IsCurrent())
  {
    var seen = stamp.Sources();
    var exitCode = Programs.Build(root);
    if (exitCode != 0)
    {
      Environment.Exit(exitCode);
    }

    stamp.Write(seen.Append(stamp.LibTorch()));
  }

  mutex.Dispose();
}

Environment.Exit(Programs.Become(program, Programs.Arguments()));

/// Knows the sources that the build's outputs come from, by size and time, and by content where only the time differs.
class Stamp
{
  static readonly string[] Folders = { "build", "src", "stages", "tools", "compat", "native" };
  static readonly string[] Files =
    { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config", "NuGet.config", ".editorconfig" };

  readonly string root;

  public Stamp(string root, string file)
  {
    this.root = root;
    File = file;
  }

  public string File { get; }

  public bool IsCurrent()
  {
    if (!System.IO.File.Exists(File) || !Outputs().All(System.IO.File.Exists))
    {
      return false;
    }

    var recorded = System.IO.File.ReadAllLines(File);
    var found = Sources().Append(LibTorch()).ToArray();
    if (recorded.SequenceEqual(found))
    {
      return true;
    }

    // A touched file, or another branch and back: same contents need no build.
    if (!Contents(recorded).SequenceEqual(Contents(found)))
    {
      return false;
    }

    Write(found);
    return true;
  }

  /// One line a source: path, size, time, SHA-256; hashes are taken over from the recorded line where size and time are the same.
  public string[] Sources()
  {
    var known = System.IO.File.Exists(File)
      ? System.IO.File.ReadAllLines(File).ToDictionary(line => line.Substring(0, Math.Max(0, line.LastIndexOf('|'))), line => line)
      : new Dictionary<string, string>();
    return Folders.SelectMany(folder => Below(new System.IO.DirectoryInfo(System.IO.Path.Combine(root, folder))))
      .Concat(Files.Select(file => new System.IO.FileInfo(System.IO.Path.Combine(root, file))).Where(file => file.Exists))
      .Select(file => (path: System.IO.Path.GetRelativePath(root, file.FullName), file))
      .OrderBy(source => source.path, StringComparer.Ordinal)
      .Select(source =>
      {
        var prefix = $"{source.path}|{source.file.Length}|{source.file.LastWriteTimeUtc.Ticks}";
        return known.TryGetValue(prefix, out var line) ? line : $"{prefix}|{Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes(source.file.FullName)))}";
      })
      .ToArray();
  }

  /// The line for the libtorch that the last build found, or was told to find: another one needs another build.
  public string LibTorch()
  {
    var record = System.IO.Path.Combine(root, "compat", "TorchSharp", "obj", "native", "libtorch.path");
    var folder = System.IO.File.Exists(record) ? System.IO.File.ReadAllText(record).Trim() : "";
    var library = new System.IO.FileInfo(System.IO.Path.Combine(folder, "libtorch_cpu.so"));
    var file = library.Exists ? library.ResolveLinkTarget(returnFinalTarget: true) as System.IO.FileInfo ?? library : library;
    var state = file.Exists ? $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}" : "none";
    return $"libtorch|0|0|{Environment.GetEnvironmentVariable("LIBTORCH")} {state}";
  }

  public void Write(IEnumerable<string> lines)
  {
    var part = File + "." + Environment.ProcessId;
    System.IO.File.WriteAllLines(part, lines);
    System.IO.File.Move(part, File, overwrite: true);
  }

  IEnumerable<string> Contents(string[] lines) => lines.Select(line => line.Split('|')).Select(parts => parts[0] + "|" + parts[parts.Length - 1]);

  IEnumerable<System.IO.FileInfo> Below(System.IO.DirectoryInfo folder)
  {
    if (!folder.Exists)
    {
      yield break;
    }

    foreach (var entry in folder.EnumerateFileSystemInfos())
    {
      if (entry is System.IO.FileInfo file)
      {
        // stage.json and api.txt are read at run time, not compiled; packages.lock.json is written by the build.
        if (file.Name != "stage.json" && file.Name != "packages.lock.json" && file.Extension != ".txt" && file.Extension != ".md")
        {
          yield return file;
        }
      }
      else if (entry.Name != "bin" && entry.Name != "obj" && !entry.Name.StartsWith("."))
      {
        foreach (var source in Below((System.IO.DirectoryInfo)entry))
        {
          yield return source;
        }
      }
    }
  }

  IEnumerable<string> Outputs() => new[] { "stages", "tools" }
    .SelectMany(folder => System.IO.Directory.EnumerateFiles(System.IO.Path.Combine(root, folder), "*.csproj", System.IO.SearchOption.AllDirectories))
    .Append(System.IO.Path.Combine(root, "build", "Build.csproj"))
    .Select(project => System.IO.Path.Combine(
      System.IO.Path.GetDirectoryName(project), "bin", "Release", "net10.0", System.IO.Path.GetFileNameWithoutExtension(project) + ".dll"));
}

static class Programs
{
  static readonly string DotNet = Environment.ProcessPath;

  /// The arguments as the user gave them, less a leading script name.
  public static string[] Arguments()
  {
    var arguments = Environment.GetCommandLineArgs().Skip(1).ToArray();
    return arguments.Length > 0 && arguments[0].EndsWith(".cake", StringComparison.Ordinal) ? arguments.Skip(1).ToArray() : arguments;
  }

  /// Builds quietly; shows what the compiler said only where the build fails.
  public static int Build(string root)
  {
    Console.Error.WriteLine("Building what changed ...");
    var log = System.IO.Path.Combine(root, "build", "bin", "build.log");
    var exitCode = Run(
      root, DotNet, "build", System.IO.Path.Combine(root, "build", "Build.csproj"), "--configuration", "Release", "--nologo", "-nodeReuse:false", "-noConsoleLogger",
      "-fileLogger", $"-fileLoggerParameters:LogFile={log};Verbosity=quiet;Encoding=UTF-8");
    if (exitCode != 0)
    {
      var said = System.IO.File.Exists(log) ? System.IO.File.ReadAllText(log).Trim() : "dotnet build failed.";
      if (said.Contains("native/find-libtorch.sh : error"))
      {
        // A mistake of the user's, said once more in its own lines instead of the compiler's one.
        Run(root, "/bin/sh", System.IO.Path.Combine(root, "native", "find-libtorch.sh"));
        return 2;
      }

      Console.Error.WriteLine(said);
    }

    return exitCode;
  }

  /// Replaces this process, so that signals, streams and exit code are the build's own; where that cannot be, runs it as a child.
  public static int Become(string program, string[] arguments)
  {
    var command = new[] { "exec", program }.Concat(arguments).ToArray();
    if (!OperatingSystem.IsWindows())
    {
      Console.Out.Flush();
      execv(DotNet, new[] { DotNet }.Concat(command).Append(null).ToArray());
    }

    return Run(System.IO.Directory.GetCurrentDirectory(), DotNet, command);
  }

  static int Run(string folder, string program, params string[] arguments)
  {
    using (var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { WorkingDirectory = folder }))
    {
      process.WaitForExit();
      return process.ExitCode;
    }
  }

  [DllImport("libc", SetLastError = true)]
  static extern int execv(string path, string[] arguments);
}
