namespace Cake.Frosting;

/// <summary>Is what a build's tasks share.</summary>
public interface IFrostingContext : ICakeContext;

/// <summary>Is the base of a build's own typed context.</summary>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
