"""The curves in an exported SVG and CSV are those of the textbook.

The axes are read from the SVG as a person would, from the ticks and their numbers; the functions are the definitions, in
decimal arithmetic. Both share nothing with the program.
"""

import csv
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 200  # 1 - e^-200 must keep its digits
PROGRAM = sys.argv.pop()
SIZES = ("480x320", "1600x1000", "3840x2160")
SVG = "{http://www.w3.org/2000/svg}"
ONE = Decimal(1)


def sigmoid(z):
    return ONE / (1 + (-z).exp())


def slope(z):
    return sigmoid(z) * sigmoid(-z)


def softmax(logits, k):
    e = [v.exp() for v in logits]
    return e[k] / sum(e)


def entropy(p):
    return -sum((v * v.ln() for v in p if v > 0), Decimal(0))


LOGITS = [Decimal(3), Decimal(1), Decimal(-3)]  # of the session that the program starts with; the label is class 0


def warm(t):
    return [softmax([z / t for z in LOGITS], k) for k in range(3)]


def moved(z):
    return [softmax([z] + LOGITS[1:], k) for k in range(3)]


# For each panel of a figure: whether its axes are logarithmic, and its curves in the order in which they are drawn.
FIGURES = {
    "sigmoid": [(False, False, [sigmoid]), (False, False, [slope])],
    "minus-log-p": [(False, False, [lambda p: -p.ln()]), (False, False, [lambda p: -p.ln(), lambda p: p.ln()])],
    "loss-over-prediction": [(False, False, [lambda a: -a.ln(), lambda a: -(1 - a).ln()])],
    "losses-over-logit": [
        (False, False, [lambda z: (1 + (-z).exp()).ln(), lambda z: sigmoid(-z) ** 2 / 2]),
        (False, False, [lambda z: (1 + z.exp()).ln(), lambda z: sigmoid(z) ** 2 / 2])],
    "gradients": [
        (False, False, [lambda z: -sigmoid(-z) * slope(z), lambda z: -sigmoid(-z), slope]),
        (False, True, [lambda z: 1 / slope(z)])],
    "softmax-one-logit": [(False, False, [lambda z, k=k: moved(z)[k] for k in range(3)])],
    "entropy": [(False, False, [lambda p: entropy([p])]), (False, False, [lambda p: entropy([p, 1 - p])])],
    "temperature": [(True, False, [lambda t, k=k: warm(t)[k] for k in range(3)]),
                    (True, False, [lambda t: entropy(warm(t))])],
}


class Axis:
    """From data to pixels, by the first and the last of some ticks; the others must agree."""

    def __init__(self, ticks, is_log):
        self.is_log = is_log
        self.ticks = sorted((self.scaled(Decimal(text)), pixel) for text, pixel in ticks)
        (self.low, self.start), (self.high, self.end) = self.ticks[0], self.ticks[-1]

    def scaled(self, value):
        return value.ln() if self.is_log else value

    def to_pixel(self, value):
        return float(self.start + (self.scaled(value) - self.low) / (self.high - self.low) * (self.end - self.start))

    def to_data(self, pixel):
        scaled = self.low + (pixel - self.start) / (self.end - self.start) * (self.high - self.low)
        return scaled.exp() if self.is_log else scaled


def axis(ticks, is_log):
    """None if a small picture has fewer than two numbers on the axis."""
    return Axis(ticks, is_log) if len(ticks) > 1 else None


def points_of(line):
    return [tuple(Decimal(v) for v in pair.split(",")) for pair in line.get("points").split()]


class Label:
    def __init__(self, group):
        places = [re.match(r"translate\((\S+) (\S+)\) scale\((\S+)\)", use.get("transform")).groups() for use in group]
        self.text = group.get("aria-label").replace("\u2212", "-")
        self.size = 1000 * Decimal(places[0][2])
        self.middle = (Decimal(places[0][0]) + Decimal(places[-1][0])) / 2 + self.size * Decimal("0.28")
        self.right = Decimal(places[-1][0])
        self.baseline = Decimal(places[0][1])

    def is_number(self):
        return re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", self.text)


class Panel:
    """The content of one pair of axes: `lines` drawn before the clip, and `curves` inside it."""

    def __init__(self, lines, clip, curves):
        self.clip = [Decimal(clip.get(side)) for side in ("x", "y", "width", "height")]
        left, top, width, height = self.clip
        # A grid line is interrupted by text.
        ends = {}
        for line in lines:
            if len(line) == 2 and line[0][1] == line[1][1] and left <= line[0][0] and line[1][0] <= left + width:
                ends.setdefault(line[0][1], []).extend([line[0][0], line[1][0]])
        self.levels = [[(min(xs), y), (max(xs), y)] for y, xs in ends.items() if max(xs) - min(xs) > Decimal("0.9") * width]
        below = [p for p in lines if len(p) == 2 and p[0][0] == p[1][0] and left <= p[0][0] <= left + width
                 and top + height - 20 <= p[0][1] <= top + height < p[1][1]]
        self.ticks = below
        self.curves = curves

    def x_axis(self, labels, is_log):
        return axis([(label.text, tick[0][0]) for tick in self.ticks for label in labels
                     if abs(label.middle - tick[0][0]) < Decimal("0.3") * label.size
                     and 0 < label.baseline - tick[1][1] < Decimal("1.5") * label.size], is_log)

    def y_axis(self, labels, is_log):
        # A line without a number is not a tick; one that is drawn twice (the zero line) is one tick.
        left = min(p[0][0] for p in self.levels)
        ticks = {p[0][1] for p in self.levels}
        return axis([(label.text, y) for y in ticks for label in labels
                     if 0 < left - label.right < Decimal("2.5") * label.size
                     and abs(label.baseline - y - Decimal("0.32") * label.size) < Decimal("0.12") * label.size + 1], is_log)

    def is_cut(self, point):
        x, y, width, height = self.clip
        return min(abs(point[0] - x), abs(point[0] - x - width), abs(point[1] - y), abs(point[1] - y - height)) < 1


def panels_of(root):
    lines, panels, clips = [], [], {}
    for element in root:
        if element.tag == SVG + "clipPath":
            clips[element.get("id")] = element[0]
        elif element.tag == SVG + "polyline":
            lines.append(points_of(element))
        elif element.get("clip-path"):
            curves = {}  # the pieces of one curve look alike
            for line in element.iter(SVG + "polyline"):
                look = tuple(line.get(k) for k in ("stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"))
                curves.setdefault(look, []).append(points_of(line))
            panels.append(Panel(lines, clips[element.get("clip-path")[5:-1]], list(curves.values())))
            lines = []
    return panels


class Curves(unittest.TestCase):
    def exported(self, figure, file_format, size):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"a.{file_format}"
            subprocess.run([PROGRAM, "export", figure, "-o", file, "--size", size], check=True)
            return file.read_text(encoding="utf-8")

    def check_panel(self, panel, labels, x_is_log, y_is_log, functions):
        x_axis, y_axis = panel.x_axis(labels, x_is_log), panel.y_axis(labels, y_is_log)
        self.assertEqual(len(panel.curves), len(functions))
        if not x_axis or not y_axis:
            return False
        for read in (x_axis, y_axis):
            for value, pixel in read.ticks:
                at = read.start + (value - read.low) / (read.high - read.low) * (read.end - read.start)
                self.assertLess(abs(at - pixel), 0.005)
        for pieces, f in zip(panel.curves, functions):
            vertices = [p for piece in pieces for p in piece if not panel.is_cut(p)]
            self.assertGreater(len(vertices), 3)
            for x, y in vertices:  # x and the ticks are rounded to a thousandth of a pixel, which matters for a steep curve
                ends = [y_axis.to_pixel(f(x_axis.to_data(x + by))) for by in (Decimal("-0.001"), Decimal("0.001"))]
                self.assertLess(min(ends) - 0.05, float(y), (x, y))
                self.assertGreater(max(ends) + 0.05, float(y), (x, y))
        return True

    def test_vertices_in_an_svg_agree_with_the_axes(self):
        for figure, panels in FIGURES.items():
            checked = [0] * len(panels)
            for size in SIZES:
                with self.subTest(figure=figure, size=size):
                    root = xml.etree.ElementTree.fromstring(self.exported(figure, "svg", size))
                    numbers = [label for label in [Label(g) for g in root if g.get("role") == "img" and len(g) > 0] if label.is_number()]
                    for i, (panel, (x_is_log, y_is_log, functions)) in enumerate(zip(panels_of(root), panels, strict=False)):
                        checked[i] += self.check_panel(panel, numbers, x_is_log, y_is_log, functions)
            # A small picture leaves out panels that do not fit; the first panel is always there.
            self.assertGreaterEqual(checked[0], 2, figure)
            self.assertGreaterEqual(min(checked), 1, figure)

    def test_numbers_in_a_csv_are_correct_to_the_last_digits(self):
        for figure, panels in FIGURES.items():
            with self.subTest(figure=figure):
                blocks = [list(csv.reader(block.splitlines())) for block in self.exported(figure, "csv", SIZES[0]).split("\n\n")]
                curves = [block[1:] for block in blocks if len(block[0]) == 2]
                functions = [f for _, _, several in panels for f in several]
                for rows, f in zip(curves, functions):
                    self.assertGreater(len(rows), 3)
                    for x, y in rows:
                        self.check_number(f, Decimal(float(x)), y)

    def test_intervals_in_a_csv_are_wilsons(self):
        rows = [(i % 41 / 10 - 2, i * i % 3 % 2) for i in range(200)]  # the logit of class 0 against 0, and the label
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "rows.csv").write_text("a,b,label\n" + "".join(f"{z},0,{label}\n" for z, label in rows))
            subprocess.run([PROGRAM, "export", "reliability", "--data", "rows.csv", "--kind", "logits", "--labels", "label",
                            "-o", "out.csv"], cwd=folder, check=True, capture_output=True)
            blocks = [list(csv.reader(block.splitlines())) for block in Path(folder, "out.csv").read_text().split("\n\n")]
        bins = [[float(number) for number in row[1:]] for block in blocks if len(block[0]) == 5 for row in block[1:]]
        self.assertGreater(len(bins), 5)
        bin_of = lambda p: int(15 * p)
        for confidence, accuracy, low, high in bins:
            right = [(z >= 0) == (label == 0) for z, label in rows if bin_of(sigmoid(Decimal(abs(z)))) == bin_of(confidence)]
            n, z = len(right), 1.959963984540054
            self.assertAlmostEqual(accuracy, sum(right) / n, 12)
            middle, reach = accuracy + z * z / (2 * n), z * (accuracy * (1 - accuracy) / n + z * z / (4 * n * n)) ** 0.5
            self.assertAlmostEqual(low, (middle - reach) / (1 + z * z / n), 12)
            self.assertAlmostEqual(high, (middle + reach) / (1 + z * z / n), 12)

    def check_number(self, f, x, y):
        try:
            true = f(x)
        except (ArithmeticError, ValueError):  # the log of 0
            return self.assertIn(y.lstrip("-"), ("inf", "0"))
        self.assertLessEqual(abs(Decimal(float(y)) - true), Decimal(16 * 2.0 ** -53) * abs(true) + Decimal(5e-324), (x, y))


if __name__ == "__main__":
    unittest.main()
