namespace Cake.Frosting;

/// <summary>Is one task of a build.</summary>
public interface IFrostingTask
{
    /// <summary>Gets the text shown when <see cref="ShouldRun"/> says no; null for Cake's own.</summary>
    string? SkippedMessage { get; }

    /// <summary>Does the task's work.</summary>
    Task RunAsync(ICakeContext context);

    /// <summary>Tells whether the task is to run at all.</summary>
    bool ShouldRun(ICakeContext context);

    /// <summary>Handles an exception of the task, which then counts as dealt with.</summary>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Runs after the task, whether it failed or not.</summary>
    void Finally(ICakeContext context);
}

/// <summary>Is a task that needs no context of its own.</summary>
public abstract class FrostingTask : FrostingTask<ICakeContext>;

/// <summary>Is a task over the build's own context.</summary>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    string? IFrostingTask.SkippedMessage => null;

    /// <summary>Does the task's work; a task that leaves it out only gathers its dependencies.</summary>
    public virtual void Run(T context)
    {
    }

    /// <summary>Tells whether the task is to run; true by default.</summary>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Handles an exception of the task, which then counts as dealt with.</summary>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Runs after the task, whether it failed or not.</summary>
    public virtual void Finally(T context)
    {
    }

    Task IFrostingTask.RunAsync(ICakeContext context)
    {
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
