"""In a Chinese locale, help and errors are in Chinese; in other locales, and in JSON, not a byte changes."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv.pop()
HAN = re.compile(r"[\u4e00-\u9fff]")
# Names that are written the same in both languages; ids, options and file names are recognised by their form.
NAMES = {"surprisal", "logits", "logit", "softmax", "sigmoid", "logsumexp", "log_softmax", "e", "id", "file", "files", "lessons",
         "light", "dark", "contrast", "en", "zh", "probs", "log_probs", "png", "svg", "pdf", "csv", "note", "compute", "evaluate",
         "export", "screenshot", "list", "lesson", "check", "page", "web", "lines", "train", "digits", "data",
         "handout", "letters", "map", "cross", "squared", "PyTorch", "OpenGL", "EGL", "h", "o", "x"}


def environment(language):
    """An environment with this language for messages. The locale need not be installed."""
    clean = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")}
    return clean | language


CHINESE = environment({"LC_ALL": "zh_CN.UTF-8"})
ENGLISH = environment({"LC_ALL": "C.UTF-8"})


def run(*arguments, env=CHINESE):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, env=env)


def help_of(command, env=CHINESE):
    done = run(*command, "--help", env=env)
    assert (done.returncode, done.stderr) == (0, ""), (command, done)
    return done.stdout


def table(text, head):
    """The rows under a heading, as (name, text)."""
    lines = text.split(head + "\n")[1].split("\n\n")[0].splitlines() if head + "\n" in text else []
    return [tuple(re.fullmatch(r"  (\S+(?: \S+)*)  +(\S.*)", line).groups()) for line in lines if line]


def all_commands(command=()):
    """The command and those below it, as its own help lists them."""
    yield command
    for name, _ in table(help_of(command), "命令："):
        yield from all_commands((*command, name))


def columns(text):
    """How many columns of a terminal the text takes."""
    return sum(2 if HAN.match(c) or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uff60" else 1 for c in text)


def english_words(text):
    """Words of prose: not an option, an upper-case placeholder, a file name, or a name of the field."""
    text = re.sub(r"--?[\w-]+|[\w.-]*\.\w+|\w+:\w+|\w+=[\w,.-]+|\b[A-Z][A-Z0-9]*\b|\d[\w.]*|\bWxH\b", " ", text)
    return [word for word in re.findall(r"[A-Za-z_]+", text) if word not in NAMES]


class Help(unittest.TestCase):
    def test_every_command_is_found(self):
        found = {" ".join(command) for command in all_commands()}
        self.assertGreaterEqual(found, {"", "compute", "evaluate", "export", "screenshot", "train", "list", "lesson", "lesson check"})

    def test_no_english_words_are_left(self):
        for command in all_commands():
            with self.subTest(command=command):
                self.assertEqual(english_words(help_of(command)), [])

    def test_every_text_is_chinese_and_starts_in_the_same_column(self):
        for command in all_commands():
            text = help_of(command)
            self.assertRegex(text, HAN)
            rows = [row for head in ("选项：", "参数：", "命令：") for row in table(text, head)]
            starts = {columns(line[:line.index(told)]) for line in text.splitlines() for name, told in rows
                      if re.match("  " + re.escape(name) + " .*" + re.escape(told) + "$", line)}
            self.assertEqual(len(starts), 1, (command, starts))
            for name, told in rows:
                with self.subTest(command=command, name=name):
                    self.assertRegex(told, HAN if not re.fullmatch(r"[a-z]+ 或 [a-z]+", told) else "或")

    def test_commands_and_options_are_those_of_the_english_help(self):
        for command in all_commands():
            for chinese, english in (("选项：", "Options:"), ("参数：", "Positionals:"), ("命令：", "Subcommands:")):
                names = [[name for name, _ in table(text, head)] for text, head in
                         ((help_of(command), chinese), (help_of(command, ENGLISH), english))]
                self.assertEqual(*names, command)

    def test_punctuation_is_full_width_between_chinese_characters(self):
        for command in all_commands():
            self.assertNotRegex(help_of(command), r"[\u4e00-\u9fff] ?[,;:?!()]|[,;?!()] ?[\u4e00-\u9fff]", command)

    def test_space_between_chinese_and_latin(self):
        for command in all_commands():
            self.assertNotRegex(help_of(command), r"[\u4e00-\u9fff][A-Za-z0-9-]|[A-Za-z0-9][\u4e00-\u9fff]", command)


class Locale(unittest.TestCase):
    def test_first_of_three_variables_that_is_set_decides(self):
        for variables, chinese in (({"LANG": "zh_CN.UTF-8"}, True), ({"LC_MESSAGES": "zh_TW.UTF-8"}, True), ({"LC_ALL": "zh"}, True),
                                   ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, True), ({}, False), ({"LANG": "de_DE.UTF-8"}, False),
                                   ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
                                   ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
                                   ({"LC_CTYPE": "zh_CN.UTF-8", "LANGUAGE": "zh"}, False)):
            with self.subTest(**variables):
                self.assertEqual(bool(HAN.search(help_of((), environment(variables)))), chinese)
                self.assertEqual(bool(HAN.search(run("compute", env=environment(variables)).stderr)), chinese)

    def test_other_locales_have_no_chinese_and_are_all_the_same(self):
        for command in all_commands():
            english = help_of(command, ENGLISH)
            self.assertNotRegex(english, HAN)
            self.assertEqual(english, help_of(command, environment({"LANG": "de_DE.UTF-8"})))

    def test_language_of_figures_is_independent(self):
        done = run("export", "gradients", "-o", "a.nothing", "--lang", "en")
        self.assertRegex(done.stderr, HAN)

    def test_results_are_the_same_in_both(self):
        with tempfile.TemporaryDirectory() as folder:
            scores = Path(folder, "scores.csv")
            scores.write_text("a,b,label\n1,2,0\n3,1,1\n2,0,0\n", encoding="utf-8")
            for arguments in (["compute", "--logits", "3,1,-3"], ["compute", "--logits", "3,1", "--json"], ["list"],
                              ["list", "--json"], ["evaluate", scores, "--labels", "label"],
                              ["evaluate", scores, "--labels", "label", "--json"], ["--version"]):
                with self.subTest(arguments[0]):
                    chinese, english = run(*arguments), run(*arguments, env=ENGLISH)
                    self.assertEqual((chinese.returncode, chinese.stdout, chinese.stderr), (0, english.stdout, ""))


class Faults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def fault(self, code, *arguments):
        """The Chinese sentence, after checking that the exit code is the same in English."""
        chinese, english = run(*arguments), run(*arguments, env=ENGLISH)
        self.assertEqual((chinese.returncode, english.returncode), (code, code), (arguments, chinese))
        self.assertEqual(chinese.stdout, "")
        self.assertNotRegex(english.stderr, HAN)
        self.assertRegex(chinese.stderr, r"^surprisal: .*[\u4e00-\u9fff].*\n$")
        typed = {*map(str, arguments), "gradients", "smoothing"}  # and two ids
        words = set(english_words(chinese.stderr.replace(str(self.folder), "")))
        self.assertEqual(words - typed, set(), chinese.stderr)
        return chinese.stderr.removeprefix("surprisal: ").rstrip("\n")

    def test_wrong_arguments(self):
        png = self.folder / "a.png"
        for arguments, part in (
                (["compute"], "请给出 --logits"),
                (["compute", "--logits"], "--logits 要有且只有一个值；参见 surprisal --help"),
                (["compute", "--logits", "1,2", "--logits", "3,4"], "--logits 要有且只有一个值"),
                (["compute", "--logits", ""], "--logits 的值是空的"),
                (["compute", "--logits", "3,,1"], "第 2 项"),
                (["compute", "--logits", "3,1", "--labels", "1"], "--labels 有 1 项，而类别有 2 个"),
                (["compute", "--logits", "3,1", "--target", "2"], "请给出 0 到 1 之间的整数"),
                (["compute", "--probs", "0.5,0.4"], "之和为 0.9"),
                (["compute", "--logit", "1"], "compute：未知的选项 --logit；是否想写 --logits？"),
                (["compute", "--json=often", "--logits", "1,2"], "--json 不带值"),
                (["evaluate"], "evaluate 需要一个预测文件"),
                (["evaluate", "a.npy", "--bins", "0"], "--bins 0 不是 1 到 1000 之间的整数"),
                (["export"], "export 需要指定一幅图"),
                (["export", "gradients", "-o", self.folder / "a.xyz"], "请给出 png、svg、pdf 或 csv"),
                (["export", "gradiants", "-o", png], "是否想写 gradients？"),
                (["export", "gradients", "-o", png, "--size", "3"], "请写成 宽x高"),
                (["export", "gradients", "-o", png, "--theme", "blue"], "请给出 light、dark 或 contrast"),
                (["export", "gradients", "-o", png, "--dpi", "300"], "--dpi 用于以厘米为单位的尺寸"),
                (["screenshot", "-o", self.folder / "a.jpg"], "截图只能存成 PNG"),
                (["screenshot", "saturation", "-o", png, "--step", "99"], "--step 99 不是课程 saturation 的步骤"),
                (["train"], "train 需要指定学习的内容"),
                (["train", "digits", "--batch", "0"], "--batch 0 不是 1 到 1437 之间的整数"),
                (["train", "digits", "--step-size", "0"], "请给出大于 0、至多 10 的数"),
                (["lesson"], "lesson 需要一个命令"), (["lesson", "check"], "lesson check 需要文件"),
                (["lesson", "handout"], "需要一章或一个课程文件"), (["lesson", "handout", "gradients"], "需要输出文件"),
                (["lesson", "handout", "gradiants", "-o", self.folder / "a.pdf"], "是否想写 gradients？"),
                (["lesson", "handout", "gradients", "-o", png], "不是 PDF"),
                (["draw"], "多余的参数 draw")):
            with self.subTest(arguments):
                self.assertIn(part, self.fault(2, *arguments))

    def test_faults_of_files(self):
        empty = self.folder / "empty.csv"
        empty.write_text("", encoding="utf-8")
        session = self.folder / "bad.surprisal"
        session.write_text('format = 1\nsmoothing = 7\n', encoding="utf-8")
        for arguments, part in ((["evaluate", self.folder / "nothing.npy"], "没有这个文件"), (["evaluate", empty], "文件是空的"),
                                (["lesson", "check", self.folder / "none.md"], "没有这个文件"),
                                (["lesson", "handout", self.folder / "none.md", "-o", self.folder / "a.pdf"], "没有这个文件"),
                                (["export", "gradients", "-o", self.folder / "none.d" / "a.png"], "不存在")):
            with self.subTest(arguments):
                self.assertIn(part, self.fault(1, *arguments))
        self.assertIn("smoothing", self.fault(2, "export", "gradients", "-o", self.folder / "a.png", "--session", session))

    def test_faults_of_a_lesson_keep_their_position(self):
        lesson = self.folder / "bad.md"
        lesson.write_text('+++\nid = "bad"\n+++\n\n## A step\n\n{nothing}\n', encoding="utf-8")
        chinese, english = run("lesson", "check", lesson), run("lesson", "check", lesson, env=ENGLISH)
        self.assertEqual((chinese.returncode, english.returncode), (1, 1))
        where = re.compile(r"^.*bad\.md:\d+:\d+: ", re.M)
        self.assertEqual(where.findall(chinese.stdout), where.findall(english.stdout))
        self.assertGreater(len(where.findall(chinese.stdout)), 0)
        for line in chinese.stdout.splitlines():
            self.assertRegex(line, HAN)


if __name__ == "__main__":
    unittest.main()
