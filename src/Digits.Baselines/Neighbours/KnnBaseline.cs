using Digits.Baselines.Images;
using Digits.Core.Data;

namespace Digits.Baselines.Neighbours;

/// <summary>Predicts by the digits of the k nearest training images.</summary>
/// <param name="parameters">k, the kind of votes, whether images are set upright first, and the number of threads.</param>
public sealed class KnnBaseline(BaselineParams parameters) : IBaseline
{
    /// <inheritdoc/>
    public IFittedBaseline Fit(DigitSet train) => new Model(parameters, train);

    private sealed class Model : ILeaveOneOut
    {
        private readonly BaselineParams _parameters;
        private readonly DigitSet _train;
        private readonly PixelPanels _panels;

        public Model(BaselineParams parameters, DigitSet train)
        {
            _parameters = parameters;
            _train = Prepared(new(train.Pixels, train.RequireLabels()));
            _panels = new PixelPanels(_train);
        }

        public string Summary => $"{_parameters.K} of {_train.Count} images";

        public bool MeasuresTraining => false;

        public float[] Predict(DigitSet images) => Predict(Prepared(images), leaveOut: false);

        public float[] PredictLeftOut() => Predict(_train, leaveOut: true);

        private DigitSet Prepared(DigitSet images) => _parameters.Deskew ? Deskew.Of(images) : images;

        private float[] Predict(DigitSet images, bool leaveOut)
        {
            var found = NeighbourSearch.Find(_panels, images, _parameters.K, leaveOut, _parameters.Threads);
            byte[] digits = Array.ConvertAll(found.Rows, row => _train.Labels![row]);
            var values = new float[images.Count * DigitSet.ClassCount];
            for (int i = 0; i < images.Count; i++)
            {
                int start = i * found.Count;
                Votes.Count(
                    _parameters.Votes, digits.AsSpan(start, found.Count), found.Squares.AsSpan(start, found.Count), values.AsSpan(i * DigitSet.ClassCount, DigitSet.ClassCount));
            }

            return values;
        }
    }
}
