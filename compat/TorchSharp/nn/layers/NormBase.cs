using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Holds what normalisations over a batch share; weight, bias and running statistics are float [features].</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    [ComponentName(Name = nameof(running_mean))]
    private Tensor? _runningMean;

    [ComponentName(Name = nameof(running_var))]
    private Tensor? _runningVariance;

    [ComponentName(Name = nameof(num_batches_tracked))]
    private Tensor? _batches;

    /// <summary>Creates the layer with weight one, bias zero, running mean zero and running variance one.</summary>
    public NormBase(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = nn.NewParameter([num_features], device, dtype);
            bias = nn.NewParameter([num_features], device, dtype);
        }

        if (track_running_stats)
        {
            running_mean = torch.zeros([num_features], dtype, device);
            running_var = torch.ones([num_features], dtype, device);
            num_batches_tracked = torch.zeros([], ScalarType.Int64, device);
        }

        reset_parameters();
    }

    /// <summary>Gets or sets the scale, float [features]; null without affine.</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Assign(nameof(weight), ref _weight, value);
    }

    /// <summary>Gets or sets the shift, float [features]; null without affine.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => Assign(nameof(bias), ref _bias, value);
    }

    /// <summary>Gets or sets the mean over the batches seen, float [features]; null if not tracked.</summary>
    public Tensor? running_mean
    {
        get => _runningMean;
        set => Assign(nameof(running_mean), ref _runningMean, value);
    }

    /// <summary>Gets or sets the unbiased variance over the batches seen, float [features]; null if not tracked.</summary>
    public Tensor? running_var
    {
        get => _runningVariance;
        set => Assign(nameof(running_var), ref _runningVariance, value);
    }

    /// <summary>Gets or sets the number of batches seen in training mode, int64 []; null if not tracked.</summary>
    public Tensor? num_batches_tracked
    {
        get => _batches;
        set => Assign(nameof(num_batches_tracked), ref _batches, value);
    }

    /// <summary>Gets the number of features.</summary>
    public long num_features { get; private set; }

    /// <summary>Gets or sets what is added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Gets or sets the share of a new batch in the running statistics; null is a plain mean over all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>Gets whether there are a scale and a shift.</summary>
    public bool affine { get; private set; }

    /// <summary>Gets whether running statistics are kept.</summary>
    public bool track_running_stats { get; private set; }

    /// <summary>Sets the scale to one, the shift to zero, and forgets the statistics.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        ResetAffine(_weight, _bias);
    }

    /// <summary>Sets the running mean to zero, the running variance to one and the count to zero.</summary>
    public void reset_running_stats()
    {
        if (!track_running_stats) return;
        nn.init.zeros_(running_mean!).DisposeIfOther(running_mean!);
        nn.init.ones_(running_var!).DisposeIfOther(running_var!);
        nn.init.zeros_(num_batches_tracked!).DisposeIfOther(num_batches_tracked!);
    }

    internal static void ResetAffine(Parameter? weight, Parameter? bias)
    {
        if (weight is not null) nn.init.ones_(weight).DisposeIfOther(weight);
        if (bias is not null) nn.init.zeros_(bias).DisposeIfOther(bias);
    }

    /// <summary>Throws <see cref="ArgumentException"/> if the input has the wrong number of dimensions.</summary>
    protected abstract void ValidateInputDimensions(Tensor input);
}
