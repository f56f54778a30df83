"""`surprisal lesson check` reports every error with its position, and the differences between two languages; `surprisal
list` and `surprisal export` know the lessons; `surprisal lesson page` writes them as one file.
"""

import base64
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, PAGE = sys.argv.pop(-2), sys.argv.pop()

GOOD = """+++
id = "rain"
title = "Will it rain?"
figures = ["sigmoid"]
[session]
logits = [1, -1]
labels = [1, 0]
+++

## A forecast

It pays {bce[0]:.4f} {unit}, see [this](lesson:%s).
"""


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, **options)


class LessonCheck(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def check(self, *paths):
        done = run("lesson", "check", *paths)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, 1 if done.stdout else 0)
        return done.stdout.replace(str(self.folder) + os.sep, "").splitlines()

    def test_correct_lesson_has_no_errors(self):
        self.assertEqual(self.check(self.write("rain.md", GOOD % "rain")), [])
        self.assertEqual(self.check(self.write("rain.en.md", GOOD % "rain")), [])

    def test_example_in_the_documentation_can_be_pasted_into_a_file(self):
        text = Path(PAGE).read_text(encoding="utf-8")
        example = text.split("````markdown\n")[1].split("````\n")[0]
        name = re.search(r"as `([a-z.]+)`", text)[1]
        self.assertEqual(self.check(self.write(name, example)), [])
        spoilt = example.replace("answer = \"then.bce[0]\"", "answer = \"then.bcc[0]\"")
        self.assertRegex(self.check(self.write(name, spoilt))[0], r"^rain\.en\.md:\d+:\d+: .*bcc")

    def test_error_has_its_file_line_and_column(self):
        path = self.write("rain.md", GOOD.replace("{bce[0]", "{bcee[0]") % "snow")
        self.assertEqual(self.check(path), ['rain.md:12:10: there is no value "bcee"; did you mean bce?',
                                            'rain.md:12:42: there is no lesson "snow"'])

    def test_languages_are_compared_once(self):
        english = self.write("rain.en.md", GOOD % "rain")
        chinese = self.write("rain.zh.md", GOOD.replace("logits = [1, -1]", "logits = [2, -1]") % "rain")
        differing = ["rain.zh.md:1:1: session differs from the English version",
                     "rain.zh.md:10:4: step 1: the session differs from the English version"]
        for paths in [[english], [chinese], [english, chinese], [chinese, english]]:
            self.assertEqual(self.check(*paths), differing)

    def test_course_lesson_needs_both_languages_and_the_right_file_name(self):
        path = self.write("12-rain.zh.md", GOOD.replace('"rain"', '"reign"') % "rain")
        self.assertEqual(self.check(path), ["12-rain.zh.md:1:1: its id is reign, but its file name says rain",
                                            "12-rain.zh.md:1:1: the English version is missing: 12-rain.en.md"])

    def test_links_can_lead_to_lessons_in_the_same_folder(self):
        self.write("13-snow.en.md", "")
        self.assertEqual(self.check(self.write("rain.en.md", GOOD % "snow")), [])

    def test_unreadable_file_gets_one_sentence(self):
        for arguments, code in [(["lesson"], 2), (["lesson", "check"], 2), (["lesson", "chek"], 2),
                                (["lesson", "check", "--all"], 2), (["lesson", "check", "nowhere.md"], 1),
                                (["lesson", "check", self.folder], 1), (["lesson", "check", ""], 2)]:
            done = run(*arguments)
            self.assertEqual(done.returncode, code, arguments)
            self.assertEqual(done.stdout, "")
            self.assertRegex(done.stderr, r"^surprisal: .+\n$")
        large = self.write("large.md", "a" * ((1 << 20) + 1))
        done = run("lesson", "check", large)
        self.assertEqual(done.returncode, 1)
        self.assertIn("larger than", done.stderr)


class LessonPage(unittest.TestCase):
    """`surprisal lesson page`, with a folder that has the files of a web edition but not its program."""

    INDEX = """<!DOCTYPE html>
<html><head><title>Surprisal</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="manifest" href="manifest.webmanifest">
</head><body><img src="icon.svg" alt="">
<script src="loader.js"></script>
</body></html>
"""
    PARTS = {"surprisal.wasm.gz": bytes(range(256)) * 9 + b"x", "surprisal.js.gz": b"\x1f\x8b</script>"}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.web = self.folder / "web"
        self.web.mkdir()
        for name, content in {"index.html": self.INDEX.encode(), "loader.js": b"start();\n", "icon.svg": b"<svg/>",
                              **self.PARTS}.items():
            (self.web / name).write_bytes(content)

    def page_of(self, *lessons):
        done = run("lesson", "page", *lessons, "-o", self.folder / "page.html", "--web", self.web)
        self.assertEqual((done.returncode, done.stderr, done.stdout), (0, "", ""))
        return (self.folder / "page.html").read_text(encoding="utf-8")

    @staticmethod
    def elements(page, attribute):
        """The elements that carry bytes, by their names, in the order of the page."""
        found = re.findall(r'<script type="[a-z/]+" %s="([^"]+)">([A-Za-z0-9+/=]+)</script>' % attribute, page)
        return {name: base64.b64decode(text, validate=True) for name, text in found}

    def test_page_holds_all_that_it_needs(self):
        page = self.page_of("softmax")
        self.assertEqual(self.elements(page, "id"), self.PARTS)
        self.assertEqual(re.findall(r'(?:src|href)="(?!data:)', page), [])
        self.assertNotIn("manifest", page)
        icons = re.findall(r'"data:image/svg\+xml;base64,([^"]+)"', page)
        self.assertEqual([base64.b64decode(icon) for icon in icons], [b"<svg/>"] * 2)
        self.assertIn("<script>\nstart();\n</script>", page)
        self.assertLess(page.index("surprisal.wasm.gz"), page.index("start();"))

    def test_page_holds_the_lessons_in_their_order(self):
        page = self.page_of("saturation", "lesson:softmax")
        lessons = self.elements(page, "data-name")
        self.assertEqual(list(lessons), ["001-saturation.en.md", "001-saturation.zh.md",
                                         "002-softmax.en.md", "002-softmax.zh.md"])
        for name, text in lessons.items():
            path = self.folder / name
            path.write_bytes(text)
            self.assertNotIn(b"\r", text)
            self.assertIn(f'id = "{name[4:-6]}"'.encode(), text)
        titles = [lesson["title"] for lesson in json.loads(run("list", "--json").stdout)["lessons"]
                  if lesson["id"] in ("saturation", "softmax")]
        for title in titles:
            self.assertIn(html.escape(title["en"], quote=True).replace("&#x27;", "'"), page)
            self.assertIn(title["zh"], page)

    def test_chapter_is_all_its_lessons(self):
        listed = json.loads(run("list", "--json").stdout)["lessons"]
        chapter = listed[-1]["chapter"]
        names = self.elements(self.page_of("chapter:" + chapter), "data-name")
        self.assertEqual([name[4:-6] for name in names if name.endswith(".en.md")],
                         [lesson["id"] for lesson in listed if lesson["chapter"] == chapter])

    def test_own_lesson_comes_with_its_other_language_and_without_its_file_name(self):
        english, chinese = self.folder / "secret name.en.md", self.folder / "secret name.zh.md"
        english.write_text(GOOD % "softmax", encoding="utf-8")
        chinese.write_text(GOOD.replace("Will it rain?", '会下雨 <吗> & \\"?\\"') % "softmax", encoding="utf-8")
        page = self.page_of(english)
        self.assertEqual(self.elements(page, "data-name"), {"001-rain.en.md": english.read_bytes(),
                                                            "001-rain.zh.md": chinese.read_bytes()})
        self.assertIn("<title>Will it rain? / 会下雨 &lt;吗> &amp; &quot;?&quot; – Surprisal</title>", page)
        self.assertNotIn("secret", page)
        self.assertNotIn(str(self.folder), page)
        self.assertEqual(self.page_of(english), page)

    def test_faults_are_reported_in_one_sentence(self):
        bad = self.folder / "bad.md"
        bad.write_text("+++\n+++\n\n## A step\n\n{nothing}\n", encoding="utf-8")
        out = self.folder / "new.html"
        web = ("--web", self.web)
        for arguments, code, said in [
                ([], 2, "lesson page needs lessons"), (["softmax"], 2, "needs -o FILE.html"),
                (["softmax", "-o", "x.pdf"], 2, "needs -o FILE.html"), (["sofmax", "-o", out, *web], 2, "did you mean softmax"),
                ([bad, "-o", out, *web], 1, "surprisal lesson check lists them"),
                (["softmax", "-o", out, "--web", self.folder], 1, "index.html"),
                (["softmax", "-o", self.folder / "no" / "x.html", *web], 1, "x.html")]:
            done = run("lesson", "page", *arguments)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertRegex(done.stderr, r"^surprisal: [^\n]+\n$")
            self.assertIn(said, done.stderr)
        (self.web / "index.html").write_text("<p>something else</p>", encoding="utf-8")
        done = run("lesson", "page", "softmax", "-o", out, *web)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is not this version's web edition", done.stderr)
        self.assertFalse(out.exists())

    def test_without_the_web_edition_it_says_how_to_get_it(self):
        alone = self.folder / "bin" / "surprisal"
        alone.parent.mkdir()
        shutil.copy(PROGRAM, alone)
        out = self.folder / "new.html"
        call = [alone, "lesson", "page", "softmax", "-o", out]
        done = subprocess.run(call, capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("build it with ./web, or give its folder with --web", done.stderr)
        (self.folder / "share" / "surprisal").mkdir(parents=True)
        self.web.rename(self.folder / "share" / "surprisal" / "web")
        self.assertEqual(subprocess.run(call).returncode, 0)
        self.assertTrue(out.exists())


class Lessons(unittest.TestCase):
    def setUp(self):
        self.listed = json.loads(run("list", "--json").stdout)

    def test_list_contains_lessons_and_chapters(self):
        self.assertEqual(len(self.listed["chapters"]), 9)
        figures = {figure["id"] for figure in self.listed["figures"]}
        chapters = {chapter["id"] for chapter in self.listed["chapters"]}
        lines = run("list").stdout
        for lesson in self.listed["lessons"]:
            self.assertEqual(sorted(lesson), ["chapter", "explains", "figures", "id", "slips", "steps", "title"])
            self.assertIn(lesson["chapter"], chapters)
            self.assertTrue(set(lesson["figures"]) <= figures)
            self.assertIn("lesson:" + lesson["id"], lines)
            for title in [lesson["title"], *lesson["steps"]]:
                self.assertTrue(title["en"] and title["zh"])

    def test_figures_of_a_lesson_are_exported(self):
        for lesson in self.listed["lessons"][:3]:
            with tempfile.TemporaryDirectory() as folder:
                done = run("export", "lesson:" + lesson["id"], "-o", folder, "--format", "csv", "--lang", "zh")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                written = {path.stem for path in Path(folder).iterdir()}
                self.assertTrue(written and written <= set(lesson["figures"]))
                done = run("export", "lesson:" + lesson["id"], "-o", Path(folder) / "a.svg")
                self.assertEqual(done.returncode, 0)
                single = len(written) == 1
                self.assertEqual({path.name for path in Path(folder).glob("*.svg")},
                                 {"a.svg"} if single else {f"a-{name}.svg" for name in written})

    def test_unknown_lesson_gets_an_error(self):
        done = run("export", "lesson:none", "-o", "x.png")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"^surprisal: there is no lesson none")

    def test_handout_of_an_own_lesson_has_the_language_of_its_file(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("rain.en.md", "rain.zh.md"):
                path = Path(folder, name)
                path.write_text(GOOD % "rain", encoding="utf-8")
                output = path.with_suffix(".pdf")
                done = run("lesson", "handout", path, "-o", output, "--answers")
                self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
                text = subprocess.run(["pdftotext", output, "-"], capture_output=True, text=True).stdout
                self.assertIn("Will it rain?", text)
                self.assertEqual("教师版" in text, name == "rain.zh.md")

    def test_handout_needs_a_chapter_that_exists_and_a_pdf(self):
        for arguments, sentence in ((["lossess", "-o", "a.pdf"], "there is no chapter lossess; did you mean losses?"),
                                    (["losses"], "lesson handout needs an output file"),
                                    (["losses", "-o", "a.png"], "--output a.png is not a PDF"),
                                    (["losses", "-o", "a.pdf", "--lang", "fr"], "--lang fr is not"),
                                    (["losses", "-o", "a.pdf", "--answer"], "unknown option --answer; did you mean"),
                                    ([], "lesson handout needs a chapter or a lesson file")):
            with self.subTest(arguments):
                done = run("lesson", "handout", *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(sentence, done.stderr)


if __name__ == "__main__":
    unittest.main()
