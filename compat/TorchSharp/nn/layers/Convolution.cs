using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Holds what convolutions of all dimensions share; weight float [out, in / groups, kernel...], bias float [out].</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    /// <summary>The weight.</summary>
    [ComponentName(Name = nameof(weight))]
    protected Parameter? _weight;

    /// <summary>The bias; null is none.</summary>
    [ComponentName(Name = nameof(bias))]
    protected Parameter? _bias;

    /// <summary>The padding as <see cref="nn.functional.pad(Tensor, long[], PaddingModes, double)"/> takes it: last dimension first, each twice.</summary>
    protected long[] _reversed_padding_repeated_twice = [];

    /// <summary>Creates the layer; its weight and bias are uniform in +-1/sqrt(fan in).</summary>
    protected Convolution(
        string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type,
        long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode,
        Device? device = null, ScalarType? dtype = null)
        : base(name)
    {
        if (transposed) throw new NotSupportedException("Transposed convolutions are not part of this stand-in.");
        if (groups <= 0) throw new ArgumentException("groups must be a positive integer");
        if (in_channels % groups != 0) throw new ArgumentException("in_channels must be divisible by groups");
        if (out_channels % groups != 0) throw new ArgumentException("out_channels must be divisible by groups");
        if (padding_mode == PaddingModes.Constant) throw new ArgumentException("Constant is no padding mode of a convolution");
        if (padding_type == Padding.Same && stride.Any(s => s != 1)) throw new ArgumentException("padding='same' is not supported for strided convolutions");

        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.dilation = dilation;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        if (padding_type is { } type) SetPadding(type);
        else SetPadding(padding ?? new long[kernel_size.Length]);

        weight = nn.NewParameter([out_channels, in_channels / groups, .. kernel_size], device, dtype);
        if (bias) this.bias = nn.NewParameter([out_channels], device, dtype);
        reset_parameters();
    }

    /// <summary>Gets or sets the weight, float [out, in / groups, kernel...].</summary>
    public Parameter weight
    {
        get => _weight!;
        set => Assign(nameof(weight), ref _weight, value ?? throw new ArgumentNullException(nameof(weight)));
    }

    /// <summary>Gets or sets the bias, float [out]; null is none.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => Assign(nameof(bias), ref _bias, value);
    }

    /// <summary>Gets the number of input channels.</summary>
    public long in_channels { get; }

    /// <summary>Gets the number of output channels.</summary>
    public long out_channels { get; }

    /// <summary>Gets or sets the kernel's size per dimension.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Gets or sets the stride per dimension.</summary>
    public long[] stride { get; set; }

    /// <summary>Gets the padding per dimension; null if it follows from <see cref="padding_type"/>.</summary>
    public long[]? padding { get; private set; }

    /// <summary>Gets the kind of padding; null if <see cref="padding"/> says it.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>Gets or sets with what the padding is filled.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>Gets or sets the distance between the kernel's elements per dimension.</summary>
    public long[] dilation { get; set; }

    /// <summary>Gets false: transposed convolutions are not covered.</summary>
    public bool transposed { get; }

    /// <summary>Gets or sets the output padding of transposed convolutions.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Gets or sets the number of groups that channels are split into.</summary>
    public long groups { get; set; }

    /// <summary>Sets the padding per dimension.</summary>
    public void SetPadding(long[] padding)
    {
        this.padding = padding;
        padding_type = null;
        _reversed_padding_repeated_twice = padding.Reverse().SelectMany(p => new[] { p, p }).ToArray();
    }

    /// <summary>Sets the padding by kind; where it is odd, the end gets the larger part.</summary>
    public void SetPadding(Padding padding)
    {
        this.padding = null;
        padding_type = padding;
        var totals = kernel_size.Select((k, i) => padding == Padding.Same ? dilation[i] * (k - 1) : 0);
        _reversed_padding_repeated_twice = totals.Reverse().SelectMany(t => new[] { t / 2, t - t / 2 }).ToArray();
    }

    /// <summary>Draws weight and bias anew, uniform in +-1/sqrt(fan in).</summary>
    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5)).DisposeIfOther(weight);
        if (bias is null) return;
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        nn.init.uniform_(bias, -bound, bound).DisposeIfOther(bias);
    }

    /// <summary>Tells whether the input has the channels and dimensions that the layer needs.</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        var shape = input.shape;
        var channelAt = shape.Length - dimensions - 1;
        return channelAt is 0 or 1 && shape[channelAt] == in_channels;
    }
}
