"""Uses the program like a person, with xdotool: by_hand_test.py PROGRAM CLOCK FOLDER. After each step a picture of the window
is saved in the folder. CLOCK is the library made from test_clock.c."""

import csv
import os
import subprocess
import sys
import tempfile
import unittest

from display import Clock, Program, display

PROGRAM, CLOCK_LIBRARY, FOLDER = sys.argv[1:4]
del sys.argv[1:4]

LOGIT = (0x0B, 0x57, 0xB0)  # the colour of a logit in the light theme


def exported(figure, **settings):
    """The numbers of a figure as the command line writes them: a list of blocks of rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "numbers.csv")
        sets = [f"--set={name}={value}" for name, value in settings.items()]
        subprocess.run([PROGRAM, "export", figure, "-o", path, *sets], check=True)
        with open(path, newline="", encoding="utf-8") as file:
            return list(csv.reader(file))


def numbers(cells):
    """The cells that are numbers."""
    found = []
    for cell in cells:
        try:
            found.append(float(cell.replace("−", "-").replace("∞", "inf")))
        except ValueError:
            pass
    return found


class Person:
    """Uses the keyboard and the mouse in one program."""

    def __init__(self, program, clock=None):
        self.program = program
        self.clock = clock
        self.steps = 0
        self.seen = program.still_picture()
        self.keep("start")

    def keep(self, name):
        self.steps += 1
        self.seen.save(os.path.join(FOLDER, f"{self.steps:02} {name}.png"))

    def does(self, name, *commands):
        """Runs xdotool commands and waits until the picture changes."""
        before = self.seen
        self.program.xdotool(*commands)
        self.seen = self.program.changed_picture(before)
        self.keep(name)
        return before

    def points_at(self, x, y):
        """Moves the pointer there and waits for any highlight."""
        self.program.xdotool("mousemove", "--window", self.program.window, str(x), str(y))
        self.seen = self.program.still_picture()

    def copies(self):
        """Copies the numbers of the figure under the pointer with a key; returns rows of cells."""
        with self.clock.standing():
            self.program.press("ctrl+shift+c")
            self.program.wait_for(lambda: self.program.picture() != self.seen, "the message that the numbers are copied")
            text = self.program.server.clipboard()
        self.program.wait_for(lambda: self.program.picture() == self.seen, "the message to go")
        return [line.split("\t") for line in text.splitlines()]

    def grab(self):
        """The thumb of the first class's logit: at the end of the part of the track that is in the colour of a logit."""
        for y in range(self.seen.height // 2, self.seen.height):
            columns = [x for x, colour in enumerate(self.seen.row(y)) if colour == LOGIT]
            run = 0
            for i, x in enumerate(columns):
                run = run + 1 if i > 0 and x == columns[i - 1] + 1 else 1
                if run >= 10 and (i + 1 == len(columns) or columns[i + 1] > x + 1):
                    return x + 6, y + 1
        raise AssertionError("no slider in the colour of a logit")

    def field_after_slider(self):
        """The middle of the input field after the slider."""
        x, y = self.grab()
        x += 20
        row = self.seen.row(y)
        box = row[x]
        while row[x] == box:
            x += 1
        return x + 30, y


class ByHand(unittest.TestCase):
    def assert_same_numbers(self, copied, wanted):
        """Equal to the digits shown."""
        self.assertEqual(len(copied), len(wanted))
        for shown, exact in zip(copied, wanted):
            self.assertAlmostEqual(shown, exact, delta=6e-4 * abs(exact))

    def test_a_visit(self):
        folder = tempfile.TemporaryDirectory(prefix="surprisal-test-")
        self.addCleanup(folder.cleanup)
        clock = Clock(CLOCK_LIBRARY, folder.name)
        with display() as environment, Program(PROGRAM, environment, clock=clock) as program:
            person = Person(program, clock)
            sigmoid = (270, 200)  # points on cards in the initial window
            softmax = (670, 200)
            classes = ("cat", "dog", "pig")

            # Drag a slider: its thumb follows the pointer, and the logit grows.
            x, y = person.grab()
            person.points_at(x, y)
            person.does("a slider dragged", "mousedown", "1", "mousemove_relative", "25", "0")
            program.xdotool("mouseup", "1")
            person.points_at(*softmax)
            self.assertAlmostEqual(person.grab()[0] - x, 25, delta=3)
            logit = max(number for row in person.copies() if row[0] == "cat" for number in numbers(row) if number < 10)
            self.assertGreater(logit, 2.5)

            # Type a value: all bars have the values that the command line prints.
            person.points_at(*person.field_after_slider())
            person.does("a value typed", "click", "1", "type", "--delay", "30", "2.5")
            person.does("a value entered", "key", "Return")
            person.points_at(*softmax)
            copied = [numbers(row[1:]) for row in person.copies() if row[0] in classes]
            wanted = [numbers(row[1:]) for row in exported("softmax-bars", logits="2.5,1,-1")
                      if row and row[0] in classes]
            self.assertGreater(len(wanted), 8)
            self.assert_same_numbers([row[-1] for row in copied], [row[-1] for row in wanted])

            # Switch the language, and back.
            person.points_at(*sigmoid)
            in_english = person.does("Chinese", "key", "F2")
            self.assertIn("输出", str(person.copies()))
            person.does("English", "key", "F2")
            self.assertEqual(person.seen, in_english)

            # Zoom: only that figure changes, and its numbers cover a smaller range; a key resets it.
            wide = [row[-1] for row in map(numbers, person.copies()) if len(row) > 1]
            whole = person.does("zoomed", *3 * ["click", "4"])
            left, top, right, bottom = whole.change(person.seen)
            self.assertTrue(64 <= left and right < 480 and 44 <= top and bottom < 330, whole.change(person.seen))
            self.assertNotEqual([row[-1] for row in map(numbers, person.copies()) if len(row) > 1], wide)
            person.does("fitted", "key", "Home")
            self.assertEqual(person.seen, whole)

            # A lesson: keys for forward and back lead to the same pages.
            program.press("ctrl+p")
            person.seen = program.changed_picture(person.seen)
            person.does("the palette", "type", "--delay", "30", "Putting a number on wrong")
            person.seen = program.still_picture()
            playground = person.does("a lesson", "key", "Return")
            self.assertGreater(playground.change(person.seen)[2], 1200, "the lesson's text at the right")
            pages = [person.does(f"page {n}", "key", "Next") for n in (2, 3)]
            for page in reversed(pages):
                person.does("a page back", "key", "Prior")
                self.assertEqual(person.seen, page)
            lesson = person.does("the lesson left", "key", "Escape")
            self.assertGreater(lesson.change(person.seen)[2], 1200, "and all figures again")

            program.xdotool("key", "ctrl+q")
            self.assertEqual(program.end(), (0, ""))

    def test_exports_the_figure_as_it_was_left(self):
        path = os.path.join(FOLDER, "exported.png")
        subprocess.run([PROGRAM, "export", "softmax-bars", "-o", path, "--set", "logits=2.5,1,-1"], check=True)
        with open(path, "rb") as file:
            self.assertTrue(file.read().startswith(b"\x89PNG\r\n"))

    def test_exports_by_keys_alone(self):
        with display() as environment, tempfile.TemporaryDirectory() as home:
            with Program(PROGRAM, {**environment, "HOME": home}) as program:
                person = Person(program)
                program.press("ctrl+e")
                person.seen = program.changed_picture(person.seen)
                person.keep("the export dialog")
                program.xdotool("type", "--delay", "30", "by hand")
                program.press("Return")
                path = os.path.join(home, "by hand.png")
                program.wait_for(lambda: os.path.exists(path), "the file")
                person.seen = program.changed_picture(person.seen)
                person.keep("exported")
                seen = subprocess.run(["identify", "-format", "%m %wx%h", path], capture_output=True, text=True)
                self.assertEqual(seen.stdout, "PNG 1000x625")
                self.assertEqual(os.listdir(home), ["by hand.png"])
                program.press("Escape")
                person.seen = program.changed_picture(person.seen)
                program.press("ctrl+q")
                self.assertEqual(program.end(), (0, ""))

    def test_ends_by_key(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            program.still_picture()
            program.press("ctrl+q")
            self.assertEqual(program.end(), (0, ""))


os.makedirs(FOLDER, exist_ok=True)
unittest.main()
