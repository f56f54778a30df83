"""`surprisal export` and `list`: the same command gives the same bytes, and a command that fails gives an error in one
sentence and an exit code of 1 or 2, and leaves no files behind."""

import json
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
IS_SANITIZED = "LSAN_OPTIONS" in os.environ
BRIEFLY = ("--set", "digits.steps=5")  # each process trains the classifier anew; in full only for SVG and CSV
NOBODY = 65534
ONE_SENTENCE = r"\Asurprisal: [^\n]+\n\Z"
LEFT_OUT = r"\A(surprisal: [^\n]+ not fit this size[^\n]*\n)*\Z"  # one line for a figure that is not complete


def run(*arguments, before=(), environment=None, **options):
    return subprocess.run([*before, PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          env={**os.environ, **(environment or {})}, **options)


def contents(folder):
    """The content of every file by name, including hidden ones and those in folders."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="surprisal-test-"))
        self.folder.chmod(0o755)  # one test runs as another user
        self.addCleanup(shutil.rmtree, self.folder)


class Tokens(InFolder):
    def setUp(self):
        super().setUp()
        tokens = [{"token": text, "logprob": p, "top_logprobs": [{"token": text, "logprob": p}]}
                  for text, p in (("The", -0.5), (" heron", -9.25), (" sleeps", -1.0))]
        self.answer = self.folder / "answer.json"
        self.answer.write_text(json.dumps({"choices": [{"logprobs": {"content": tokens}}]}))
        self.out = self.folder / "tokens.svg"

    def test_of_a_file_are_a_picture(self):
        done = run("export", "tokens", "--data", self.answer, "-o", self.out)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        words = "".join(re.findall(r">([^<]*)<", self.out.read_text()))
        self.assertIn("heron", words)
        self.assertIn("9.25", run("export", "tokens", "--data", self.answer, "-o", self.folder / "t.csv",
                                  "--set", "base=e").stdout + (self.folder / "t.csv").read_text())
        own = self.folder / "own.svg"
        run("export", "tokens", "-o", own)
        self.assertNotIn("heron", own.read_text())

    def test_are_not_rows(self):
        rows = self.folder / "rows.csv"
        rows.write_text("a,b,label\n1,2,0\n3,1,1\n")
        for figure, data in (("tokens", rows), ("losses", self.answer), ("sigmoid", self.answer)):
            done = run("export", figure, "--data", data, "-o", self.out)
            self.assertNotEqual(done.returncode, 0)
            self.assertRegex(done.stderr, ONE_SENTENCE)
            self.assertFalse(self.out.exists())


class Looks(InFolder):
    def test_background_and_caption_are_as_requested(self):
        def size_and_corner(name, *arguments):
            done = run("export", "softmax-bars", "-o", self.folder / name, "--size", "480x320", *arguments)
            self.assertEqual(done.returncode, 0)
            self.assertRegex(done.stderr, LEFT_OUT)
            return (self.folder / name).read_bytes()
        plain = size_and_corner("plain.svg")
        clear = size_and_corner("clear.svg", "--transparent")
        captioned = size_and_corner("captioned.svg", "--caption")
        self.assertIn(b'<rect x="0" y="0" width="480" height="320" fill="#ffffff"/>', plain)
        self.assertEqual(plain.replace(b'<rect x="0" y="0" width="480" height="320" fill="#ffffff"/>\n', b"", 1), clear)
        self.assertNotIn("∑".encode(), plain)
        self.assertIn("∑".encode(), captioned)

    def test_centimetres_are_those_on_paper(self):
        for name, size in (("a.svg", b'width="8.5cm" height="5.5cm"'), ("a.pdf", b"%PDF"), ("a.png", b"\0\0\x03\xec\0\0\x02\x8a")):
            done = run("export", "sigmoid", "-o", self.folder / name, "--size", "8.5x5.5cm")
            self.assertEqual(done.returncode, 0)
            self.assertRegex(done.stderr, LEFT_OUT)
            self.assertIn(size, (self.folder / name).read_bytes())
        # Newer versions of Cairo compress the object that has the size.
        pdf = subprocess.run(["pdfinfo", self.folder / "a.pdf"], capture_output=True, text=True, check=True).stdout
        self.assertRegex(pdf, r"Page size: +240\.9\d* x 155\.9")
        run("export", "sigmoid", "-o", self.folder / "b.png", "--size", "8.5x5.5cm", "--dpi", "600")
        self.assertIn(b"\0\0\x07\xd8\0\0\x05\x13", (self.folder / "b.png").read_bytes())

    def test_says_which_panels_do_not_fit(self):
        for name in ("a.svg", "a.csv"):
            large = run("export", "sigmoid", "-o", self.folder / name, "--size", "1000x900")
            self.assertEqual((large.returncode, large.stderr), (0, ""))
        done = run("export", "sigmoid", "-o", self.folder / "a.svg", "--size", "240x160")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, "surprisal: a.svg: 1 panel does not fit this size: Its slope\n")
        self.assertNotIn('aria-label="Its slope"', (self.folder / "a.svg").read_text())
        numbers = run("export", "sigmoid", "-o", self.folder / "a.csv", "--size", "240x160")
        self.assertEqual(numbers.stderr, "")

    def test_title_can_be_left_out(self):
        done = run("export", "lesson:sigmoid", "-o", self.folder / "a.svg", "--no-title")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for file in self.folder.iterdir():
            title = re.search("<title>(.*)</title>", file.read_text())[1]
            self.assertNotIn(f'aria-label="{title}"', file.read_text())


class Rows(InFolder):
    def test_are_read_as_the_options_say(self):
        rows, names = self.folder / "rows.csv", self.folder / "names.txt"
        rows.write_text("a,b,label\n" + "0.75,0.25,1\n0.5,0.5,2\n" * 10)
        names.write_text("heron\nsparrow\n")
        out = self.folder / "out.svg"

        def exported(*arguments):
            done = run("export", "confusion-loss", "--data", rows, "-o", out, *arguments)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            return out.read_text()

        self.assertIn("heron", exported("--label-base", "1", "--names", names))
        self.assertNotIn("heron", exported("--label-base", "1"))
        self.assertNotEqual(exported("--label-base", "1", "--kind", "logits"), exported("--label-base", "1", "--probs"))


class SameBytes(InFolder):
    def export_all(self, name, file_format, *arguments, **environment):
        folder = self.folder / name
        done = run("export", "--all", "-o", folder, "--format", file_format, "--size", "480x320", *arguments,
                   environment=environment)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertRegex(done.stderr, LEFT_OUT)
        return contents(folder)

    def assert_same(self, one, other):
        self.assertEqual(sorted(one), sorted(other))
        self.assertEqual([name for name in one if one[name] != other[name]], [])

    @unittest.skipIf(IS_SANITIZED, "sanitizers add nothing to the comparison of all bytes, but take ten times as long")
    def test_from_two_processes_that_write_all_and_one_per_figure(self):
        for file_format in FORMATS:
            training = () if file_format in ("svg", "csv") else BRIEFLY
            first = self.export_all("first-" + file_format, file_format, *training)
            self.assert_same(self.export_all("second-" + file_format, file_format, *training), first)
            self.assertGreater(len(first), 20)
            for name, content in first.items():
                alone = self.folder / ("alone-" + name)
                run("export", name.rsplit(".", 1)[0], "-o", alone, "--size", "480x320", *training)
                self.assertTrue(alone.read_bytes() == content, name)

    @unittest.skipIf(IS_SANITIZED, "for the same reason")
    def test_in_any_locale_time_zone_and_home(self):
        installed = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower()
        told = ("--lang", "zh", "--set", "logits=2.5,-0.125,1e-3", "--theme", "dark", *BRIEFLY)
        for file_format in FORMATS:
            plain = self.export_all("plain", file_format, *told, LC_ALL="C")
            for locale in ("C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8", "tr_TR.UTF-8"):
                with self.subTest(format=file_format, locale=locale):
                    if locale.lower().replace("-", "") not in installed:
                        self.skipTest(locale + " is not installed")
                    there = self.export_all(locale, file_format, *told, LC_ALL=locale, LANGUAGE=locale[:2],
                                            TZ="Asia/Tokyo", HOME="/nonexistent", SOURCE_DATE_EPOCH="1")
                    self.assert_same(there, plain)

    def test_over_an_existing_file(self):
        file = self.folder / "a.svg"
        file.write_text("something else, and longer" * 10_000)
        run("export", "sigmoid", "-o", file)
        run("export", "sigmoid", "-o", self.folder / "b.svg")
        self.assertTrue(file.read_bytes() == (self.folder / "b.svg").read_bytes())
        self.assertEqual(sorted(contents(self.folder)), ["a.svg", "b.svg"])


# Arguments, in a folder with kept.svg, kept.png and the folder sub.svg; and what the error must contain.
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
    (["sigmoid", "-o", "kept.svg", "--size", "0x5.5cm"], "--size 0x5.5cm: each side must be 0.5 to 500 cm, not 0 cm"),
    (["sigmoid", "-o", "kept.svg", "--size", "1e9x1e9cm"], "1e+09 cm"),
    (["sigmoid", "-o", "kept.svg", "--size=-8.5x5.5cm"], "-8.5 cm"),
    (["sigmoid", "-o", "kept.svg", "--size", "8.5x"], "--size 8.5x is not a size"),
    (["sigmoid", "-o", "kept.svg", "--size", "8.5cm"], "--size 8.5cm is not a size"),
    (["sigmoid", "-o", "kept.svg", "--size", "85x55mm"], "--size 85x55mm is not a size"),
    (["sigmoid", "-o", "kept.svg", "--size", "nanx5cm"], "--size nanx5cm is not a size"),
    (["sigmoid", "-o", "kept.png", "--size", "8.5x5.5cm", "--dpi", "0"], "--dpi 0 is not a resolution"),
    (["sigmoid", "-o", "kept.png", "--size", "8.5x5.5cm", "--dpi", "many"], "--dpi many is not a resolution"),
    (["sigmoid", "-o", "kept.png", "--size", "8.5x5.5cm", "--dpi", "1e9"], "--dpi 1e9 is not a resolution"),
    (["sigmoid", "-o", "kept.png", "--dpi", "300"], "--dpi goes with a size in centimetres"),
    (["sigmoid", "-o", "kept.png", "--size", "100x100", "--dpi", "300"], "--dpi goes with a size in centimetres"),
    (["sigmoid", "-o", "kept.png", "--size", "8.5x5.5cm", "--scale", "2"], "--scale goes with a size in pixels"),
    (["sigmoid", "-o", "kept.png", "--size", "400x400cm"], "47244 × 47244 pixels"),
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
    (["losses", "-o", "new.svg", "--names", "names.txt"], "--data"),
    (["losses", "-o", "new.svg", "--data", "rows.csv", "--kind", "guesses"], "--kind guesses"),
    (["--all", "-o", "new", "--format", "gif"], "--format gif"),
    (["--all", "sigmoid", "-o", "new", "--format", "svg"], "sigmoid"),
    (["--all", "-o", "kept.svg", "--format", "svg"], "kept.svg: a file with this name already exists"),
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
        self.assertRegex(done.stderr, "[;?]|expected|must be|not a finite number")  # what to do, or what was meant
        self.assertEqual(contents(self.folder), self.kept)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["kept.csv", "kept.png", "kept.svg", "sub.svg"])

    def test_each_gets_one_sentence_and_leaves_no_files(self):
        for arguments, culprit in WRONG:
            with self.subTest(arguments):
                self.assert_refused(run("export", *arguments, cwd=self.folder), culprit)

    def test_folder_without_write_permission(self):
        # Root can write anywhere, so another user tries.
        before = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups") if os.geteuid() == 0 else ()
        if subprocess.run([*before, PROGRAM, "--version"], capture_output=True).returncode != 0:
            self.skipTest("the user nobody cannot run the program from here")
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        for name in ("kept.svg", "new.svg"):
            done = run("export", "sigmoid", "-o", self.folder / name, before=before)
            self.assert_refused(done, "you do not have permission to write there", codes=(1,))
        done = run("export", "--all", "-o", self.folder / "new", "--format", "svg", before=before)
        self.assert_refused(done, f"cannot create the folder {self.folder}/new: ", codes=(1,))

    def test_file_without_write_permission(self):
        before = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups") if os.geteuid() == 0 else ()
        if subprocess.run([*before, PROGRAM, "--version"], capture_output=True).returncode != 0:
            self.skipTest("the user nobody cannot run the program from here")
        self.folder.chmod(0o777)
        (self.folder / "kept.svg").chmod(0o444)
        done = run("export", "sigmoid", "-o", self.folder / "kept.svg", before=before)
        self.assert_refused(done, "you do not have permission to write there", codes=(1,))

    def mounted(self, mount, *arguments):
        """An export on a separate private file system; one more line lists what is there afterwards."""
        script = f"""cd {self.folder} && mkdir mounted && {mount} || exit 77
            {PROGRAM} export {' '.join(arguments)}; code=$?
            ls -A mounted | tr '\\n' ' '; cat mounted/kept.svg; exit $code"""
        done = subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script], capture_output=True, text=True)
        (self.folder / "mounted").is_dir() and (self.folder / "mounted").rmdir()
        if done.returncode == 77 or "unshare" in done.stderr:
            self.skipTest("mounting is not allowed here: " + done.stderr)
        return done

    def test_read_only_disk(self):
        mount = "mount -t tmpfs none mounted && echo before > mounted/kept.svg && mount -o remount,ro mounted"
        for name in ("kept.svg", "new.svg"):
            done = self.mounted(mount, "sigmoid", "-o", "mounted/" + name)
            self.assertEqual((done.returncode, done.stdout), (1, "kept.svg before\n"))
            self.assertRegex(done.stderr, ONE_SENTENCE)
            self.assertIn("the folder mounted is read-only", done.stderr)

    def test_full_disk(self):
        mount = "mount -t tmpfs -o size=8k none mounted && echo before > mounted/kept.svg"
        for file_format in FORMATS:
            for name in ("kept.svg", "new"):
                done = self.mounted(mount, "naive-or-stable", "-o", "mounted/" + name, "--format", file_format)
                self.assertEqual((done.returncode, done.stdout), (1, "kept.svg before\n"))
                self.assertRegex(done.stderr, ONE_SENTENCE)
                self.assertIn(f"mounted/{name}: the disk is full", done.stderr)

    def test_disk_that_fills_up_during_the_export(self):
        mount = "mount -t tmpfs -o size=200k none mounted && echo before > mounted/kept.svg"
        done = self.mounted(mount, "--all", "-o", "mounted", "--format", "svg")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, ONE_SENTENCE)
        self.assertIn("the disk is full", done.stderr)
        self.assertNotIn("tmp", done.stdout)
        self.assertTrue(done.stdout.endswith("before\n"))


class GoneReader(unittest.TestCase):
    """Standard output whose reader has exited: `surprisal list | head -1`."""

    def run_unread(self, *arguments):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            return subprocess.run([PROGRAM, *arguments], stdout=writing, stderr=subprocess.PIPE, text=True)
        finally:
            os.close(writing)

    def test_prints_no_error(self):
        for arguments in (["list"], ["list", "--json"], ["compute", "--logits", "3,1"], ["compute", "--logits", "3,1", "--json"]):
            done = self.run_unread(*arguments)
            self.assertEqual((done.returncode, done.stderr), (1, ""), arguments)

    def test_cannot_receive_a_picture(self):
        for file_format in FORMATS:
            done = self.run_unread("export", "sigmoid", "-o", "/dev/stdout", "--format", file_format)
            self.assertEqual(done.returncode, 1)
            self.assertRegex(done.stderr, ONE_SENTENCE)
            self.assertIn("has stopped reading", done.stderr)

    def test_closed_standard_error_does_not_change_the_exit_code(self):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([PROGRAM, "export", "quantum", "-o", "a.svg"], stderr=writing)
        os.close(writing)
        self.assertEqual(done.returncode, 2)

    def test_delivers_a_line_that_is_read(self):
        done = subprocess.run(f"{PROGRAM} list | head -1", shell=True, capture_output=True, text=True)
        self.assertRegex(done.stdout, r"\Asigmoid [^\n]+\n\Z")
        self.assertEqual(done.stderr, "")


class StandardOutput(unittest.TestCase):
    def test_receives_a_complete_picture(self):
        with tempfile.TemporaryDirectory() as folder:
            run("export", "sigmoid", "-o", Path(folder) / "a.png")
            piped = subprocess.run([PROGRAM, "export", "sigmoid", "-o", "/dev/stdout", "--format", "png"], capture_output=True)
            self.assertEqual(piped.returncode, 0)
            self.assertTrue(piped.stdout == (Path(folder) / "a.png").read_bytes())


if __name__ == "__main__":
    unittest.main()
