"""Timeouts for tests that allow for a busy machine."""

import os
import subprocess
import time

SECONDS = 120  # on an idle machine


def share_of_processor():
    """The share of processor time that a runnable process gets: below 1 if there are more runnable processes than
    processors."""
    with open("/proc/loadavg", encoding="ascii") as load:
        running = int(load.read().split()[3].split("/")[0])
    return min(1, os.cpu_count() / max(1, running))


def wait_for(condition, what):
    """Returns the first true value of condition(). Gives up after SECONDS, counting only time in which this process can run."""
    left = SECONDS
    while True:
        before = time.monotonic()
        value = condition()
        if value:
            return value
        if left <= 0:
            raise AssertionError(f"timed out waiting for {what}")
        time.sleep(0.02)
        left -= share_of_processor() * (time.monotonic() - before)


def run(command, **options):
    """Like subprocess.run; raises TimeoutExpired after SECONDS, counted as in wait_for."""
    if options.pop("capture_output", False):
        options.update(stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with subprocess.Popen(command, **options) as process:
        left = SECONDS
        while True:
            try:
                output, errors = process.communicate(timeout=1)
                return subprocess.CompletedProcess(command, process.returncode, output, errors)
            except subprocess.TimeoutExpired:
                left -= share_of_processor()
                if left <= 0:
                    process.kill()
                    raise
