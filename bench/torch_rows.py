#!/usr/bin/env python3
"""Compares the losses of many rows with torch.nn.functional.cross_entropy(reduction="none") and its mean, both in float32
from memory and on as many threads. Takes turns, and prints the best time of each and their ratio. Needs python3-torch,
and so Debian's own Python."""

import argparse
import json
import os
import subprocess
import time

SHAPES = [(1_000_000, 10), (100_000, 100), (100_000, 1000), (2000, 50257)]


def our_milliseconds(program, rows, columns):
    name = f"{rows}x{columns}: losses/"
    output = subprocess.run([program, f"--benchmark_filter=^{name}", "--benchmark_format=json"], check=True,
                            capture_output=True, text=True).stdout
    return json.loads(output)["benchmarks"][0]["real_time"]


def torch_milliseconds(torch, rows, columns, times=10):
    scores = torch.rand(rows, columns) * 12 - 6
    labels = torch.randint(0, columns, (rows,))
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        torch.nn.functional.cross_entropy(scores, labels, reduction="none").mean()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="bench_rows")
    program = parser.parse_args().program
    import torch

    torch.set_num_threads(os.cpu_count())
    print(f"torch {torch.__version__}, {torch.get_num_threads()} threads, milliseconds")
    for rows, columns in SHAPES:
        pairs = [(our_milliseconds(program, rows, columns), torch_milliseconds(torch, rows, columns)) for _ in range(3)]
        ours, theirs = (min(times) for times in zip(*pairs))
        print(f"{rows:>9} x {columns:<6} ours {ours:7.1f}   torch {theirs:7.1f}   ratio {theirs / ours:.2f}")


if __name__ == "__main__":
    main()
