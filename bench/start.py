#!/usr/bin/env python3
"""Measures the startup time: the time from the start of the process until its first complete frame is
on the screen, and peak memory up to then, libraries included. It runs the program and a minimal program with the same
fonts alternately, and prints medians and their ratio."""

import argparse
import os
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../tests/window"))
from display import display


def first_complete(program, environment):
    """The number, from 1, of the first frame that looks like the last one; parts may be missing from earlier frames."""
    # Without input the program draws three frames and then sleeps.
    process = subprocess.Popen([program], env=environment, stdout=subprocess.PIPE, text=True)
    sums = [process.stdout.readline() for _ in range(3)]
    process.kill()
    process.communicate()
    assert all(sums), f"{program} did not draw three frames"
    return sums.index(sums[-1]) + 1


def used(program, environment, frame):
    """Seconds of wall-clock time; of processor time, which a busy machine changes less; peak memory in megabytes."""
    start = time.monotonic()
    process = subprocess.Popen([program], env={**environment, "FIRST_FRAME_END": str(frame)})
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"{program} ended with {status}"
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("least", help="the minimal program, least_window")
    parser.add_argument("shim", help="the library libfirst_frame.so, which ends a program after a frame")
    parser.add_argument("--runs", type=int, default=21)
    options = parser.parse_args()
    with display() as environment:
        environment["LD_PRELOAD"] = options.shim
        frames = {p: first_complete(p, environment) for p in (options.program, options.least)}
        times = {p: [] for p in frames}
        for _ in range(options.runs):
            for program, frame in frames.items():
                times[program].append(used(program, environment, frame))
    for what, which, factor in ("ms of wall-clock time", 0, 1e3), ("ms of processor time", 1, 1e3), ("MB of memory", 2, 1):
        medians = {p: statistics.median(t[which] for t in times[p]) for p in frames}
        for program, frame in frames.items():
            print(f"{factor * medians[program]:7.1f} {what} to frame {frame}  {os.path.basename(program)}")
        print(f"{medians[options.program] / medians[options.least]:7.2f} times as much")


main()
