using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp.Modules
{
    using static torch;
    using static torch.optim;

    /// <summary>Implements L-BFGS (Liu and Nocedal, 1989) with steps of a fixed length: there is no line search.</summary>
    public class LBFGS : Optimizer, ILearningRateController
    {
        private readonly Parameter[] _parameters;
        private readonly long _maxIterations;
        private readonly long _maxEvaluations;
        private readonly double _gradientTolerance;
        private readonly double _changeTolerance;
        private readonly long _historySize;
        private readonly LinkedList<(Tensor Change, Tensor Step, double Curvature)> _history = [];
        private Tensor? _direction;
        private Tensor? _lastGradient;
        private double _lastLength;
        private double _scale = 1;
        private long _iterations;

        /// <summary>The step's length.</summary>
        public double _rate;

        internal LBFGS(
            IEnumerable<Parameter> parameters, double lr, long maxIterations, long maxEvaluations, double gradientTolerance,
            double changeTolerance, long historySize)
            : base(IntPtr.Zero)
        {
            _parameters = parameters.ToArray();
            _parameter_groups = [new ParamGroup { Parameters = _parameters, Options = new OptimizerOptions { LearningRate = lr } }];
            InitialLearningRate = _rate = lr;
            _maxIterations = maxIterations;
            _maxEvaluations = maxEvaluations;
            _gradientTolerance = gradientTolerance;
            _changeTolerance = changeTolerance;
            _historySize = historySize;
        }

        /// <summary>Gets or sets the step's length.</summary>
        public double LearningRate
        {
            get => _rate;
            set => _rate = value;
        }

        /// <summary>Gets or sets the step's length at the schedule's start.</summary>
        public double InitialLearningRate { get; set; }

        /// <summary>Gets this optimizer: it has one group.</summary>
        public override IEnumerable<ILearningRateController> ParamGroups => [this];

        /// <summary>Runs up to max_iter iterations; the closure clears gradients, computes the loss, goes backward and returns the loss.</summary>
        public override Tensor? step(Func<Tensor>? closure = null)
        {
            ArgumentNullException.ThrowIfNull(closure);
            var first = Evaluate(closure, out var loss);
            using var noGradients = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var gradient = Gradient();
            var evaluations = 1L;
            if (Largest(gradient) <= _gradientTolerance) return first;
            for (var iteration = 1L; iteration <= _maxIterations; iteration++)
            {
                var direction = NextDirection(gradient);
                var slope = Dot(gradient, direction);
                var length = _iterations == 1 ? Math.Min(1.0, 1.0 / Sum(gradient)) * _rate : _rate;
                _lastLength = length;
                Keep(ref _lastGradient, gradient.clone());
                if (slope > -_changeTolerance) break;

                Move(direction, length);
                var lastLoss = loss;
                if (iteration < _maxIterations)
                {
                    Evaluate(closure, out loss).Dispose();
                    gradient = Gradient();
                    evaluations++;
                }

                if (evaluations >= _maxEvaluations) break;
                if (Largest(gradient) <= _gradientTolerance) break;
                if (Largest(direction) * length <= _changeTolerance) break;
                if (Math.Abs(loss - lastLoss) < _changeTolerance) break;
            }

            return first;
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!disposing) return;
            Keep(ref _direction, null);
            Keep(ref _lastGradient, null);
            while (_history.First is not null) Forget();
        }

        private Tensor NextDirection(Tensor gradient)
        {
            _iterations++;
            if (_iterations == 1)
            {
                Keep(ref _direction, gradient.neg());
                return _direction!;
            }

            var change = gradient.sub(_lastGradient!);
            var step = _direction!.mul(_lastLength);
            var curvature = Dot(change, step);
            if (curvature > 1e-10)
            {
                if (_history.Count == _historySize) Forget();
                _history.AddLast((change.DetachFromDisposeScope(), step.DetachFromDisposeScope(), 1 / curvature));
                _scale = curvature / Dot(change, change);
            }

            Keep(ref _direction, TwoLoops(gradient.neg()));
            return _direction!;
        }

        private Tensor TwoLoops(Tensor q)
        {
            var weights = new Stack<double>();
            for (var node = _history.Last; node is not null; node = node.Previous)
            {
                var (change, step, curvature) = node.Value;
                weights.Push(Dot(step, q) * curvature);
                q.add_(change, -weights.Peek());
            }

            q.mul_(_scale);
            for (var node = _history.First; node is not null; node = node.Next)
            {
                var (change, step, curvature) = node.Value;
                q.add_(step, weights.Pop() - Dot(change, q) * curvature);
            }

            return q;
        }

        private static Tensor Evaluate(Func<Tensor> closure, out double loss)
        {
            using var gradients = torch.enable_grad();
            var result = closure();
            using var exact = result.detach().to(ScalarType.Float64);
            loss = exact.item<double>();
            return result;
        }

        private Tensor Gradient()
        {
            using var parts = torch.NewDisposeScope();
            return torch.cat(_parameters.Select(p => p.grad is { } g ? g.reshape(-1) : p.zeros_like().reshape(-1)).ToList(), 0).MoveToOuterDisposeScope();
        }

        private void Move(Tensor direction, double length)
        {
            var start = 0L;
            foreach (var parameter in _parameters)
            {
                using var part = direction.narrow(0, start, parameter.NumberOfElements);
                using var shaped = part.view(parameter.shape);
                parameter.add_(shaped, length).DisposeIfOther(parameter);
                start += parameter.NumberOfElements;
            }
        }

        private void Forget()
        {
            var (change, step, _) = _history.First!.Value;
            change.Dispose();
            step.Dispose();
            _history.RemoveFirst();
        }

        private static void Keep(ref Tensor? field, Tensor? value)
        {
            field?.Dispose();
            field = value?.DetachFromDisposeScope();
        }

        private static double Dot(Tensor a, Tensor b) => Number(Ops.dot.Call(a, b));

        private static double Largest(Tensor a) => Number(a.abs().max());

        private static double Sum(Tensor a) => Number(a.abs().sum());

        private static double Number(Tensor scalar) => scalar.to(ScalarType.Float64).item<double>();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Creates the optimizer; null evaluations are five quarters of the iterations.</summary>
            public static LBFGS LBFGS(
                IEnumerable<Parameter> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5,
                double tolerance_change = 1e-9, long history_size = 100) =>
                new(parameters, lr, max_iter, max_eval ?? 5 * max_iter / 4, tolerange_grad, tolerance_change, history_size);

            /// <summary>Creates the optimizer of named parameters.</summary>
            public static LBFGS LBFGS(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null,
                double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100) =>
                LBFGS(parameters.Select(p => p.parameter), lr, max_iter, max_eval, tolerange_grad, tolerance_change, history_size);
        }
    }
}
