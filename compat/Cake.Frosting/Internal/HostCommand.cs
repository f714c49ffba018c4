using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core.Diagnostics;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>Does what the command line asks for.</summary>
internal sealed class HostCommand : Command<HostSettings>
{
    public override int Execute(CommandContext context, HostSettings settings, CancellationToken cancellationToken)
    {
        var services = (IServiceCollection)context.Data!;
        services.AddSingleton<ICakeArguments>(context.Remaining.ToCakeArguments(settings.Targets));
        services.AddSingleton<IServiceProvider>(provider => provider);
        using var provider = services.BuildServiceProvider();
        var log = provider.GetRequiredService<ICakeLog>();
        log.Verbosity = settings.Verbosity;
        try
        {
            if (settings.Version)
            {
                provider.GetRequiredService<ICakeVersionFeature>().Run(provider.GetRequiredService<IConsole>());
            }
            else if (settings.Info)
            {
                provider.GetRequiredService<ICakeInfoFeature>().Run(provider.GetRequiredService<IConsole>());
            }
            else
            {
                RunTargets(provider, settings);
            }

            return 0;
        }
        catch (Exception exception)
        {
            // Cake's engine wraps a task's exception together with the report; the exit code is the inner one's.
            var cause = exception is CakeReportException { InnerException: { } inner } ? inner : exception;
            return ExceptionLogger.LogException(log, cause);
        }
    }

    private static void RunTargets(IServiceProvider provider, HostSettings settings)
    {
        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var folder = settings.WorkingDirectory ?? provider.GetServices<WorkingDirectory>().LastOrDefault()?.Path;
        if (folder is not null)
        {
            environment.WorkingDirectory = folder.MakeAbsolute(environment);
        }

        var engine = provider.GetRequiredService<ICakeEngine>();
        var context = provider.GetRequiredService<IFrostingContext>();
        TaskRegistration.RegisterTasks(engine, context, provider.GetServices<IFrostingTask>());
        if (!settings.DryRun)
        {
            TaskRegistration.RegisterLifetimes(engine, context, provider);
        }

        var host = CreateHost(provider, engine, context, settings);
        if (settings.Exclusive)
        {
            host.Settings.UseExclusiveTarget();
        }

        host.RunTargetsAsync(settings.Targets).GetAwaiter().GetResult();
    }

    private static ScriptHost CreateHost(IServiceProvider provider, ICakeEngine engine, IFrostingContext context, HostSettings settings)
    {
        return settings switch
        {
            { Description: true } => ActivatorUtilities.CreateInstance<DescriptionScriptHost>(provider, engine, context),
            { Tree: true } => ActivatorUtilities.CreateInstance<TreeScriptHost>(provider, engine, context),
            { DryRun: true } => ActivatorUtilities.CreateInstance<DryRunScriptHost<IFrostingContext>>(provider, engine, context),
            _ => ActivatorUtilities.CreateInstance<BuildScriptHost<IFrostingContext>>(provider, engine, context),
        };
    }
}
