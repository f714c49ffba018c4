using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>Makes Cake tasks out of Frosting's classes and attributes.</summary>
internal static class TaskRegistration
{
    public static void RegisterTasks(ICakeEngine engine, IFrostingContext context, IEnumerable<IFrostingTask> tasks)
    {
        foreach (var task in tasks)
        {
            RegisterTask(engine, context, task);
        }
    }

    public static void RegisterLifetimes(ICakeEngine engine, IFrostingContext context, IServiceProvider provider)
    {
        foreach (var setup in provider.GetServices<IFrostingSetup>())
        {
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        }

        foreach (var teardown in provider.GetServices<IFrostingTeardown>())
        {
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        }

        foreach (var setup in provider.GetServices<IFrostingTaskSetup>())
        {
            engine.RegisterTaskSetupAction(info => setup.Setup(context, info));
        }

        foreach (var teardown in provider.GetServices<IFrostingTaskTeardown>())
        {
            engine.RegisterTaskTeardownAction(info => teardown.Teardown(context, info));
        }
    }

    private static void RegisterTask(ICakeEngine engine, IFrostingContext context, IFrostingTask task)
    {
        var type = task.GetType();
        CheckContext(type, context);
        var builder = engine.RegisterTask(NameOf(type)).WithCriteria(task.ShouldRun, task.SkippedMessage);
        if (type.GetCustomAttribute<TaskDescriptionAttribute>() is { } description)
        {
            builder.Description(description.Description);
        }

        foreach (var dependency in type.GetCustomAttributes<IsDependentOnAttribute>())
        {
            builder.IsDependentOn(NameOf(dependency.Task, "dependency", type));
        }

        foreach (var dependee in type.GetCustomAttributes<IsDependeeOfAttribute>())
        {
            builder.IsDependeeOf(NameOf(dependee.Task, "reverse dependency", type));
        }

        if (type.IsDefined(typeof(ContinueOnErrorAttribute)))
        {
            builder.ContinueOnError();
        }

        // Cake shows a task without actions as delegated, and an error handler swallows the error: so only what is overridden.
        if (IsOverridden(type, "Run", "RunAsync"))
        {
            builder.Does(task.RunAsync);
        }

        if (IsOverridden(type, "OnError"))
        {
            builder.OnError(exception => task.OnError(exception, context));
        }

        if (IsOverridden(type, "Finally"))
        {
            builder.Finally(() => task.Finally(context));
        }
    }

    private static string NameOf(Type type) => type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name;

    private static string NameOf(Type type, string relation, Type task) => typeof(IFrostingTask).IsAssignableFrom(type)
        ? NameOf(type)
        : throw new FrostingException($"The {relation} '{type.FullName}' of task '{NameOf(task)}' is not a task.");

    private static bool IsOverridden(Type task, params string[] names) => FrameworkBase(task) is not { } framework
        || names.Any(name => task.GetMethod(name, framework.GetGenericArguments() switch
        {
            var arguments when name == "OnError" => [typeof(Exception), arguments[0]],
            var arguments => arguments,
        }) is { } method && method.DeclaringType != framework);

    private static void CheckContext(Type task, IFrostingContext context)
    {
        if (FrameworkBase(task)?.GetGenericArguments()[0] is { } wanted && !wanted.IsInstanceOfType(context))
        {
            throw new FrostingException(
                $"The task '{NameOf(task)}' wants a context of type '{wanted.FullName}', but the build's is '{context.GetType().FullName}'.");
        }
    }

    /// <summary>Gets FrostingTask&lt;T&gt; or AsyncFrostingTask&lt;T&gt; below a task; null where a class implements the interface itself.</summary>
    private static Type? FrameworkBase(Type task)
    {
        for (var type = task.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() is var open
                && (open == typeof(FrostingTask<>) || open == typeof(AsyncFrostingTask<>)))
            {
                return type;
            }
        }

        return null;
    }
}
