"""A presentation with a second screen, which shows the speaker's notes: two_screens_test.py PROGRAM"""

import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from display import XORG, Program, screens

PROGRAM = sys.argv.pop(1)
NOTED = """+++
id = "noted"
title = "With notes"
chapter = ""
figures = ["sigmoid"]
+++

## The first step

Some words.

> [!speaker]
> Ask the room first.

## The second step

More words.
"""


@unittest.skipUnless(os.path.exists(XORG), "there is no Xorg")
class TwoScreens(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.lesson = Path(folder.name, "noted.en.md")
        self.lesson.write_text(NOTED, encoding="utf-8")
        made = screens()
        self.environment, self.screens = made.__enter__()
        self.addCleanup(made.__exit__, None, None, None)

    def presenting(self):
        return Program(PROGRAM, self.environment, str(self.lesson), "--present")

    def windows(self, program):
        """The rectangle of each window, by its id."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "^surprisal$"], env=self.environment,
                               capture_output=True, text=True).stdout.split()
        places = {}
        for window in found:
            told = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], env=self.environment,
                                  capture_output=True, text=True).stdout
            values = dict(line.split("=") for line in told.splitlines())
            if "X" in values:
                places[window] = tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return places

    def wait_for_places(self, program, *places):
        """The windows sorted by place, once there is one at each of these places and no other."""
        def found():
            windows = self.windows(program)
            return sorted(windows, key=windows.get) if sorted(windows.values()) == sorted(places) else None
        return program.wait_for(found, f"windows at {places}, not {self.windows(program)}")

    FIRST, SECOND = (0, 0, 1280, 720), (1280, 0, 1280, 720)

    def wait_until_drawn(self, program, window):
        def drawn():
            picture = program.server.picture(int(window))
            return picture if picture and picture.colours() > 16 else None
        return program.wait_for(drawn, "something on the screen")

    def picture_without_time(self, program, window):
        """The heading and the notes, without the clock."""
        picture = program.server.picture(int(window))
        return [picture.row(y)[:880] for y in range(0, 720, 3)] if picture else None

    def test_second_screen_follows_the_slides_and_closes_with_them(self):
        self.screens.plug(1)
        with self.presenting() as program:
            slides, notes = self.wait_for_places(program, self.FIRST, self.SECOND)
            self.wait_until_drawn(program, notes)
            before = program.wait_for(lambda: self.steady_notes(program, notes), "the first step")
            self.press_until(program, "Next", lambda: self.picture_without_time(program, notes) != before)
            self.press_until(program, "Prior", lambda: self.picture_without_time(program, notes) == before)
            program.xdotool("windowfocus", notes)
            # Keys reach the slides, whichever window has the focus.
            self.press_until(program, "Next", lambda: self.picture_without_time(program, notes) != before)
            self.press_until(program, "Escape", lambda: len(self.windows(program)) == 1)
            self.assertIn(slides, self.windows(program))

    def test_time_goes_on_by_itself(self):
        self.screens.plug(1)
        with self.presenting() as program:
            _, notes = self.wait_for_places(program, self.FIRST, self.SECOND)
            self.wait_until_drawn(program, notes)
            seen = set()

            def three_seconds():
                seen.add(program.server.picture(int(notes)).pixels)
                return len(seen) >= 3
            program.wait_for(three_seconds, "the seconds")

    def test_screen_that_is_unplugged_and_plugged_in_again(self):
        self.screens.plug(1)
        with self.presenting() as program:
            self.wait_for_places(program, self.FIRST, self.SECOND)
            self.screens.unplug(1)
            self.wait_for_places(program, self.FIRST)
            self.screens.plug(1)
            _, notes = self.wait_for_places(program, self.FIRST, self.SECOND)
            self.wait_until_drawn(program, notes)
            program.press("ctrl+q")
            self.assertEqual(program.end(), (0, ""))

    def test_notes_on_the_slide_only_where_there_is_one_screen(self):
        for two in (False, True):
            if two:
                self.screens.plug(1)
            with self.subTest(two=two), self.presenting() as program:
                slides, *_ = self.wait_for_places(program, self.FIRST, *([self.SECOND] if two else []))
                self.wait_until_drawn(program, slides)
                program.server.picture(int(slides))
                before = program.wait_for(lambda: self.steady(program, slides), "the slide")
                program.press("n")
                if two:
                    program.press("b")  # the black slide shows that the previous key has been processed
                    program.wait_for(lambda: program.server.picture(int(slides)).colours() == 1, "a black slide")
                    program.press("b")
                    program.wait_for(lambda: program.server.picture(int(slides)) == before, "the slide without notes")
                else:
                    program.wait_for(lambda: program.server.picture(int(slides)) != before, "the notes")

    def press_until(self, program, key, reached):
        """Presses the key until it works: without a window manager, a new window may not have the focus yet."""
        def pressed():
            program.press(key)
            end = time.monotonic() + 3
            while time.monotonic() < end:
                if reached():
                    return True
                time.sleep(0.1)
            return False
        program.wait_for(pressed, f"what {key} does")

    def steady_notes(self, program, window):
        """The notes once they no longer change: the first frame may lack letters."""
        seen = [self.picture_without_time(program, window)]
        for _ in range(3):
            time.sleep(0.5)
            seen.append(self.picture_without_time(program, window))
        return seen[0] if seen[0] and all(picture == seen[0] for picture in seen) else None

    def steady(self, program, window):
        before = program.server.picture(int(window))
        program.rests(0.5)
        return before if before and before == program.server.picture(int(window)) else None


if __name__ == "__main__":
    unittest.main()
