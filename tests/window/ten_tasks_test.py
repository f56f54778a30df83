"""What a newcomer tries first, with the mouse alone, and the keyboard only for typing text: ten_tasks_test.py PROGRAM
FOLDER. Each task says how many clicks and drags it takes. Pictures are kept in the folder."""

import contextlib
import math
import os
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

from display import Program, display

PROGRAM, FOLDER = sys.argv[1:3]
del sys.argv[1:3]
os.makedirs(FOLDER, exist_ok=True)

WIDTH, HEIGHT = 1440, 900
SCREEN = (1600, 1000)
# Positions in a window of this size.
DOG_ON_SIGMOID = (505, 192)
DOG_ON_SURPRISE = (1181, 261)
LOSS_OF_TWO = (1145, 233)  # on its curve, at 2 nats of the axis
DECOMPOSITION = (900, 480)
GRADIENTS = (400, 560)
EXPORT_OF_GRADIENTS = (573, 378)
PDF, PRESETS, PAPER_COLUMN, EXPORT = (361, 254), (396, 288), (340, 319), (1272, 778)
TEMPERATURE = (1038, 677)
SEARCH, FIRST_FOUND = (134, 72), (700, 200)
VIEW_MENU, PLAY_ENTRY = (215, 22), (260, 66)
UNDO = (322, 22)
CHINESE = (1216, 22)
PRESENT = (1379, 22)
NOTHING = (700, 45)  # Below the bar, where nothing reacts to the pointer, not even after a while.


class Hand:
    """Uses the mouse, and counts clicks and drags."""

    def __init__(self, program):
        self.program = program
        self.acts = 0
        program.xdotool("windowsize", program.window, str(WIDTH), str(HEIGHT))
        program.wait_for(lambda: (program.picture().width, program.picture().height) == (WIDTH, HEIGHT), "the size")
        self.seen = program.still_picture()

    def point(self, place):
        self.program.xdotool("mousemove", "--window", self.program.window, *map(str, place))
        self.seen = self.program.still_picture()

    def click(self, place):
        self.point(place)
        self.acts += 1
        self.program.xdotool("click", "1")
        self.seen = self.program.changed_picture(self.seen)

    def drag(self, start, end):
        self.point(start)
        self.acts += 1
        self.program.xdotool("mousedown", "1")
        steps = 8
        for step in range(1, steps + 1):
            at = [round(a + (b - a) * step / steps) for a, b in zip(start, end)]
            self.program.xdotool("mousemove", "--window", self.program.window, *map(str, at))
        self.program.still_picture()
        self.program.xdotool("mouseup", "1")
        self.seen = self.program.changed_picture(self.seen)

    def write(self, words):
        self.program.xdotool("type", "--delay", "30", words)
        self.seen = self.program.changed_picture(self.seen)

    def copied(self, chord):
        """The text that a key copies. Waits until the message about it has disappeared."""
        before = self.program.still_picture()
        self.program.press(chord)
        self.program.wait_for(lambda: self.program.picture() != before, "the message that it is copied")
        text = self.program.server.clipboard()
        self.program.wait_for(lambda: self.program.picture() == before, "the message to go")
        return text

    def session(self):
        """The values of the session that are not defaults, as text by key."""
        self.point(NOTHING)
        line = self.copied("ctrl+shift+x")
        pairs = re.findall(r"([a-z_.]+)=([^;]*)", line)
        return {name: urllib.parse.unquote(value) for name, value in pairs}

    def logits(self):
        return [float(z) for z in self.session()["logits"].split(",")]


def loss(logits, right):
    return math.log(sum(map(math.exp, logits))) - logits[right]


class TenTasks(unittest.TestCase):
    @contextlib.contextmanager
    def hand(self, acts, home=None):
        with display(*SCREEN) as environment, Program(PROGRAM, {**environment, **({"HOME": home} if home else {})}) as program:
            hand = Hand(program)
            yield hand
            self.assertEqual(hand.acts, acts)

    def test_drag_a_logit(self):
        with self.hand(1) as hand:
            before = hand.logits()
            hand.drag(DOG_ON_SIGMOID, (DOG_ON_SIGMOID[0] + 60, DOG_ON_SIGMOID[1] - 30))
            after = hand.logits()
            self.assertGreater(after[1], before[1] + 1)
            self.assertEqual(after[::2], before[::2])

    def test_make_the_loss_two_nats(self):
        with self.hand(1) as hand:
            hand.drag(DOG_ON_SURPRISE, LOSS_OF_TWO)
            self.assertAlmostEqual(loss(hand.logits(), 1), 2, delta=0.05)

    def test_read_kl_both_ways(self):
        with self.hand(0) as hand:
            hand.point(DECOMPOSITION)
            numbers = hand.copied("ctrl+shift+c")
            z = hand.logits()
            self.assertIn(f"{loss(z, 1):.3f}", numbers, "KL of the label from the prediction")
            self.assertIn("∞", numbers, "and the other way round")

    def test_set_the_temperature_to_three(self):
        with self.hand(1) as hand:
            hand.drag(TEMPERATURE, (TEMPERATURE[0] + 19, TEMPERATURE[1]))
            self.assertAlmostEqual(float(hand.session()["temperature"]), 3, delta=0.1)

    def test_play_something(self):
        with self.hand(2) as hand:
            hand.click(VIEW_MENU)
            hand.point(PLAY_ENTRY)
            hand.acts += 1
            hand.program.xdotool("click", "1")
            first = hand.program.picture()
            hand.program.wait_for(lambda: hand.program.picture() != first, "something to move")
            second = hand.program.picture()
            hand.program.wait_for(lambda: hand.program.picture() != second, "it to go on")

    def test_open_the_lesson_on_saturation_by_searching(self):
        with self.hand(2) as hand:
            hand.click(SEARCH)
            hand.write("saturation")
            hand.click(FIRST_FOUND)
            picture = os.path.join(FOLDER, "saturation.png")
            subprocess.run([PROGRAM, "screenshot", "lesson:saturation", "--size", f"{WIDTH}x{HEIGHT}", "-o", picture],
                           check=True)
            seen = os.path.join(FOLDER, "found.png")
            hand.seen.save(seen)
            # The head of the lesson, with its title.
            title = ["-crop", "480x70+940+50", "+repage"]
            compared = subprocess.run(["convert", seen, *title, "(", picture, *title, ")", "-metric", "RMSE", "-compare",
                                       "-format", "%[distortion]", "info:"], capture_output=True, text=True, check=True)
            self.assertLess(float(compared.stdout), 0.02)

    def test_present(self):
        with self.hand(1) as hand:
            hand.click(PRESENT)
            hand.program.wait_for(lambda: hand.program.picture().width == SCREEN[0], "the whole screen")
            self.assertEqual(hand.program.still_picture().height, SCREEN[1])

    def test_export_the_gradients_for_a_paper_column(self):
        with tempfile.TemporaryDirectory() as home, self.hand(5, home) as hand:
            hand.point(GRADIENTS)
            for place in (EXPORT_OF_GRADIENTS, PDF, PRESETS, PAPER_COLUMN, EXPORT):
                hand.click(place)
            path = os.path.join(home, "gradients.pdf")
            hand.program.wait_for(lambda: os.path.exists(path), "the file")
            info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
            width = float(re.search(r"Page size: +([0-9.]+)", info)[1])
            self.assertAlmostEqual(width, 8.5 / 2.54 * 72, delta=0.5)

    def test_change_the_language(self):
        with self.hand(1) as hand:
            english = hand.seen
            hand.click(CHINESE)
            self.assertGreater(english.change(hand.seen)[3], 800, "words all over the window")

    def test_undo(self):
        with self.hand(2) as hand:
            before = hand.logits()
            hand.drag(DOG_ON_SIGMOID, (DOG_ON_SIGMOID[0] + 60, DOG_ON_SIGMOID[1] - 30))
            self.assertNotEqual(hand.logits(), before)
            hand.click(UNDO)
            self.assertEqual(hand.logits(), before)


unittest.main()
