#!/usr/bin/env python3
"""How many instructions a frame and an export take, which does not depend on how busy the machine is:
instructions.py BENCH_FRAME PROGRAM. Fails where one takes over 10% more than instructions.txt says beside this script;
with --write, writes that file anew. Needs valgrind."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

WRITTEN = pathlib.Path(__file__).with_name("instructions.txt")
MOST = 1.10
FEW, MANY = 5, 25  # frames; the difference is free of what the start takes


def count(command):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", *command],
                              capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)} cannot be counted:\n{done.stderr}")
    return int(found.group(1))


def per_frame(bench, name):
    few, many = (count([bench, f"--frames={n}", f"--benchmark_filter={name}/en"]) for n in (FEW, MANY))
    return (many - few) // (MANY - FEW)


def measured(bench, program):
    yield "a frame in which nothing changes", per_frame(bench, "nothing changes")
    yield "a frame of a slider drag", per_frame(bench, "slider drag")
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("png", "svg", "pdf", "csv"):
            yield f"an export as {ending}", count([program, "export", "gradients", "-o", f"{folder}/a.{ending}"])


def read():
    lines = WRITTEN.read_text().splitlines() if WRITTEN.exists() else []
    return {name: int(number) for number, name in (line.split(None, 1) for line in lines)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench_frame")
    parser.add_argument("program")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = read()
    grown = []
    lines = []
    for name, number in measured(options.bench_frame, options.program):
        before = known.get(name)
        print(f"{number:13,}  {name}" + (f"  ({number / before:.3f} of what is written down)" if before else ""))
        lines.append(f"{number} {name}\n")
        if before is None or number > MOST * before:
            grown.append(name)
    if options.write:
        WRITTEN.write_text("".join(lines))
    elif grown:
        sys.exit(f"more than 10% over bench/instructions.txt: {', '.join(grown)}; make it cheaper, or write down "
                 "why not, and run this with --write")


if __name__ == "__main__":
    main()
