namespace Cake.Frosting;

/// <summary>Runs once before the first task.</summary>
public interface IFrostingSetup
{
    /// <summary>Prepares the build.</summary>
    void Setup(ICakeContext context, ISetupContext info);
}

/// <summary>Runs once after the last task, also after a failure.</summary>
public interface IFrostingTeardown
{
    /// <summary>Cleans up after the build.</summary>
    void Teardown(ICakeContext context, ITeardownContext info);
}

/// <summary>Runs once before the first and once after the last task.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown;

/// <summary>Is a setup that needs no context of its own.</summary>
public abstract class FrostingSetup : FrostingSetup<ICakeContext>;

/// <summary>Is a setup over the build's own context.</summary>
public abstract class FrostingSetup<TContext> : IFrostingSetup
    where TContext : ICakeContext
{
    /// <summary>Prepares the build.</summary>
    public abstract void Setup(TContext context, ISetupContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);
}

/// <summary>Is a teardown that needs no context of its own.</summary>
public abstract class FrostingTeardown : FrostingTeardown<ICakeContext>;

/// <summary>Is a teardown over the build's own context.</summary>
public abstract class FrostingTeardown<TContext> : IFrostingTeardown
    where TContext : ICakeContext
{
    /// <summary>Cleans up after the build.</summary>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}

/// <summary>Is a lifetime that needs no context of its own.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>;

/// <summary>Is a lifetime over the build's own context.</summary>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <summary>Prepares the build.</summary>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <summary>Cleans up after the build.</summary>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}
