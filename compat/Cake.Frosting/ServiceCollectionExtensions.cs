using Cake.Core.IO;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Registers the parts of a Frosting build.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Registers the context that tasks share.</summary>
    public static IServiceCollection UseContext<TContext>(this IServiceCollection services)
        where TContext : class, IFrostingContext => services.AddSingleton<IFrostingContext, TContext>();

    /// <summary>Registers what runs before the first and after the last task.</summary>
    public static IServiceCollection UseLifetime<TLifetime>(this IServiceCollection services)
        where TLifetime : class, IFrostingLifetime => services
            .AddSingleton<TLifetime>()
            .AddSingleton<IFrostingSetup>(provider => provider.GetRequiredService<TLifetime>())
            .AddSingleton<IFrostingTeardown>(provider => provider.GetRequiredService<TLifetime>());

    /// <summary>Registers what runs before the first task.</summary>
    public static IServiceCollection UseSetup<TSetup>(this IServiceCollection services)
        where TSetup : class, IFrostingSetup => services.AddSingleton<IFrostingSetup, TSetup>();

    /// <summary>Registers what runs after the last task.</summary>
    public static IServiceCollection UseTeardown<TTeardown>(this IServiceCollection services)
        where TTeardown : class, IFrostingTeardown => services.AddSingleton<IFrostingTeardown, TTeardown>();

    /// <summary>Registers what runs before and after every task.</summary>
    public static IServiceCollection UseTaskLifetime<TLifetime>(this IServiceCollection services)
        where TLifetime : class, IFrostingTaskLifetime => services
            .AddSingleton<TLifetime>()
            .AddSingleton<IFrostingTaskSetup>(provider => provider.GetRequiredService<TLifetime>())
            .AddSingleton<IFrostingTaskTeardown>(provider => provider.GetRequiredService<TLifetime>());

    /// <summary>Registers what runs before every task.</summary>
    public static IServiceCollection UseTaskSetup<TSetup>(this IServiceCollection services)
        where TSetup : class, IFrostingTaskSetup => services.AddSingleton<IFrostingTaskSetup, TSetup>();

    /// <summary>Registers what runs after every task.</summary>
    public static IServiceCollection UseTaskTeardown<TTeardown>(this IServiceCollection services)
        where TTeardown : class, IFrostingTaskTeardown => services.AddSingleton<IFrostingTaskTeardown, TTeardown>();

    /// <summary>Sets the folder that relative paths start from; relative to the current one.</summary>
    public static IServiceCollection UseWorkingDirectory(this IServiceCollection services, DirectoryPath path) =>
        services.AddSingleton(new WorkingDirectory(path));

    /// <summary>Sets a value of Cake's configuration.</summary>
    public static IServiceCollection UseCakeSetting(this IServiceCollection services, string key, string value) =>
        services.AddSingleton(new CakeSetting(key, value));
}
