"""`surprisal export` and `list`: the same command gives the same bytes, and what cannot be done gets one sentence, an
exit code of 1 or 2, and leaves no trace."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.path.abspath(sys.argv.pop())
FORMATS = ("png", "svg", "pdf", "csv")
NOBODY = 65534
ONE_SENTENCE = r"\Asurprisal: [^\n]+\n\Z"


def run(*arguments, before=(), environment=None, **options):
    return subprocess.run([*before, PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=100,
                          env={**os.environ, **(environment or {})}, **options)


def contents(folder):
    """Every file by its name, hidden ones and those in folders too."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="surprisal-test-"))
        self.folder.chmod(0o755)  # somebody else comes by in one test
        self.addCleanup(shutil.rmtree, self.folder)


class Looks(InFolder):
    def test_paper_and_caption_are_as_asked_for(self):
        def size_and_corner(name, *arguments):
            done = run("export", "softmax-bars", "-o", self.folder / name, "--size", "480x320", *arguments)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            return (self.folder / name).read_bytes()
        plain = size_and_corner("plain.svg")
        clear = size_and_corner("clear.svg", "--transparent")
        captioned = size_and_corner("captioned.svg", "--caption")
        self.assertIn(b'<rect x="0" y="0" width="480" height="320" fill="#ffffff"/>', plain)
        self.assertEqual(plain.replace(b'<rect x="0" y="0" width="480" height="320" fill="#ffffff"/>\n', b"", 1), clear)
        self.assertNotIn("∑".encode(), plain)
        self.assertIn("∑".encode(), captioned)


class SameBytes(InFolder):
    def export_all(self, name, file_format, *arguments, **environment):
        folder = self.folder / name
        done = run("export", "--all", "-o", folder, "--format", file_format, "--size", "480x320", *arguments,
                   environment=environment)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        return contents(folder)

    def assert_same(self, one, other):
        self.assertEqual(sorted(one), sorted(other))
        self.assertEqual([name for name in one if one[name] != other[name]], [])

    def test_in_two_processes_that_write_all_and_in_one_for_each_figure(self):
        for file_format in FORMATS:
            first = self.export_all("first-" + file_format, file_format)
            self.assert_same(self.export_all("second-" + file_format, file_format), first)
            self.assertGreater(len(first), 20)
            for name, content in first.items():
                alone = self.folder / ("alone-" + name)
                run("export", name.rsplit(".", 1)[0], "-o", alone, "--size", "480x320")
                self.assertTrue(alone.read_bytes() == content, name)

    def test_in_any_locale_at_any_hour_in_any_home(self):
        installed = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower()
        told = ("--lang", "zh", "--set", "logits=2.5,-0.125,1e-3", "--theme", "dark")
        for file_format in FORMATS:
            plain = self.export_all("plain", file_format, *told, LC_ALL="C")
            for locale in ("C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8", "tr_TR.UTF-8"):
                with self.subTest(format=file_format, locale=locale):
                    if locale.lower().replace("-", "") not in installed:
                        self.skipTest(locale + " is not installed")
                    there = self.export_all(locale, file_format, *told, LC_ALL=locale, LANGUAGE=locale[:2],
                                            TZ="Asia/Tokyo", HOME="/nonexistent", SOURCE_DATE_EPOCH="1")
                    self.assert_same(there, plain)

    def test_over_a_file_that_was_there(self):
        file = self.folder / "a.svg"
        file.write_text("something else, and longer" * 10_000)
        run("export", "sigmoid", "-o", file)
        run("export", "sigmoid", "-o", self.folder / "b.svg")
        self.assertTrue(file.read_bytes() == (self.folder / "b.svg").read_bytes())
        self.assertEqual(sorted(contents(self.folder)), ["a.svg", "b.svg"])


# What is asked for in a folder that holds kept.svg, kept.png and the folder sub.svg; and what the sentence must name.
WRONG = [
    (["sigmoid", "-o", "kept.svg", "--size", "0x0"], "--size 0x0"),
    (["sigmoid", "-o", "kept.svg", "--size", "0x100"], "--size 0x100"),
    (["sigmoid", "-o", "kept.png", "--size", "1e6x1e6"], "--size 1e6x1e6"),
    (["sigmoid", "-o", "kept.svg", "--size", "1000000x100"], "--size 1000000x100"),
    (["sigmoid", "-o", "kept.svg", "--size=-100x100"], "--size -100x100"),
    (["sigmoid", "-o", "kept.svg", "--size", "nanx100"], "--size nanx100"),
    (["sigmoid", "-o", "kept.svg", "--size", "100xinf"], "--size 100xinf"),
    (["sigmoid", "-o", "kept.svg", "--size", "100"], "--size 100"),
    (["sigmoid", "-o", "kept.svg", "--size", "100x"], "--size 100x"),
    (["sigmoid", "-o", "kept.svg", "--size", "x100"], "--size x100"),
    (["sigmoid", "-o", "kept.svg", "--size", "100x100x100"], "--size 100x100x100"),
    (["sigmoid", "-o", "kept.csv", "--size", "0x0"], "--size 0x0"),
    (["sigmoid", "-o", "kept.png", "--size", "32767x32767"], "smaller size"),
    (["sigmoid", "-o", "kept.png", "--scale", "0"], "--scale 0"),
    (["sigmoid", "-o", "kept.png", "--scale", "1e6"], "--scale 1e6"),
    (["sigmoid", "-o", "kept.png", "--scale", "16", "--size", "9000x9000"], "144000"),
    (["sgmoid", "-o", "kept.svg"], "did you mean sigmoid?"),
    (["quantum", "-o", "kept.svg"], "quantum; surprisal list"),
    (["", "-o", "kept.svg"], "id is empty"),
    (["sigmoid", "-o", "picture.jpg"], "picture.jpg"),
    (["sigmoid", "-o", "picture"], "picture"),
    (["sigmoid", "-o", "kept.svg", "--format", "gif"], "--format gif"),
    (["sigmoid", "-o", ""], "--output"),
    (["sigmoid"], "-o FILE"),
    (["-o", "kept.svg"], "surprisal list"),
    (["sigmoid", "-o", "kept.svg", "--theme", "pink"], "--theme pink"),
    (["sigmoid", "-o", "kept.svg", "--lang", "fr"], "--lang fr"),
    (["sigmoid", "-o", "kept.svg", "--set", "logits=nan,1"], '"nan"'),
    (["sigmoid", "-o", "kept.svg", "--set", "logit=1,1"], "did you mean logits"),
    (["sigmoid", "-o", "kept.svg", "--session", "none.surprisal"], "none.surprisal"),
    (["sigmoid", "-o", "kept.svg", "--session", "kept.svg"], "kept.svg"),
    (["sigmoid", "-o", "kept.svg", "--colour"], "--colour"),
    (["sigmoid", "entropy", "-o", "kept.svg"], "entropy"),
    (["sigmoid", "-o", "none/picture.svg"], "the folder none does not exist"),
    (["sigmoid", "-o", "sub.svg"], "sub.svg: it is a folder"),
    (["sigmoid", "-o", "kept.svg/picture.svg"], "kept.svg is not a folder"),
    (["sigmoid", "-o", "n" * 300 + ".svg"], "too long"),
    (["sigmoid", "-o", "/proc/picture.svg"], "/proc"),
    (["sigmoid", "-o", "/dev/full", "--format", "svg"], "/dev/full: the disk is full"),
    (["sigmoid", "-o", "/dev/full", "--format", "png"], "/dev/full: the disk is full"),
    (["--all", "-o", "new"], "--format"),
    (["--all", "-o", "new", "--format", "gif"], "--format gif"),
    (["--all", "sigmoid", "-o", "new", "--format", "svg"], "sigmoid"),
    (["--all", "-o", "kept.svg", "--format", "svg"], "kept.svg: a file with this name exists"),
    (["--all", "-o", "none/new", "--format", "svg"], "the folder none does not exist"),
    (["--all", "-o", "none/new/", "--format", "svg"], "the folder none does not exist"),
    (["--all", "-o", "new", "--format", "svg", "--size", "0x0"], "--size 0x0"),
]


class Failures(InFolder):
    def setUp(self):
        super().setUp()
        for name in ("kept.svg", "kept.png", "kept.csv", "sub.svg/kept.svg"):
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_text("what was here before " + name)
        self.kept = contents(self.folder)

    def assert_refused(self, done, culprit, codes=(1, 2)):
        self.assertIn(done.returncode, codes)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, ONE_SENTENCE)
        self.assertIn(culprit, done.stderr)
        self.assertRegex(done.stderr, "[;?]|expected|not a finite number")  # what to do, or what was meant
        self.assertEqual(contents(self.folder), self.kept)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["kept.csv", "kept.png", "kept.svg", "sub.svg"])

    def test_each_gets_one_sentence_and_leaves_no_trace(self):
        for arguments, culprit in WRONG:
            with self.subTest(arguments):
                self.assert_refused(run("export", *arguments, cwd=self.folder), culprit)

    def test_a_folder_that_one_may_not_write(self):
        # Root may write anywhere, so somebody else tries.
        before = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups") if os.geteuid() == 0 else ()
        if subprocess.run([*before, PROGRAM, "--version"], capture_output=True).returncode != 0:
            self.skipTest("nobody may not run the program from here")
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        for name in ("kept.svg", "new.svg"):
            done = run("export", "sigmoid", "-o", self.folder / name, before=before)
            self.assert_refused(done, "there is no permission to write there", codes=(1,))
        done = run("export", "--all", "-o", self.folder / "new", "--format", "svg", before=before)
        self.assert_refused(done, f"cannot make the folder {self.folder}/new: ", codes=(1,))

    def test_a_file_that_one_may_not_write(self):
        before = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups") if os.geteuid() == 0 else ()
        if subprocess.run([*before, PROGRAM, "--version"], capture_output=True).returncode != 0:
            self.skipTest("nobody may not run the program from here")
        self.folder.chmod(0o777)
        (self.folder / "kept.svg").chmod(0o444)
        done = run("export", "sigmoid", "-o", self.folder / "kept.svg", before=before)
        self.assert_refused(done, "there is no permission to write there", codes=(1,))

    def mounted(self, mount, *arguments):
        """The export on a file system of its own, seen by nobody else; with what is there afterwards on one more line."""
        script = f"""cd {self.folder} && mkdir mounted && {mount} || exit 77
            {PROGRAM} export {' '.join(arguments)}; code=$?
            ls -A mounted | tr '\\n' ' '; cat mounted/kept.svg; exit $code"""
        done = subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script], capture_output=True, text=True)
        (self.folder / "mounted").is_dir() and (self.folder / "mounted").rmdir()
        if done.returncode == 77 or "unshare" in done.stderr:
            self.skipTest("nothing may be mounted here: " + done.stderr)
        return done

    def test_a_disk_that_is_read_only(self):
        mount = "mount -t tmpfs none mounted && echo before > mounted/kept.svg && mount -o remount,ro mounted"
        for name in ("kept.svg", "new.svg"):
            done = self.mounted(mount, "sigmoid", "-o", "mounted/" + name)
            self.assertEqual((done.returncode, done.stdout), (1, "kept.svg before\n"))
            self.assertRegex(done.stderr, ONE_SENTENCE)
            self.assertIn("the folder mounted is read-only", done.stderr)

    def test_a_disk_that_is_full(self):
        mount = "mount -t tmpfs -o size=8k none mounted && echo before > mounted/kept.svg"
        for file_format in FORMATS:
            for name in ("kept.svg", "new"):
                done = self.mounted(mount, "naive-or-stable", "-o", "mounted/" + name, "--format", file_format)
                self.assertEqual((done.returncode, done.stdout), (1, "kept.svg before\n"))
                self.assertRegex(done.stderr, ONE_SENTENCE)
                self.assertIn(f"mounted/{name}: the disk is full", done.stderr)

    def test_a_disk_that_fills_up_on_the_way(self):
        mount = "mount -t tmpfs -o size=200k none mounted && echo before > mounted/kept.svg"
        done = self.mounted(mount, "--all", "-o", "mounted", "--format", "svg")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, ONE_SENTENCE)
        self.assertIn("the disk is full", done.stderr)
        self.assertNotIn("tmp", done.stdout)
        self.assertTrue(done.stdout.endswith("before\n"))


class GoneReader(unittest.TestCase):
    """Nobody reads at the other end of standard output: `surprisal list | head -1`."""

    def run_unread(self, *arguments):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            return subprocess.run([PROGRAM, *arguments], stdout=writing, stderr=subprocess.PIPE, text=True, timeout=60)
        finally:
            os.close(writing)

    def test_is_no_reason_to_talk(self):
        for arguments in (["list"], ["list", "--json"], ["compute", "--logits", "3,1"], ["compute", "--logits", "3,1", "--json"]):
            done = self.run_unread(*arguments)
            self.assertEqual((done.returncode, done.stderr), (1, ""), arguments)

    def test_cannot_be_given_a_picture(self):
        for file_format in FORMATS:
            done = self.run_unread("export", "sigmoid", "-o", "/dev/stdout", "--format", file_format)
            self.assertEqual(done.returncode, 1)
            self.assertRegex(done.stderr, ONE_SENTENCE)
            self.assertIn("has stopped reading", done.stderr)

    def test_of_errors_changes_no_exit_code(self):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([PROGRAM, "export", "quantum", "-o", "a.svg"], stderr=writing, timeout=60)
        os.close(writing)
        self.assertEqual(done.returncode, 2)

    def test_who_reads_a_line_gets_it(self):
        done = subprocess.run(f"{PROGRAM} list | head -1", shell=True, capture_output=True, text=True, timeout=60)
        self.assertRegex(done.stdout, r"\Asigmoid [^\n]+\n\Z")
        self.assertEqual(done.stderr, "")


class StandardOutput(unittest.TestCase):
    def test_takes_a_picture_whole(self):
        with tempfile.TemporaryDirectory() as folder:
            run("export", "sigmoid", "-o", Path(folder) / "a.png")
            piped = subprocess.run([PROGRAM, "export", "sigmoid", "-o", "/dev/stdout", "--format", "png"], capture_output=True)
            self.assertEqual(piped.returncode, 0)
            self.assertTrue(piped.stdout == (Path(folder) / "a.png").read_bytes())


if __name__ == "__main__":
    unittest.main()
