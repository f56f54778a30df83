"""`surprisal screenshot` draws without a display what the real window shows, and F12 saves it:
screenshot_test.py PROGRAM CLOCK. CLOCK is the library made from test_clock.c."""

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from display import Clock, Program, display

PROGRAM, CLOCK_LIBRARY = map(os.path.abspath, sys.argv[1:3])
del sys.argv[1:3]
ONE_SENTENCE = r"\Asurprisal: [^\n]+\n\Z"
LESSON = "softmax-by-hand"
SESSION = Path(__file__).parents[2] / "assets/sessions/label-smoothing.surprisal"
THEMES = ("light", "dark", "contrast")
WITHOUT_DISPLAY = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
WITHOUT_DISPLAY["LIBGL_ALWAYS_SOFTWARE"] = "1"  # like the tests' display


def run(*arguments, environment=None, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          env={**WITHOUT_DISPLAY, **(environment or {})}, **options)


def size(png):
    """The size in the file's header."""
    return struct.unpack(">II", png.read_bytes()[16:24])


def in_parallel(work, jobs):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, jobs))


def colours_and_contrast(png):
    """The number of different colours, and the standard deviation of all values from 0 to 1."""
    said = subprocess.run(["identify", "-format", "%k %[fx:standard_deviation]", png], check=True, capture_output=True,
                          text=True).stdout.split()
    return int(said[0]), float(said[1])


def difference(one, other):
    """The root mean square, from 0 to 1."""
    said = subprocess.run(["compare", "-metric", "RMSE", one, other, "null:"], capture_output=True, text=True).stderr
    return float(re.search(r"\(([0-9.e-]+)\)", said)[1])


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="surprisal-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def shot(self, name, *arguments):
        file = self.folder / (name + ".png")
        done = run("screenshot", *arguments, "-o", file)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        return file


class Pictures(InFolder):
    def shots(self, arguments):
        """A picture for each name, made with the arguments under that name."""
        return dict(zip(arguments, in_parallel(lambda name: self.shot(name, *arguments[name]), arguments)))

    def assert_show_much(self, pictures):
        for (name, picture), (colours, contrast) in zip(pictures.items(),
                                                        in_parallel(colours_and_contrast, pictures.values())):
            with self.subTest(name):
                self.assertGreater(colours, 200)
                self.assertGreater(contrast, 0.05)

    def assert_differ(self, pictures):
        self.assertEqual(len({picture.read_bytes() for picture in pictures.values()}), len(pictures))

    def test_of_the_playground_in_each_theme_and_language(self):
        arguments, sizes = {}, {}
        for theme in THEMES:
            for language in ("en", "zh"):
                for pixels, more in (((1280, 800), ()), ((3840, 2160), ("--size", "1920x1080", "--scale", "2"))):
                    name = f"{theme}-{language}-{pixels[0]}"
                    arguments[name] = ("--theme", theme, "--lang", language, *more)
                    sizes[name] = pixels
        pictures = self.shots(arguments)
        self.assertEqual({name: size(picture) for name, picture in pictures.items()}, sizes)
        self.assert_show_much(pictures)
        self.assert_differ(pictures)

    def test_of_presenting_in_each_theme_and_language(self):
        arguments, sizes = {}, {}
        for theme in THEMES:
            for language in ("en", "zh"):
                for of, named in (("playground", ()), ("lesson", (LESSON, "--step", "2"))):
                    for pixels in ((1280, 800), (3840, 2160)):
                        name = f"{of}-{theme}-{language}-{pixels[0]}"
                        arguments[name] = (*named, "--present", "--theme", theme, "--lang", language, "--size",
                                           "{}x{}".format(*pixels))
                        sizes[name] = pixels
        pictures = self.shots(arguments)
        self.assertEqual({name: size(picture) for name, picture in pictures.items()}, sizes)
        self.assert_show_much(pictures)
        self.assert_differ(pictures)
        # Make sure that it is not the normal window, which has panels at the edges.
        self.assertGreater(difference(pictures["playground-light-en-1280"], self.shot("window")), 0.1)

    def test_twice_are_the_same_bytes(self):
        for name, arguments in (("playground", ()), ("lesson", (LESSON, "--step", "2")),
                                ("figure", ("gradients", "--lang", "zh")),
                                ("slide", (LESSON, "--present", "--step", "2"))):
            once = self.shot(name, *arguments)
            elsewhere = self.folder / "again.png"
            run("screenshot", *arguments, "-o", elsewhere,
                environment={"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo", "HOME": "/nonexistent"})
            self.assertEqual(once.read_bytes(), elsewhere.read_bytes(), name)

    def test_show_what_is_named_and_set(self):
        different = [
            (), ("gradients",), ("entropy",), (LESSON,), ("lesson:" + LESSON, "--step", "2"),
            ("--set", "logits=5,1,-3"), (LESSON, "--set", "logits=5,1,-3"), ("gradients", "--set", "logits=5,1,-3"),
            ("--session", SESSION),
        ]
        pictures = self.shots({str(i): arguments for i, arguments in enumerate(different)})
        self.assert_differ(pictures)
        self.assert_show_much(pictures)

    def test_at_a_scale_are_the_same_window_with_more_pixels(self):
        coarse = self.shot("coarse")
        fine = self.shot("fine", "--scale", "2")
        self.assertEqual(size(fine), (2560, 1600))
        # Text does not grow by a factor of exactly two, so positions differ by a pixel or two; scaled down,
        # the pictures are the same.
        larger_window = self.shot("larger-window", "--size", "2560x1600")
        afar = {file: self.from_afar(file) for file in (coarse, fine, larger_window)}
        self.assertLess(difference(afar[coarse], afar[fine]), 0.05)
        self.assertGreater(difference(afar[coarse], afar[larger_window]), 0.1)

    def from_afar(self, picture):
        file = picture.with_name("afar-" + picture.name)
        subprocess.run(["convert", picture, "-filter", "box", "-resize", "80x50!", file], check=True)
        return file

    def test_of_a_tiny_and_a_narrow_window(self):
        for pixels in ((16, 16), (300, 1200), (2000, 100)):
            self.assertEqual(size(self.shot("odd", "--size", "{}x{}".format(*pixels))), pixels)


class RealWindow(InFolder):
    """The window on a real X server."""

    def grab(self, program, name):
        """The picture once the window is idle and the pointer is outside."""
        program.xdotool("mousemove", "1590", "990")
        program.wait_until_idle()
        file = self.folder / name
        subprocess.run(["import", "-window", program.window, file], env=program.environment, check=True)
        return file

    def test_looks_like_the_screenshot(self):
        with display() as environment:
            environment.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", HOME=str(self.folder))
            with Program(PROGRAM, environment) as program:
                program.wait_for(program.has_drawn, "something to be drawn")
                real = self.grab(program, "real.png")
                self.assertLess(difference(real, self.shot("en")), 0.002)
                program.xdotool("key", "F2", "F3")
                chinese = self.grab(program, "chinese.png")
                self.assertLess(difference(chinese, self.shot("zh", "--lang", "zh", "--theme", "dark")), 0.002)
                self.assertGreater(difference(real, chinese), 0.1)

    def test_is_saved_by_its_key(self):
        pictures = self.folder / "My pictures"
        pictures.mkdir()
        (self.folder / ".config").mkdir()
        (self.folder / ".config/user-dirs.dirs").write_text('# mine\nXDG_PICTURES_DIR="$HOME/My pictures"\n')
        with display() as environment:
            environment.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", HOME=str(self.folder))
            for name in ("XDG_CONFIG_HOME", "XDG_PICTURES_DIR"):
                environment.pop(name, None)
            clock = Clock(CLOCK_LIBRARY, self.folder)
            with Program(PROGRAM, environment, clock=clock) as program:
                program.wait_for(program.has_drawn, "something to be drawn")
                real = self.grab(program, "real.png")
                for count in (1, 2, 3):  # even within one second, none overwrites another
                    clock.set(0, stands=count == 3)  # keeps the last message visible
                    program.press("F12")
                    program.wait_for(lambda: len(list(pictures.iterdir())) == count and
                                     all(file.stat().st_size > 0 for file in pictures.iterdir()), "the picture")
                program.wait_until_idle()
                before = set(pictures.iterdir())
                for file in before:
                    self.assertRegex(file.name, r"^surprisal-\d{4}(-\d\d){5}(-\d)?\.png$")
                    self.assertEqual(difference(real, file), 0)
                with_message = self.grab(program, "with-message.png")
                self.assertGreater(difference(real, with_message), 0)  # the path, at the bottom
                clock.set(0)

                program.press("shift+F12")
                program.wait_for(lambda: set(pictures.iterdir()) - before, "the picture of the figures")
                program.wait_until_idle()
                figures = (set(pictures.iterdir()) - before).pop()
                width, height = size(figures)
                self.assertGreater(width, 800)
                self.assertLess(width * height, 1280 * 800 * 0.7)
                # It is a part of the window, identical to the pixel.
                cut = self.folder / "cut.png"
                left, top = self.place(real, figures)
                subprocess.run(["convert", real, "-crop", f"{width}x{height}+{left}+{top}",
                                "+repage", cut], check=True)
                self.assertEqual(difference(cut, figures), 0)

    def place(self, window, part):
        """The column and the row of the window at which the part begins."""
        def pixels(png):
            return subprocess.run(["convert", png, "-depth", "8", "rgb:-"], check=True, capture_output=True).stdout
        width, height = size(part)
        whole, inner = pixels(window), pixels(part)
        rows = [inner[y * width * 3:(y + 1) * width * 3] for y in range(height)]
        for top in range(800 - height + 1):
            for left in range(1280 - width + 1):
                at = (top * 1280 + left) * 3
                if all(whole[at + y * 1280 * 3:at + y * 1280 * 3 + width * 3] == row for y, row in enumerate(rows)):
                    return left, top
        self.fail("the figures are not a part of the window")


# The arguments, in a folder that contains kept.png and the folder sub.png; what the error must name; the
# exit code.
WRONG = [
    (["-o", "kept.png", "--size", "0x0"], "--size 0x0", 2),
    (["-o", "kept.png", "--size", "1280"], "--size 1280", 2),
    (["-o", "kept.png", "--size", "1e6x100"], "--size 1e6x100", 2),
    (["-o", "kept.png", "--size", "32767x32767"], "smaller size", 2),
    (["-o", "kept.png", "--size", "32767x100"], "smaller size", 1),
    (["-o", "kept.png", "--scale", "0"], "--scale 0", 2),
    (["-o", "kept.png", "--theme", "pink"], "--theme pink", 2),
    (["-o", "kept.png", "--lang", "fr"], "--lang fr", 2),
    (["-o", "kept.png", "--set", "logit=1,1"], "did you mean logits", 2),
    (["-o", "kept.png", "--session", "none.surprisal"], "none.surprisal", 2),
    (["-o", "kept.png", "--step", "1"], "--step", 2),
    (["gradients", "-o", "kept.png", "--step", "1"], "--step", 2),
    (["sgmoid", "-o", "kept.png"], "did you mean sigmoid?", 2),
    (["lesson:qqqqqq", "-o", "kept.png"], "there is no lesson qqqqqq; surprisal list", 2),
    (["-o", "picture.jpg"], "picture.jpg", 2),
    (["-o", ""], "--output", 2),
    ([], "-o FILE.png", 2),
    (["-o", "kept.png", "--sise", "1x1"], "did you mean --size?", 2),
    (["-o", "none/picture.png"], "the folder none does not exist", 1),
    (["-o", "sub.png"], "sub.png: it is a folder", 1),
]


class Failures(InFolder):
    def setUp(self):
        super().setUp()
        (self.folder / "kept.png").write_text("what was here before")
        (self.folder / "sub.png").mkdir()

    def assert_refused(self, done, culprit, code):
        self.assertEqual((done.returncode, done.stdout), (code, ""))
        self.assertRegex(done.stderr, ONE_SENTENCE)
        self.assertIn(culprit, done.stderr)
        self.assertEqual((self.folder / "kept.png").read_text(), "what was here before")
        self.assertEqual(sorted(os.listdir(self.folder)), self.there)

    def test_each_gets_one_sentence_and_leaves_no_trace(self):
        self.there = ["kept.png", "sub.png"]
        for arguments, culprit, code in WRONG:
            with self.subTest(arguments):
                self.assert_refused(run("screenshot", *arguments, cwd=self.folder), culprit, code)

    def test_no_step_of_a_lesson(self):
        self.there = ["kept.png", "sub.png"]
        for step in ("0", "99", "1.5", "two"):
            done = run("screenshot", LESSON, "--step", step, "-o", "kept.png", cwd=self.folder)
            self.assert_refused(done, f"--step {step}", 2)

    def test_without_egl_everything_else_still_works(self):
        broken = self.folder / "libEGL.so.1"
        broken.write_text("")
        self.there = ["kept.png", "libEGL.so.1", "sub.png"]
        without = {"LD_LIBRARY_PATH": str(self.folder)}
        self.assert_refused(run("screenshot", "-o", "kept.png", cwd=self.folder, environment=without), "libEGL.so.1", 1)
        for arguments in (["list"], ["compute", "--logits", "1,2"], ["export", "sigmoid", "-o", "/dev/null", "--format", "svg"]):
            self.assertEqual(run(*arguments, environment=without).returncode, 0)

    def test_no_driver(self):
        self.there = ["kept.png", "sub.png"]
        for environment, reason in (({"__EGL_VENDOR_LIBRARY_FILENAMES": "/nonexistent"}, "no EGL driver"),
                                    ({"MESA_GL_VERSION_OVERRIDE": "3.0"}, "OpenGL 3.3")):
            done = run("screenshot", "-o", "kept.png", cwd=self.folder, environment=environment)
            self.assert_refused(done, reason, 1)


unittest.main()
