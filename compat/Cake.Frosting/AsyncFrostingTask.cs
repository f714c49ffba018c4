namespace Cake.Frosting;

/// <summary>Is an asynchronous task that needs no context of its own.</summary>
public abstract class AsyncFrostingTask : AsyncFrostingTask<ICakeContext>;

/// <summary>Is an asynchronous task over the build's own context.</summary>
public abstract class AsyncFrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    string? IFrostingTask.SkippedMessage => null;

    /// <summary>Does the task's work; a task that leaves it out only gathers its dependencies.</summary>
    public virtual Task RunAsync(T context) => Task.CompletedTask;

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

    Task IFrostingTask.RunAsync(ICakeContext context) => RunAsync((T)context);

    bool IFrostingTask.ShouldRun(ICakeContext context) => ShouldRun((T)context);

    void IFrostingTask.OnError(Exception exception, ICakeContext context) => OnError(exception, (T)context);

    void IFrostingTask.Finally(ICakeContext context) => Finally((T)context);
}
