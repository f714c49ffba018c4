// Brings build/ and what it runs up to date, then becomes it: all targets live in build/Targets. Cake reads a script line by line at each
// start, which takes longer than to run it: so what it does is compiled, in build/Start.
var root = Context.Environment.WorkingDirectory.FullPath;
var start = System.IO.Path.Combine(root, "build", "Start", "bin", "Release", "net10.0", "Start.dll");
var given = Environment.GetCommandLineArgs();
given = given[(given.Length > 1 && given[1].EndsWith(".cake", StringComparison.Ordinal) ? 2 : 1)..];
for (var attempt = 1; ; attempt++)
{
  try
  {
    // Out of memory: the build may replace the file meanwhile.
    var program = System.Reflection.Assembly.Load(System.IO.File.ReadAllBytes(start)).EntryPoint;
    Environment.Exit((int)program.Invoke(null, new object[] { given.Prepend(root).ToArray() }));
  }
  catch (Exception) when (attempt < 3)
  {
    // Missing or damaged. Standard output stays what the target says.
    var build = new System.Diagnostics.ProcessStartInfo(Environment.ProcessPath, "build --configuration Release --no-incremental --nologo -nodeReuse:false")
      { WorkingDirectory = System.IO.Path.Combine(root, "build", "Start"), RedirectStandardOutput = true };
    var process = System.Diagnostics.Process.Start(build);
    var said = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    Console.Error.Write(process.ExitCode == 0 ? "" : said);
  }
}
