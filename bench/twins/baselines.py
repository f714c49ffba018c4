"""Fits scikit-learn's counterparts of Digits.Baselines: the arguments are a file (a byte for each label, then one for each pixel) and the number of rows.

Every fifth row, from the first, is held out. For each line on standard input, a model's name, prints the CPU seconds (all threads of the process) of fit
and of predict, and the accuracy.
"""
import os
import sys
import time
import warnings

# Threads that wait for work would count as work; NumPy's libraries read this once.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

# Multinomial logistic regression: ours divides the loss by the rows and has half the squared weights times l2, so C = 1 / (l2 * rows).
MODELS = {
    "knn": lambda rows: KNeighborsClassifier(3, weights="distance", algorithm="brute"),
    "logistic": lambda rows: LogisticRegression(C=1 / (0.0003 * rows), tol=1e-4, max_iter=100),
    "svm": lambda rows: SVC(),
    "forest": lambda rows: RandomForestClassifier(100, random_state=1, n_jobs=2),
    "boosting": lambda rows: HistGradientBoostingClassifier(max_iter=30, learning_rate=0.3, l2_regularization=1, early_stopping=False, random_state=1),
}


def timed(action):
    start = time.process_time()
    result = action()
    return result, time.process_time() - start


def main(path, rows):
    # That it stopped at its last iteration is known.
    warnings.simplefilter("ignore")
    read = numpy.fromfile(path, numpy.uint8)
    labels = read[:rows]
    # float32 is what these models compute fastest with.
    pixels = (read[rows:].reshape(rows, -1) / 255).astype(numpy.float32)
    held_out = numpy.arange(rows) % 5 == 0
    for line in sys.stdin:
        model = MODELS[line.strip()]((~held_out).sum())
        _, fit = timed(lambda: model.fit(pixels[~held_out], labels[~held_out]))
        predicted, predict = timed(lambda: model.predict(pixels[held_out]))
        print(fit, predict, (predicted == labels[held_out]).mean(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
