#!/usr/bin/env python3
"""Counts the instructions of a frame and of an export, which do not depend on how busy the machine is. Fails if one takes
over 10% more than the count in instructions.txt, in the same folder as this script. Needs valgrind."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

WRITTEN = pathlib.Path(__file__).with_name("instructions.txt")
MOST = 1.10
FEW, MANY = 5, 25  # frames; the difference between two runs leaves out the start of the program


def count(command):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", *command],
                              capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)} failed, so its instructions could not be counted:\n{done.stderr}")
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
    parser.add_argument("--write", action="store_true", help="record the counts in instructions.txt")
    options = parser.parse_args()
    known = read()
    grown = []
    lines = []
    for name, number in measured(options.bench_frame, options.program):
        before = known.get(name)
        print(f"{number:13,}  {name}" + (f"  ({number / before:.3f} of the recorded count)" if before else ""))
        lines.append(f"{number} {name}\n")
        if before is None or number > MOST * before:
            grown.append(name)
    if options.write:
        WRITTEN.write_text("".join(lines))
    elif grown:
        sys.exit(f"more than 10% over bench/instructions.txt: {', '.join(grown)}; make it cheaper, or explain in the "
                 "commit why not and record the new counts with --write")


if __name__ == "__main__":
    main()
