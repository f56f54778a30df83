"""Timeouts for tests that allow for a busy machine."""

import os
import subprocess
import time

SECONDS = 120  # on an idle machine


def share_of_processor():
    """How much of its time a process that wants to run does run: less than 1 where more want to than there are
    processors."""
    with open("/proc/loadavg", encoding="ascii") as load:
        running = int(load.read().split()[3].split("/")[0])
    return min(1, os.cpu_count() / max(1, running))


def wait_for(condition, what):
    """The first true value of condition(). Gives up after SECONDS, which count the time that a process gets and not the
    time that others have."""
    left = SECONDS
    while True:
        before = time.monotonic()
        value = condition()
        if value:
            return value
        if left <= 0:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.02)
        left -= share_of_processor() * (time.monotonic() - before)


def run(command, **options):
    """As subprocess.run; TimeoutExpired once the command has had SECONDS, counted likewise."""
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
