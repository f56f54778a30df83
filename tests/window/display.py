"""A display of our own, and the program on it."""

import contextlib
import os
import subprocess
import tempfile
import time


def wait_for(condition, what, seconds=30):
    """The first true value of condition(); an error if none has come in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


@contextlib.contextmanager
def display(width=1600, height=1000):
    """The environment of a new X server, which chooses its own free number, with a home of its own."""
    home = tempfile.TemporaryDirectory()
    read_end, write_end = os.pipe()
    # Without -noreset it would start anew, and refuse connections meanwhile, whenever its last client leaves.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        environment = {**os.environ, "DISPLAY": f":{number}", "LIBGL_ALWAYS_SOFTWARE": "1",
                       "XDG_CONFIG_HOME": f"{home.name}/config", "XDG_STATE_HOME": f"{home.name}/state"}
        environment.pop("WAYLAND_DISPLAY", None)
        yield environment
    finally:
        server.terminate()
        server.wait()
        home.cleanup()


class Program:
    """The program with its window up."""

    def __init__(self, path, environment, *arguments):
        self.environment = environment
        self.process = subprocess.Popen([path, *arguments], env=environment, stderr=subprocess.PIPE, text=True)
        self.window = wait_for(self._find_window, "the window")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def _find_window(self):
        assert self.process.poll() is None, f"it ended: {self.process.communicate()[1]}"
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "^surprisal$"],
            env=self.environment, capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, check=True, capture_output=True,
                              text=True).stdout

    def colours(self):
        """How many different colours the window shows; text with smooth edges has many."""
        picture = subprocess.run(["import", "-window", self.window, "png:-"], env=self.environment, check=True,
                                 capture_output=True).stdout
        return int(subprocess.run(["convert", "png:-", "-format", "%k", "info:"], input=picture, check=True,
                                  capture_output=True).stdout)

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wait_until_idle(self):
        """Until half a second has cost no processor time that could be counted."""
        def idle():
            before = self.cpu_seconds()
            time.sleep(0.5)
            return self.cpu_seconds() == before
        wait_for(idle, "the window to come to rest")

    def end(self):
        """The exit code, and what was said on standard error."""
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, said
