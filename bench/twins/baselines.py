"""scikit-learn's figures for the models of Digits.Baselines: python3 bench/twins/baselines.py FOLDER NAME...

Rows are those of `Digits.Bench --baselines`: every fifth row of FOLDER/train.csv, from the first, is held out. Prints wall and CPU seconds (all threads of the
process) of fit and of predict, and the accuracy. Needs numpy and scikit-learn (Debian: python3-sklearn).
"""
import os
import sys
import time

import numpy
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

ROWS = 33600

# Multinomial logistic regression: ours divides the loss by the rows and has half the squared weights times l2, so C = 1 / (l2 * rows).
MODELS = {
    "knn-3": lambda: KNeighborsClassifier(3, weights="distance", algorithm="brute"),
    "knn-5": lambda: KNeighborsClassifier(5, weights="distance", algorithm="brute"),
    "knn-3-plain": lambda: KNeighborsClassifier(3, algorithm="brute"),
    "logistic": lambda: LogisticRegression(C=1 / (0.0003 * ROWS), tol=1e-4, max_iter=100),
    "svm": lambda: SVC(),
    "svm-probability": lambda: SVC(probability=True, random_state=1),
    "forest": lambda: RandomForestClassifier(100, random_state=1, n_jobs=2),
    "boosting": lambda: HistGradientBoostingClassifier(max_iter=30, learning_rate=0.3, l2_regularization=1, early_stopping=False, random_state=1),
}


def timed(action):
    wall, cpu = time.perf_counter(), time.process_time()
    result = action()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def main(folder, names):
    with open(os.path.join(folder, "train.csv"), encoding="ascii") as file:
        next(file)
        table = numpy.fromstring(file.read().replace("\n", ","), dtype=numpy.int64, sep=",").reshape(-1, 785)
    labels = table[:, 0]
    # float32 is what these models compute fastest with.
    pixels = (table[:, 1:] / 255).astype(numpy.float32)
    held_out = numpy.arange(len(labels)) % 5 == 0
    print(f"# scikit-learn {sklearn.__version__}, numpy {numpy.__version__}, Python {sys.version.split()[0]}")
    print("model\tfit s\tfit CPU s\tpredict s\tpredict CPU s\taccuracy\tn")
    for name in names:
        model = MODELS[name]()
        _, fit, fit_cpu = timed(lambda: model.fit(pixels[~held_out], labels[~held_out]))
        predicted, predict, predict_cpu = timed(lambda: model.predict(pixels[held_out]))
        accuracy = (predicted == labels[held_out]).mean()
        print(f"{name}\t{fit:.2f}\t{fit_cpu:.2f}\t{predict:.2f}\t{predict_cpu:.2f}\t{accuracy:.4f}\t{held_out.sum()}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
