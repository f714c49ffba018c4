using System.Reflection;
using Cake.Cli;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Runs a build made of Frosting tasks on Cake's engine.</summary>
public sealed class CakeHost
{
    private readonly ServiceCollection services = [];
    private readonly HashSet<Assembly> assemblies = [];

    /// <summary>Creates a host that finds the tasks of the entry assembly.</summary>
    public CakeHost()
    {
        services.AddHostServices();
        if (Assembly.GetEntryAssembly() is { } entry)
        {
            assemblies.Add(entry);
        }
    }

    /// <summary>Creates a host that finds the tasks of the entry assembly.</summary>
    public static CakeHost Create() => new();

    /// <summary>Adds an assembly whose tasks belong to the build.</summary>
    public CakeHost AddAssembly(Assembly assembly)
    {
        assemblies.Add(assembly);
        return this;
    }

    /// <summary>Registers services that tasks and the context can ask for.</summary>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        services(this.services);
        return this;
    }

    /// <summary>Runs the targets that the arguments name.</summary>
    /// <returns>0 done; otherwise the failed task's exit code, 1 where it has none.</returns>
    public int Run(IEnumerable<string> args)
    {
        foreach (var task in assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(IsTask))
        {
            services.AddSingleton(typeof(IFrostingTask), task);
        }

        using var interruption = new Interruption();
        var app = new CommandApp<HostCommand>(new TypeRegistrar()).WithData(services);
        app.Configure(configuration => configuration
            .SetApplicationName(assemblies.FirstOrDefault()?.GetName().Name ?? "build")
            .ConfigureConsole(PlainConsole.SpectreConsole));
        var exitCode = app.Run(args);
        return interruption.ExitCode ?? exitCode;
    }

    private static bool IsTask(Type type) => type is { IsClass: true, IsAbstract: false } && typeof(IFrostingTask).IsAssignableFrom(type);
}
