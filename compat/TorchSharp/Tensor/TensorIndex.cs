namespace TorchSharp;

public static partial class torch
{
    /// <summary>One dimension's part of an index: a position, a slice, a tensor of positions or a mask, a new axis, or an ellipsis.</summary>
    public struct TensorIndex
    {
        internal long? first;
        internal long? stop;
        internal long? step;
        internal Kind kind;
        internal Tensor? tensor;

        internal enum Kind
        {
            None,
            Single,
            Null,
            Ellipsis,
            Bool,
            Tensor,
            Slice,
        }

#pragma warning disable CA2211 // The package has these as fields.
        static public TensorIndex Ellipsis = new TensorIndex() { kind = Kind.Ellipsis };
        static public TensorIndex None = new TensorIndex() { kind = Kind.None };
        static public TensorIndex Null = new TensorIndex() { kind = Kind.Null };
        static public TensorIndex Colon = Slice();
#pragma warning restore CA2211

        static public TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { first = start, stop = stop, step = step, kind = Kind.Slice };

        static public TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        static public TensorIndex Slice(Range range) => Slice(
            Position(range.Start), range.End.IsFromEnd && range.End.Value == 0 ? null : Position(range.End));

        static public TensorIndex Bool(bool value) => new() { first = value ? 1 : 0, kind = Kind.Bool };

        static public TensorIndex Single(long? index) => new() { first = index, kind = Kind.Single };

        static public TensorIndex Tensor(Tensor tensor) => new() { tensor = tensor, kind = Kind.Tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Position(index));

        public static implicit operator TensorIndex(Range range) => Slice(range);

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
