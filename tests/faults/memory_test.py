"""The real program out of memory: memory_test.py PROGRAM HELPER SHIM LESSONS [--all]. For each command and each of its
allocations, that one fails, or that one and all that follow: the program must produce the usual bytes, or say
so in one sentence and keep the old file. The test covers the first fifty allocations, the last twenty, and forty spread
over the rest, since there may be a hundred thousand; with --all, the first 5,000 and 2,000 of the rest."""

import concurrent.futures
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from timeouts import run

ALL = "--all" in sys.argv and not sys.argv.remove("--all")
PROGRAM, HELPER, SHIM, LESSONS = map(os.path.abspath, sys.argv[1:5])
del sys.argv[1:5]
FIRST, SPREAD = (5000, 2000) if ALL else (50, 40)
OLD = b"what was there before"

SESSION = """format = 1
figure = "models"
logits = [1.0, 2.0, 0.5, -1.0]
labels = [0.0, 1.0, 0.0, 0.0]
"""
SETTINGS = 'theme = "dark"\nlanguage = "zh"\nseen_lessons = ["softmax", "sigmoid"]\nformat = 1\n'


def points(count):
    near = range(1, min(FIRST, count) + 1)
    rest = count - len(near)
    far = range(len(near) + 1, count + 1, max(1, rest // SPREAD)) if rest else []
    return sorted({*near, *far, *range(max(1, count - 20), count + 1)})  # writing comes last


class Memory(unittest.TestCase):
    maxDiff = None

    def run_once(self, command, at=0, on=False, environment=()):
        """The exit code, standard output and error, the target's content, other files left behind, the number of allocations."""
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            target = next((part for part in command if part.startswith("TARGET")), None)
            names = {"lecture.surprisal": SESSION.encode(), "settings.toml": SETTINGS.encode()}
            if target is not None:
                names[target] = OLD
            for name, content in names.items():
                (place / name).write_bytes(content)
            note = pathlib.Path(folder + ".note")
            variables = {**os.environ, **dict(environment), "LD_PRELOAD": SHIM, "FAIL_AT": str(at), "FAIL_NOTE": note,
                         "HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}
            if on:
                variables["FAIL_ON"] = "1"
            done = run(command, cwd=folder, env=variables, capture_output=True)
            count = note.read_text().strip() if note.exists() else "0 "
            note.unlink(missing_ok=True)
            written = (place / target).read_bytes() if target is not None else None
            left = sorted(set(os.listdir(folder)) - set(names))
            for name in set(names) - {target}:
                self.assertEqual((place / name).read_bytes(), names[name], name)
            return done.returncode, done.stdout, done.stderr.decode(), written, left, count

    def fault(self, command, usual, at, on):
        """What is wrong with how the command ended; empty if nothing is."""
        try:
            code, printed, said, written, left, note = self.run_once(command, at, on)
        except subprocess.TimeoutExpired:
            return "it hangs"
        if left:
            return f"it leaves {left}"
        if code == usual[0] and (printed, said, written) == usual[1:4]:
            return ""
        # Cairo 1.16, pixman and FreeType 2.12 crash in some places when an allocation fails, or later;
        # nothing has been written by then.
        is_theirs = re.search("lib(cairo|pixman|freetype)", note)
        if code in (-signal.SIGSEGV, -signal.SIGABRT) and is_theirs and written == OLD:
            return ""
        if code < 0:
            return f"signal {-code}: {said.strip()}"
        # If these libraries do not report a failed allocation, something is missing in the picture.
        is_picture = re.search(r"TARGET\.(pdf|png|svg|gif)", " ".join(command))
        if code == 0 and said == "" and is_picture and is_theirs:
            return ""
        if code == usual[0] and code == 0:
            return f"success, and not the same: {said}"
        if code != 1:
            return f"exit code {code}: {said}"
        if printed:
            return f"it prints {printed[:80]}: {said}"
        if not re.fullmatch(r"surprisal: [^\n]*memory[^\n]*\n", said):
            return f"it says {said!r}"
        return "the old file is lost" if written not in (None, OLD) else ""

    def check(self, *command, code=0):
        usual = self.run_once(command)
        self.assertEqual((usual[0], usual[2], usual[4]), (code, "", []), command)
        count = int(usual[5].split()[0])
        self.assertGreater(count, 20, "the number of allocations")
        tries = [(at, on) for at in points(count) for on in (False, True)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            faults = list(pool.map(lambda one: self.fault(command, usual, *one), tries))
        found = [f"{at}{' and on' if on else ''}: {fault}" for (at, on), fault in zip(tries, faults) if fault]
        self.assertFalse(found, "\n" + "\n".join(found[:40]) + f"\n{len(found)} of {len(tries)} of {count} allocations of {' '.join(command)}")

    def check_export(self, ending):
        self.check(PROGRAM, "export", "models", "-o", f"TARGET.{ending}", "--lang", "zh", "--caption")

    def test_png(self):
        self.check_export("png")

    def test_svg(self):
        self.check_export("svg")

    def test_pdf(self):
        self.check_export("pdf")

    def test_csv(self):
        self.check_export("csv")

    def test_session(self):
        self.check(PROGRAM, "export", "models", "-o", "TARGET.csv", "--session", "lecture.surprisal")

    def test_animation(self):
        self.check(HELPER, "gif", "TARGET.gif")

    def test_settings(self):
        self.check(HELPER, "settings")

    def test_compute(self):
        self.check(PROGRAM, "compute", "--logits", "3,1,-3", "--target", "0", "--json")

    def test_list(self):
        self.check(PROGRAM, "list")

    def test_threads(self):
        """No thread can be created: the background export fails, but the lessons are still read."""
        environment = {"FAIL_THREADS": "1"}
        code, _, said, written, left, _ = self.run_once((HELPER, "gif", "TARGET.gif"), environment=environment)
        self.assertEqual((code, said, written, left),
                         (1, "surprisal: not enough memory for the picture; make it smaller\n", OLD, []))
        command = (PROGRAM, "/nonexistent/x.surprisal")
        usual = self.run_once(command)
        self.assertEqual(usual[0], 1)
        self.assertEqual(self.run_once(command, environment=environment)[:3], usual[:3])

    def test_lesson(self):
        lesson = next(iter(sorted(pathlib.Path(LESSONS).glob("*.en.md"))))
        self.check(PROGRAM, "lesson", "check", str(lesson))

    def test_faulty_lesson(self):
        text = "+++\nid = \"my\"\ntitle = \"My own\"\nchapter = \"\"\nfigures = [\"nothing\"]\n+++\n\n## One {logitz}\n\n$\\nope$\n"
        with tempfile.NamedTemporaryFile("w", suffix=".en.md") as file:
            file.write(text)
            file.flush()
            self.check(PROGRAM, "lesson", "check", file.name, code=1)


unittest.main()
