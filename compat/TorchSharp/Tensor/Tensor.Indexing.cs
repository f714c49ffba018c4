namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get
            {
                var (view, positions) = Narrowed(indices);
                if (positions is null)
                {
                    return view;
                }

                using (view)
                {
                    return Ops.index_Tensor.Call(view, Arg.OptionalList(positions));
                }
            }
            set
            {
                index_put_(value, indices, accumulate: false);
            }
        }

        public Tensor this[params Tensor[] indices]
        {
            get => Ops.index_Tensor.Call(this, Arg.OptionalList(indices));
            set => index_put_(value, indices);
        }

        public Tensor this[params long[] indices]
        {
            get => this[Array.ConvertAll(indices, i => (TensorIndex)i)];
            set => this[Array.ConvertAll(indices, i => (TensorIndex)i)] = value;
        }

        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => this[[(TensorIndex)i1]] = value;
        }

        public Tensor this[long i1, long i2]
        {
            get => this[[(TensorIndex)i1, i2]];
            set => this[[(TensorIndex)i1, i2]] = value;
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => this[[(TensorIndex)i1, i2, i3]];
            set => this[[(TensorIndex)i1, i2, i3]] = value;
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => this[[(TensorIndex)i1, i2, i3, i4]];
            set => this[[(TensorIndex)i1, i2, i3, i4]] = value;
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, accumulate: false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            var (view, positions) = Narrowed(indices);
            using var target = view;
            if (positions is null)
            {
                _ = accumulate ? view.add_(value) : view.copy_(value);
            }
            else
            {
                Ops.index_put_.CallInPlace(view, Arg.OptionalList(positions), value, accumulate);
            }

            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => Ops.index_put_.CallInPlace(this, Arg.OptionalList(indices), value);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Ops.index_put_.CallInPlace(this, Arg.OptionalList(indices), value, accumulate);

        /// <summary>Applies all but tensors and masks as views; gives those by dimension, or null where there are none.</summary>
        private (Tensor View, Tensor?[]? Positions) Narrowed(TensorIndex[] indices)
        {
            var taken = indices.Sum(index => index.kind switch
            {
                TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
                TensorIndex.Kind.Tensor => index.tensor!.dtype == ScalarType.Bool ? index.tensor.dim() : 1,
                _ => 0,
            });
            var view = Share();
            var positions = new List<Tensor?>();
            var dim = 0L;
            foreach (var index in indices)
            {
                var before = view;
                switch (index.kind)
                {
                    case TensorIndex.Kind.Single:
                        view = view.select(dim, index.first!.Value);
                        break;
                    case TensorIndex.Kind.Slice:
                        view = Ops.slice_Tensor.Call(view, dim++, index.first, index.stop, index.step ?? 1);
                        positions.Add(null);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        for (var rest = ndim - taken; rest > 0; rest--)
                        {
                            positions.Add(null);
                            dim++;
                        }

                        break;
                    case TensorIndex.Kind.Tensor:
                        positions.Add(index.tensor);
                        dim += index.tensor!.dtype == ScalarType.Bool ? index.tensor.dim() : 1;
                        break;
                    case TensorIndex.Kind.Bool:
                        view = view.unsqueeze(dim++);
                        positions.Add(tensor(new[] { index.first == 1 }));
                        break;
                    default:
                        view = view.unsqueeze(dim++);
                        positions.Add(null);
                        break;
                }

                if (!ReferenceEquals(before, view))
                {
                    before.Dispose();
                }
            }

            return (view, positions.Exists(position => position is not null) ? positions.ToArray() : null);
        }
    }
}
