"""The real program in a presentation, controlled only by keys: presenting_test.py PROGRAM CLOCK. CLOCK is the library made
from test_clock.c."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from display import Clock, Program, display

PROGRAM, CLOCK_LIBRARY = map(os.path.abspath, sys.argv[1:3])
del sys.argv[1:3]
SCREEN = (1600, 1000)
WINDOW = (1280, 800)
LESSON = "softmax-by-hand"
WITHOUT_DISPLAY = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
WITHOUT_DISPLAY["LIBGL_ALWAYS_SOFTWARE"] = "1"


def steps_of(lesson):
    listed = subprocess.run([PROGRAM, "list", "--json"], check=True, capture_output=True, text=True).stdout
    return next(len(each["steps"]) for each in json.loads(listed)["lessons"] if each["id"] == lesson)


class Presenting(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="surprisal-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def screen(self):
        """A display with the pointer where nothing is highlighted."""
        made = display(*SCREEN)
        environment = made.__enter__()
        self.addCleanup(made.__exit__, None, None, None)
        environment.update(LC_ALL="C.UTF-8", LANG="C.UTF-8")
        subprocess.run(["xdotool", "mousemove", "1", "1"], env=environment, check=True)
        return environment

    def wait_for_size(self, program, size):
        program.wait_for(lambda: (program.picture().width, program.picture().height) == size, f"a window of {size}")
        return program.still_picture()

    def difference(self, picture, *arguments):
        """The difference from what `surprisal screenshot` draws, from 0 to 1."""
        seen, drawn = self.folder / "seen.png", self.folder / "drawn.png"
        picture.save(seen)
        subprocess.run([PROGRAM, "screenshot", *arguments, "-o", drawn, "--present", "--size",
                        "{}x{}".format(*SCREEN)], check=True, env=WITHOUT_DISPLAY)
        said = subprocess.run(["compare", "-metric", "RMSE", seen, drawn, "null:"], capture_output=True,
                              text=True).stderr
        return float(re.search(r"\(([0-9.e-]+)\)", said)[1])

    def test_a_lesson_from_its_first_step_to_its_end_and_back(self):
        with Program(PROGRAM, self.screen(), "lesson:" + LESSON, "--present") as program:
            pages = [self.wait_for_size(program, SCREEN)]
            for _ in range(steps_of(LESSON)):
                program.xdotool("key", "Next")
                pages.append(program.changed_picture(pages[-1]))
            for number, page in enumerate(pages[:-1], 1):
                self.assertLess(self.difference(page, LESSON, "--step", str(number)), 0.002, number)
            program.xdotool("key", "Right")  # nothing changes at the end
            self.assertEqual(program.still_picture(), pages[-1])
            for page in reversed(pages[:-1]):
                before = program.still_picture()
                program.xdotool("key", "Prior")
                self.assertEqual(program.changed_picture(before), page)

            program.xdotool("key", "b")
            program.wait_for(lambda: program.picture().colours() == 1, "a black screen")
            self.assertEqual(program.picture().colour(800, 500), (0, 0, 0))
            program.xdotool("key", "Next")
            program.wait_for(lambda: program.picture() == pages[0], "the same page")

            program.xdotool("key", "Escape")
            lesson = self.wait_for_size(program, WINDOW)
            self.assertGreater(lesson.colours(), 100)
            program.xdotool("key", "Escape")
            program.changed_picture(lesson)
            program.xdotool("key", "ctrl+q")
            self.assertEqual(program.end(), (0, ""))

    def test_the_playground_and_the_window_as_it_was(self):
        with Program(PROGRAM, self.screen()) as program:
            before = program.still_picture()
            place = program.xdotool("getwindowgeometry", program.window)
            program.xdotool("key", "F5")
            slide = self.wait_for_size(program, SCREEN)
            self.assertLess(self.difference(slide), 0.002)
            program.wait_until_idle()
            program.xdotool("key", "Right")
            alone = program.changed_picture(slide)
            program.xdotool("key", "Left")
            self.assertEqual(program.changed_picture(alone), slide)
            program.xdotool("key", "Escape")
            self.assertEqual(self.wait_for_size(program, WINDOW), before)
            self.assertEqual(program.xdotool("getwindowgeometry", program.window), place)
            program.xdotool("key", "ctrl+q")
            self.assertEqual(program.end(), (0, ""))

    def test_the_toolbar_appears_with_the_pointer_and_disappears(self):
        clock = Clock(CLOCK_LIBRARY, self.folder)
        with Program(PROGRAM, self.screen(), "--present", clock=clock) as program:
            bare = self.wait_for_size(program, SCREEN)
            with clock.standing():
                # At least one frame for each position: the first position does not count as a movement.
                for y in ("300", "200", "1"):
                    program.xdotool("mousemove", "1", y)
                    program.wait_until_idle()
                strip = program.changed_picture(bare)
            left, top, right, bottom = bare.change(strip)
            self.assertGreater(top, 900)
            self.assertTrue(300 < left and right <= SCREEN[0], (left, right))
            program.wait_for(lambda: program.picture() == bare, "the strip to go")
            program.wait_until_idle()

    def test_a_list_of_lessons_files_among_them(self):
        own = self.folder / "my.en.md"
        own.write_text('+++\nid = "my"\ntitle = "My own"\nchapter = ""\nfigures = ["sigmoid"]\n+++\n\n'
                       "## One step\n\nSome words.\n", encoding="utf-8")
        with Program(PROGRAM, self.screen(), str(own), "lesson:" + LESSON, "--present") as program:
            first = self.wait_for_size(program, SCREEN)
            program.xdotool("key", "Next")
            second = program.changed_picture(first)
            self.assertLess(self.difference(second, LESSON), 0.002)
            program.xdotool("key", "Prior")
            self.assertEqual(program.changed_picture(second), first)

    def test_what_cannot_be_presented(self):
        for arguments, culprit, code in ((["softmx", "--present"], "there is no lesson softmx; did you mean softmax?", 1),
                                         (["none.md", "--present"], "none.md", 1),
                                         (["a.surprisal", "b.surprisal", "--present"], "a.surprisal", 2),
                                         ([LESSON], LESSON, 2)):
            with self.subTest(arguments):
                done = subprocess.run([PROGRAM, *arguments], env=WITHOUT_DISPLAY, capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stdout), (code, ""))
                self.assertRegex(done.stderr, r"\Asurprisal: [^\n]+\n\Z")
                self.assertIn(culprit, done.stderr)


unittest.main()
