using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>Holds what is remembered of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The number of steps made.</summary>
        public long step;

        /// <summary>The mean square.</summary>
        public Tensor square_avg = null!;

        /// <summary>The last step's direction; null without momentum.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The mean gradient; null unless centered.</summary>
        public Tensor? grad_avg;

        /// <summary>Creates the state of a parameter.</summary>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            var own = (Options)options;
            step = 0;
            Replace(ref square_avg!, Zeros());
            Replace(ref momentum_buffer, own.momentum > 0 ? Zeros() : null);
            Replace(ref grad_avg, own.centered == true ? Zeros() : null);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            SaveConditionalStateTensor(writer, square_avg);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            Read(reader, ref square_avg!);
            Read(reader, ref momentum_buffer);
            Read(reader, ref grad_avg);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Copy(ref square_avg!, other.square_avg, Parameter.device);
            Copy(ref momentum_buffer, other.momentum_buffer, Parameter.device);
            Copy(ref grad_avg, other.grad_avg, Parameter.device);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg)
            && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

        /// <inheritdoc/>
        public override void to(Device device)
        {
            Move(ref square_avg!, device);
            Move(ref momentum_buffer, device);
            Move(ref grad_avg, device);
        }

        /// <summary>Frees the averages.</summary>
        public void Dispose()
        {
            Replace(ref square_avg!, null);
            Replace(ref momentum_buffer, null);
            Replace(ref grad_avg, null);
        }
    }
}
