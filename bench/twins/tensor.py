"""Does the operations of TensorBenchmark.cs through Python, one thread.

The argument is the number of calls. For each line on standard input, the index of an operation, prints the CPU seconds of all its calls.
"""
import sys
import time

import torch
from torch.nn import functional


def main(calls):
    torch.set_num_threads(1)
    small, other, matrix = torch.rand(64), torch.rand(64), torch.rand(32, 32)
    weights = torch.rand(32, 32, requires_grad=True)

    def chain(x, w):
        return functional.relu(x.matmul(w).add(x)).mul(x).sum()

    def gradients():
        chain(matrix, weights).backward()
        weights.grad = None

    operations = [
        lambda: small.add_(other),
        lambda: small.add(other),
        lambda: matrix.matmul(matrix),
        lambda: chain(matrix, matrix),
        gradients,
    ]
    for line in sys.stdin:
        operation = operations[int(line)]
        start = time.process_time()
        for _ in range(calls):
            operation()
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
