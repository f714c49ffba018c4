"""Does what UmapBenchmark.cs measures with scikit-learn and umap-learn: the arguments are a file of pixels (a byte each) and the number of images.

For each line on standard input, "pca", "neighbours" or "umap", prints the seconds that it took, by the clock and of all processors.
"""
import sys
import time

import numpy


def pca(points):
    from sklearn.decomposition import PCA
    return lambda: PCA(50, random_state=1).fit(points)


def neighbours(points):
    from sklearn.neighbors import NearestNeighbors
    return lambda: NearestNeighbors(n_neighbors=16, algorithm="brute", n_jobs=2).fit(points).kneighbors(points)


def umap(points):
    from umap import UMAP
    return lambda: UMAP(n_neighbors=15, min_dist=0.1, random_state=1).fit(points)


def main(path, rows):
    points = numpy.fromfile(path, numpy.uint8).reshape(rows, -1).astype(numpy.float32)
    for line in sys.stdin:
        action = {"pca": pca, "neighbours": neighbours, "umap": umap}[line.strip()](points)
        wall, cpu = time.perf_counter(), time.process_time()
        action()
        print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
