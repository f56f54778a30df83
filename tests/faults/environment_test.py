"""The real program in unusual environments: no fonts are installed, the clock goes back, many run at once,
or its window is moved and resized for a long time (SURPRISAL_SECONDS=300 sets the number of seconds).

environment_test.py PROGRAM CLOCK. CLOCK is the library made from test_clock.c."""

import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../window"))
from display import Clock, Program, display
from timeouts import wait_for

PROGRAM, CLOCK_LIBRARY = map(os.path.abspath, sys.argv[1:3])
del sys.argv[1:3]
MANY = 16
ENDINGS = ("png", "svg", "pdf", "csv")


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="surprisal-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)  # where F12 saves


class NoFonts(InFolder):
    def exported(self, name, before=(), environment=()):
        """The bytes of a figure with Chinese, formulas and numbers, in each format."""
        all_bytes = []
        for ending in ENDINGS:
            file = self.folder / f"{name}.{ending}"
            done = subprocess.run([*before, PROGRAM, "export", "models", "-o", file, "--lang", "zh", "--caption"],
                                  env={**os.environ, **dict(environment)}, capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
            all_bytes.append(hashlib.sha256(file.read_bytes()).hexdigest())
        return all_bytes

    def test_are_configured(self):
        empty = self.folder / "fonts.conf"
        empty.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
        nothing = {"FONTCONFIG_FILE": str(empty), "XDG_DATA_DIRS": str(self.folder), "XDG_DATA_HOME": str(self.folder),
                   "HOME": str(self.folder)}
        self.assertEqual(self.exported("bare", environment=nothing), self.exported("usual"))

    def test_are_there(self):
        """Mounts empty folders over the font and font configuration folders, for this process only."""
        covered = [folder for folder in ("/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts", "/var/cache/fontconfig",
                                         "/usr/share/fontconfig", "/usr/share/texmf") if os.path.isdir(folder)]
        script = "set -e; for f in " + " ".join(covered) + '; do mount -t tmpfs none "$f"; done; exec "$@"'
        own = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
        before = [*own, "sh", "-c", script, "sh"]
        if subprocess.run([*before, "true"], capture_output=True).returncode != 0:
            self.skipTest("this system does not allow mounting over a folder")
        listed = subprocess.run([*before, "ls", *covered], capture_output=True, text=True).stdout
        self.assertEqual([line for line in listed.splitlines() if line and not line.endswith(":")], [])
        self.assertEqual(self.exported("bare", before), self.exported("usual"))


class ClockSetBack(InFolder):
    def test_the_window_goes_on(self):
        clock = Clock(CLOCK_LIBRARY, self.folder)
        with display() as environment:
            environment.update(HOME=str(self.folder))
            with Program(PROGRAM, environment, clock=clock) as program:
                before = program.still_picture()
                program.press("F2")  # Chinese
                chinese = program.changed_picture(before)
                # The program has run for a long time. Then the clock stops, because saving waits for the
                # disk, which may take longer than the message is shown.
                clock.set(3600, stands=True)
                program.press("F12")  # saves a picture of the window and shows a message for a few seconds
                program.wait_for(lambda: program.picture() != chinese, "the message that a picture was saved")
                clock.set(0)
                program.wait_for(lambda: program.picture() == chinese, "the message to go")
                program.press("F2")
                self.assertEqual(program.changed_picture(chinese), before)
                program.press("ctrl+q")
                self.assertEqual(program.end(), (0, ""))

    def test_an_export_is_the_same(self):
        files = [self.folder / "now.pdf", self.folder / "back.pdf"]
        clock = Clock(CLOCK_LIBRARY, self.folder)
        for file, seconds in zip(files, (3600, -3600)):
            clock.set(seconds)
            done = subprocess.run([PROGRAM, "export", "sigmoid", "-o", file], capture_output=True, text=True,
                                  env={**os.environ, **clock.environment})
            self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(*(file.read_bytes() for file in files))


class ManyAtOnce(InFolder):
    def test_windows_share_their_settings(self):
        with display() as environment:
            processes = [subprocess.Popen([PROGRAM], env=environment, stderr=subprocess.PIPE, text=True)
                         for _ in range(MANY)]
            try:
                def windows():
                    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "^surprisal$"],
                                           env=environment, capture_output=True, text=True).stdout.split()
                    return found if len(found) == MANY else None
                for window in wait_for(windows, f"{MANY} windows"):
                    subprocess.run(["xdotool", "windowfocus", "--sync", window, "key", "F2"], env=environment, check=True)
                    subprocess.run(["xdotool", "windowfocus", "--sync", window, "key", "ctrl+q"], env=environment, check=True)
                for process in processes:
                    wait_for(lambda: process.poll() is not None, "each to end")
                    self.assertEqual((process.communicate()[1], process.returncode), ("", 0))
            finally:
                for process in processes:
                    process.kill()
                    process.wait()
                    process.stderr.close()
            folder = pathlib.Path(environment["XDG_CONFIG_HOME"]) / "surprisal"
            self.assertEqual(os.listdir(folder), ["settings.toml"])
            settings = tomllib.loads((folder / "settings.toml").read_text(encoding="utf-8"))
            self.assertEqual((settings["format"], settings["language"]), (1, "zh"))
            state = pathlib.Path(environment["XDG_STATE_HOME"])
            self.assertEqual([path for path in state.rglob("*") if path.is_file()], [], "unsaved work")

    def test_exports_to_one_file(self):
        usual = [self.folder / f"{i}.png" for i in range(2)]
        logits = ["3,1,-3", "0,1,2"]
        def export(i, file):
            return subprocess.run([PROGRAM, "export", "softmax-bars", "-o", file, "--set", f"logits={logits[i % 2]}"],
                                  capture_output=True, text=True)
        for i, file in enumerate(usual):
            self.assertEqual(export(i, file).returncode, 0)
        shared = self.folder / "shared.png"
        with concurrent.futures.ThreadPoolExecutor(MANY) as pool:
            for done in pool.map(lambda i: export(i, shared), range(MANY)):
                self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertIn(shared.read_bytes(), [file.read_bytes() for file in usual])
        self.assertNotEqual(*(file.read_bytes() for file in usual))
        self.assertEqual(sorted(os.listdir(self.folder)), ["0.png", "1.png", "shared.png"])


class MovedAndResized(InFolder):
    def test_memory_does_not_grow(self):
        rounds = max(6, int(os.environ.get("SURPRISAL_SECONDS", "0")) // 2)
        with display() as environment, Program(PROGRAM, environment) as program:
            program.still_picture()

            def memory():
                program.still_picture()
                with open(f"/proc/{program.process.pid}/smaps_rollup", encoding="ascii") as lines:
                    return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty")) / 1024

            def pull():
                steps = []
                for i in range(24):
                    steps += ["windowsize", program.window, str(900 + 97 * i % 500), str(600 + 61 * i % 300),
                              "windowmove", program.window, str(7 * i), str(5 * i), "sleep", "0.02"]
                steps += ["windowmove", program.window, "0", "0", "windowsize", program.window, "1280", "800"]
                for y in range(200, 700, 100):  # over controls and figures
                    steps += ["mousemove", "120", str(y), "mousedown", "1"]
                    for x in [*range(120, 220, 10), *range(220, 120, -10)]:
                        steps += ["mousemove", str(x), str(y), "sleep", "0.005"]
                    steps += ["mouseup", "1"]
                program.xdotool(*steps)

            before = program.picture()
            first = []
            for _ in range(4):
                pull()
                first.append(memory())
            self.assertNotEqual(program.still_picture(), before, "something was dragged")
            settled = max(first)  # it varies from the start
            # The undo history grows by a few kilobytes per drag.
            most = 1.05 * settled + 2
            seen = []
            # Memory varies by a picture of the window, which is 4 MB. A leak never comes down again.
            while len(seen) < rounds or seen[-1] >= most and len(seen) < 5 * rounds:
                pull()
                seen.append(memory())
            print(f"{settled:.1f} MB, then {', '.join(f'{mb:.1f}' for mb in seen)}", file=sys.stderr)
            self.assertLess(seen[-1], most)
            program.press("ctrl+q")


unittest.main()
