using Cake.Cli;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Cake.Core.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

internal sealed record CakeSetting(string Key, string Value);

internal sealed record WorkingDirectory(DirectoryPath Path);

internal static class HostServices
{
    /// <summary>Registers Cake's own parts and the hosts for running, dry run, tree and description.</summary>
    public static IServiceCollection AddHostServices(this IServiceCollection services)
    {
        Cake.Cli.ServiceCollectionExtensions.UseModule(services, new CoreModule());
        Cake.Cli.ServiceCollectionExtensions.AddCakeDiagnostics(services);
        if (PlainConsole.IsWanted)
        {
            services.AddSingleton<IConsole, PlainConsole>();
        }

        services.AddSingleton(_ => PlainConsole.SpectreConsole);
        services.AddSingleton(CreateConfiguration);
        services.AddSingleton<ICakeReportPrinter, CakeSpectreReportPrinter>();
        services.AddSingleton<IExecutionStrategy, DefaultExecutionStrategy>();
        services.AddSingleton<IFrostingContext, FrostingContext>();
        services.AddSingleton<IVersionResolver, CakeVersion>();
        services.AddSingleton<ICakeVersionFeature, VersionFeature>();
        services.AddSingleton<ICakeInfoFeature, InfoFeature>();
        return services;
    }

    private static ICakeConfiguration CreateConfiguration(IServiceProvider provider)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in provider.GetServices<CakeSetting>())
        {
            settings[setting.Key] = setting.Value;
        }

        var environment = provider.GetRequiredService<ICakeEnvironment>();
        return new CakeConfigurationProvider(provider.GetRequiredService<IFileSystem>(), environment)
            .CreateConfiguration(environment.WorkingDirectory, settings);
    }
}
