namespace Cake.Frosting;

/// <summary>Runs before every task.</summary>
public interface IFrostingTaskSetup
{
    /// <summary>Prepares one task.</summary>
    void Setup(ICakeContext context, ITaskSetupContext info);
}

/// <summary>Runs after every task, also after a failed one.</summary>
public interface IFrostingTaskTeardown
{
    /// <summary>Cleans up after one task.</summary>
    void Teardown(ICakeContext context, ITaskTeardownContext info);
}

/// <summary>Runs before and after every task.</summary>
public interface IFrostingTaskLifetime : IFrostingTaskSetup, IFrostingTaskTeardown;

/// <summary>Is a task setup that needs no context of its own.</summary>
public abstract class FrostingTaskSetup : FrostingTaskSetup<ICakeContext>;

/// <summary>Is a task setup over the build's own context.</summary>
public abstract class FrostingTaskSetup<TContext> : IFrostingTaskSetup
    where TContext : ICakeContext
{
    /// <summary>Prepares one task.</summary>
    public abstract void Setup(TContext context, ITaskSetupContext info);

    void IFrostingTaskSetup.Setup(ICakeContext context, ITaskSetupContext info) => Setup((TContext)context, info);
}

/// <summary>Is a task teardown that needs no context of its own.</summary>
public abstract class FrostingTaskTeardown : FrostingTaskTeardown<ICakeContext>;

/// <summary>Is a task teardown over the build's own context.</summary>
public abstract class FrostingTaskTeardown<TContext> : IFrostingTaskTeardown
    where TContext : ICakeContext
{
    /// <summary>Cleans up after one task.</summary>
    public abstract void Teardown(TContext context, ITaskTeardownContext info);

    void IFrostingTaskTeardown.Teardown(ICakeContext context, ITaskTeardownContext info) => Teardown((TContext)context, info);
}

/// <summary>Is a task lifetime that needs no context of its own.</summary>
public abstract class FrostingTaskLifetime : FrostingTaskLifetime<ICakeContext>;

/// <summary>Is a task lifetime over the build's own context.</summary>
public abstract class FrostingTaskLifetime<TContext> : IFrostingTaskLifetime
    where TContext : ICakeContext
{
    /// <summary>Prepares one task.</summary>
    public abstract void Setup(TContext context, ITaskSetupContext info);

    /// <summary>Cleans up after one task.</summary>
    public abstract void Teardown(TContext context, ITaskTeardownContext info);

    void IFrostingTaskSetup.Setup(ICakeContext context, ITaskSetupContext info) => Setup((TContext)context, info);

    void IFrostingTaskTeardown.Teardown(ICakeContext context, ITaskTeardownContext info) => Teardown((TContext)context, info);
}
