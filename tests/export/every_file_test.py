"""Every figure in every format, language, theme and size, as other programs read it.

All of these files are written, opened and searched: small ones in every theme and language, larger ones in one of them for
each figure. Pixels are compared once for every figure in a small picture, and for some of the figures in larger ones;
SURPRISAL_EVERY_PIXEL=1 writes and compares all (an hour).

What reads the files shares no code with the program that wrote them: librsvg, poppler, ImageMagick and Python.
"""

import csv
import itertools
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import xml.parsers.expat
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROGRAM = sys.argv.pop()
EVERY_PIXEL = os.environ.get("SURPRISAL_EVERY_PIXEL") == "1"

FORMATS = ("png", "svg", "pdf", "csv")
SMALL, LARGE, HUGE = SIZES = ((480, 320), (1600, 1000), (3840, 2160))
LOOKS = list(itertools.product(("light", "dark", "contrast"), ("en", "zh")))
FOLDER = Path(tempfile.mkdtemp(prefix="surprisal-test-"))
# The classifier is trained anew for each file. What a file contains hardly depends on how long, so it is trained in full only
# for the small files of one look.
BRIEFLY = ("--set", "digits.steps=5")
BARE = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}  # no display is named, and no other Python found


def run(*command, check=True):
    done = subprocess.run([str(c) for c in command], capture_output=True, env=BARE)
    if check and done.returncode != 0:
        raise AssertionError(f"{command[:4]}...: {done.stderr.decode()}")
    return done


def text_of(*command):
    return run(*command).stdout.decode()


def in_parallel(work, jobs):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda job: work(*job), jobs))


def place(file_format, size, theme, language):
    return FOLDER / f"{size[0]}x{size[1]}-{theme}-{language}-{file_format}"


def figures_in(size, *look):
    if size == SMALL or EVERY_PIXEL:
        return FIGURES
    return [figure for i, figure in enumerate(FIGURES) if LOOKS[i % len(LOOKS)] == look]


def export_all(file_format, size, theme, language):
    folder = place(file_format, size, theme, language)
    options = ("--size", f"{size[0]}x{size[1]}", "--theme", theme, "--lang", language)
    if (size, theme, language) != (SMALL, *LOOKS[0]):
        options += BRIEFLY
    if figures_in(size, theme, language) == FIGURES:
        run(PROGRAM, "export", "--all", "-o", folder, "--format", file_format, *options)
        return
    folder.mkdir()
    for figure in figures_in(size, theme, language):
        run(PROGRAM, "export", figure, "-o", folder / f"{figure}.{file_format}", *options)


def setUpModule():
    global FIGURES
    FIGURES = [figure["id"] for figure in json.loads(text_of(PROGRAM, "list", "--json"))["figures"]]
    in_parallel(export_all, [(f, s, *look) for s in reversed(SIZES) for look in LOOKS for f in FORMATS])


def tearDownModule():
    shutil.rmtree(FOLDER)


def files(file_format, *which):
    return [place(file_format, *which) / f"{figure}.{file_format}" for figure in figures_in(*which)]


def squeezed(text):
    return re.sub(r"\s", "", text)


SVG = "{http://www.w3.org/2000/svg}"


class EveryFile(unittest.TestCase):
    def for_all(self, work, sizes=SIZES):
        """Calls work(size, theme, language) for each, which returns an error or nothing."""
        faults = in_parallel(work, [(s, *look) for s in sizes for look in LOOKS])
        self.assertEqual([f for f in itertools.chain.from_iterable(faults)], [])

    def test_exists(self):
        for file_format in FORMATS:
            self.for_all(lambda *which: [str(f) for f in files(file_format, *which)
                                         if not f.is_file() or f.stat().st_size == 0])

    def test_png_opens_and_has_its_size(self):
        def faults(size, *look):
            told = text_of("identify", *(["-ping"] if size == HUGE else []), "-format", "%i %w %h\n",
                           *files("png", size, *look))
            expected = "".join(f"{f} {size[0]} {size[1]}\n" for f in files("png", size, *look))
            return [] if told == expected else [told]
        self.for_all(faults)

    def test_png_has_all_of_its_rows(self):
        # Read every file to the last byte, because identify reads only the header of some formats.
        def faults(size, *look):
            for file in files("png", size, *look):
                chunks = list(png_chunks(file.read_bytes()))
                packed = b"".join(content for kind, content in chunks if kind == b"IDAT")
                expected = size[1] * (1 + 3 * size[0])
                # With the size given, zlib is 15 times faster, because it does not have to grow its buffer.
                if chunks[-1][0] != b"IEND" or len(zlib.decompress(packed, bufsize=expected)) != expected:
                    yield str(file)
        self.for_all(lambda *which: list(faults(*which)))

    def test_svg_opens(self):
        def faults(*which):
            joined = place("svg", *which) / "all.pdf"
            done = run("rsvg-convert", "-f", "pdf", "-o", joined, *files("svg", *which))
            pages = re.search(r"Pages: +(\d+)", text_of("pdfinfo", joined)).group(1)
            joined.unlink()
            return [] if done.stderr == b"" and int(pages) == len(figures_in(*which)) else [(which, done.stderr, pages)]
        self.for_all(faults)

    def test_svg_is_valid_xml_of_its_size_with_finite_numbers(self):
        words = {"xmlns", "xmlns:xlink", "role", "aria-label", "id", "xlink:href", "clip-path", "fill", "stroke",
                 "stroke-linecap", "stroke-linejoin"}
        numbers = re.compile(r"(translate|scale|px|-?\d+(\.\d+)?|[MLQCZ ,()])*")

        def faults(size, *look):
            for file in files("svg", size, *look):
                seen = []

                def start(name, attributes):
                    seen.append(name)
                    if name == "svg" and attributes["viewBox"] != f"0 0 {size[0]} {size[1]}":
                        seen.append("fault")
                    if not all(k in words or numbers.fullmatch(v) for k, v in attributes.items()):
                        seen.append("fault")

                parser = xml.parsers.expat.ParserCreate()
                parser.StartElementHandler = start
                parser.Parse(file.read_bytes(), True)
                if "fault" in seen or "polyline" not in seen and "rect" not in seen:
                    yield str(file)
        self.for_all(lambda *which: list(faults(*which)))

    def test_pdf_opens_has_its_fonts_embedded_and_the_same_text_as_the_svg(self):
        # One file with all pages, so that few processes read many files.
        def faults(size, theme, language):
            which = (size, theme, language)
            joined = place("pdf", *which) / "all.joined"
            run("pdfunite", *files("pdf", *which), joined)
            fonts = text_of("pdffonts", joined).splitlines()[2:]
            embedded = [re.search(r" (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", line).groups() for line in fonts]
            if not fonts or set(embedded) != {("yes", "yes", "yes")}:  # embedded, subset, unicode
                yield which, fonts
            sizes = re.findall(r"size: +([\d.]+) x ([\d.]+) pts", text_of("pdfinfo", "-l", len(FIGURES), joined))
            if {(float(w), float(h)) for w, h in sizes} != {(0.75 * size[0], 0.75 * size[1])}:
                yield which, sizes
            pages = text_of("pdftotext", "-raw", joined, "-").split("\f")
            for svg, page in zip(files("svg", *which), pages, strict=False):
                labels = [g.get("aria-label") for g in xml.etree.ElementTree.parse(svg).iter(SVG + "g")
                          if g.get("role") == "img"]
                if squeezed("".join(labels)) != squeezed(page):
                    yield which, svg, labels, page
                if language == "zh" and not re.search("[\u4e00-\u9fff]", page):
                    yield which, svg, "no Chinese"
            joined.unlink()
        self.for_all(lambda *which: list(faults(*which)))

    def test_csv_is_strictly_valid_and_has_no_nan(self):
        def faults(*which):
            for file in files("csv", *which):
                with open(file, encoding="utf-8", newline="") as text:
                    rows = list(csv.reader(text, strict=True))
                if not rows or any(cell.lower().lstrip("+-") in ("nan", "1.#ind") for row in rows for cell in row):
                    yield str(file)
        self.for_all(lambda *which: list(faults(*which)))


def png_chunks(data):
    at = 8
    while at < len(data):
        length = int.from_bytes(data[at:at + 4], "big")
        kind, content = data[at + 4:at + 8], data[at + 8:at + 8 + length]
        assert zlib.crc32(kind + content) == int.from_bytes(data[at + 8 + length:at + 12 + length], "big")
        yield kind, content
        at += 12 + length


EXTREMES = [
    ["logits=1e9,-1e9,0"],
    ["logits=700,-700,0,5e-324,-1e-310,1,2,3,4,5", "temperature=0.01"],
    ["labels=0,1,0", "rival=1,0,0", "marked=0,1e-300,1", "probability_axis=log", "coin.theta=0", "coin.heads=1000"],
    ["race.weight=1e6", "race.bias=-1e6", "race.rate=100", "line.x=1,1", "line.y=2,2", "line.slope=1e6"],
]


class ExtremeSessions(unittest.TestCase):
    def test_open_and_have_no_nan_or_infinity(self):
        for i, settings in enumerate(EXTREMES):
            for file_format in ("png", "svg", "pdf"):
                with self.subTest(settings=settings, format=file_format):
                    folder = FOLDER / f"extreme-{i}-{file_format}"
                    run(PROGRAM, "export", "--all", "-o", folder, "--format", file_format, "--size", "480x320",
                        *BRIEFLY, *itertools.chain.from_iterable(("--set", setting) for setting in settings))
                    written = sorted(folder.iterdir())
                    self.assertEqual(len(written), len(FIGURES))
                    self.check(file_format, written, folder / "joined")

    def check(self, file_format, written, joined):
        if file_format == "png":
            self.assertEqual(text_of("identify", "-format", "%w %h\n", *written), "480 320\n" * len(written))
        elif file_format == "svg":
            self.assertEqual(run("rsvg-convert", "-f", "pdf", "-o", joined, *written).stderr, b"")
            for file in written:
                numbers = re.sub(rb'aria-label="[^"]*"|<title>.*</title>|<desc>.*</desc>', b"", file.read_bytes())
                self.assertNotRegex(numbers, rb"nan|inf|e[-+]\d", file)
        else:
            run("pdfunite", *written, joined)
            for file in written:
                streams = list(page_streams(file.read_bytes()))
                self.assertIn(b" Tf\n", b"".join(streams), file)  # the page itself is among them
                for page in streams:
                    operands = re.sub(rb"<[0-9A-Fa-f]*>|\((\\.|[^\\)])*\)", b"", page)
                    self.assertNotRegex(operands, rb"(?i)\b(nan|inf)", file)


def page_streams(pdf):
    """The streams that draw: all except fonts and the tables that map glyphs to text."""
    for head, packed in re.findall(rb"<<(.*?)>>\s*stream\n(.*?)\nendstream", pdf, re.S):
        if not re.search(rb"/Length1|/Subtype /(CIDFont|Type1C)|/Type /(ObjStm|XRef)", head.rsplit(b"endobj", 1)[-1]):
            stream = zlib.decompress(packed)
            if not stream.startswith(b"/CIDInit"):
                yield stream


def compared():
    """What is drawn and compared: every figure, theme, language and size, each several times."""
    if EVERY_PIXEL:
        return [(f, s, *look) for s in SIZES for look in LOOKS for f in FIGURES]
    chosen = []
    for i, figure in enumerate(FIGURES):
        chosen.append((figure, SMALL, *LOOKS[i % 6]))
        if i % 7 == 0:
            chosen.append((figure, LARGE, *LOOKS[i % 6]))
        if i % 10 == 4:
            chosen.append((figure, HUGE, *LOOKS[i % 6]))
    return chosen


class EveryFormat(unittest.TestCase):
    MOST = 2  # of 255, as the root mean square

    def distance(self, a, b):
        told = run("compare", "-metric", "RMSE", a, b, "null:", check=False).stderr.decode()
        return 255 * float(re.search(r"\(([-+.e\d]+)\)", told).group(1))

    def assert_close(self, results):
        distances = sorted(results, key=lambda result: -result[0])
        self.assertLess(distances[0][0], self.MOST, distances[:5])

    def test_shows_the_same_picture(self):
        # Poppler reads the PDF and only passes its shapes on; its own renderer is used in the next test.
        def measured(figure, size, *look):
            png, svg, pdf = (place(f, size, *look) / f"{figure}.{f}" for f in ("png", "svg", "pdf"))
            read, drawn = pdf.with_suffix(".read.svg"), pdf.with_suffix(".drawn.png")
            run("pdftocairo", "-svg", pdf, read)
            for source in (svg, read):
                run("rsvg-convert", "-w", size[0], "-h", size[1], source, "-o", drawn)
                yield self.distance(png, drawn), source.name, size, *look
            read.unlink()
            drawn.unlink()
        chosen = compared()
        for several in ([figure for figure, *_ in chosen], [size for _, size, *_ in chosen], [tuple(c[2:]) for c in chosen]):
            self.assertGreaterEqual(min(several.count(x) for x in set(several)), 3 if len(set(several)) < 7 else 1)
        self.assert_close(itertools.chain.from_iterable(in_parallel(lambda *c: list(measured(*c)), chosen)))

    def test_shows_the_same_picture_by_another_renderer(self):
        # Pdftoppm puts glyphs at whole pixels, or at quarters if they are small. That alone is more than the differences
        # to find, so it draws 24 times as large, a quarter of the page at a time, and the result is averaged.
        times, (width, height) = 24, (SMALL[0] // 2, SMALL[1] // 2)

        def measured(figure, look, left, top):
            png, pdf = (place(f, SMALL, *look) / f"{figure}.{f}" for f in ("png", "pdf"))
            large, drawn, part = (pdf.with_suffix(f".{left}-{top}.{ending}") for ending in ("ppm", "drawn.png", "png"))
            run("pdftoppm", "-r", 96 * times, "-x", left * times, "-y", top * times, "-W", width * times,
                "-H", height * times, "-singlefile", pdf, large.with_suffix(""))
            run("convert", large, "-filter", "box", "-resize", f"{width}x{height}!", drawn)
            run("convert", png, "-crop", f"{width}x{height}+{left}+{top}", "+repage", part)
            distance = self.distance(part, drawn)
            for file in (large, drawn, part):
                file.unlink()
            return distance

        for figure, look in (("batch", LOOKS[0]), ("sigmoid", LOOKS[3]), ("naive-or-stable", LOOKS[5])):
            quarters = in_parallel(measured, [(figure, look, x, y) for x in (0, width) for y in (0, height)])
            self.assertLess(math.sqrt(sum(d * d for d in quarters) / 4), self.MOST, figure)


if __name__ == "__main__":
    unittest.main()
