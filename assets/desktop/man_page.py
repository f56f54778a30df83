"""man_page.py PROGRAM VERSION DATE OUT: surprisal(1), compressed. What it says of commands and options is what --help says,
asked of the program itself, so that the two cannot differ.
"""

import gzip
import pathlib
import re
import subprocess
import sys

AFTER_THE_COMMANDS = r"""
.SH KEYS
In the window, F1 lists the keys, Ctrl+P finds any action, figure or example, F2 changes the language, and F5 presents.
.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
could not, and standard error says why; or a lesson file has faults
.TP
.B 2
wrong usage
.SH FILES
.TP
.I *.surprisal
a session: what a person set, as TOML
.TP
.IR NAME .en.md ", " NAME .zh.md
a lesson, in English and in Chinese: Markdown with TOML between lines of +++
.SH ENVIRONMENT
.TP
.BR LC_ALL ", " LC_MESSAGES ", " LANG
The window speaks Chinese where the first of them that is set begins with zh.
.TP
.B LIBGL_ALWAYS_SOFTWARE
Set to 1, the window is drawn without the graphics card's OpenGL.
.SH EXAMPLES
.TP
.B surprisal
Opens the window.
.TP
.B surprisal my.en.md lesson:softmax chapter:gradients \-\-present
Presents a lesson of one's own, one of the course and a chapter of it, full screen.
.TP
.B surprisal compute \-\-logits 3,1,\-3 \-\-target 0
Prints every quantity of a sample of three classes, whose first is right.
.TP
.B surprisal export gradients \-o gradients.pdf \-\-lang zh \-\-set logits=2,0.5,\-1
Writes one figure, with no display.
.TP
.B surprisal export \-\-all \-o figures \-\-format svg \-\-theme dark
Writes every figure into a folder.
.TP
.B surprisal lesson check my.en.md my.zh.md
Names every fault of a lesson.
"""


def roff(text):
    """Text as it is: a minus stays a minus, and no line is taken for a command of roff."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    text = text.replace("^", r"\(ha").replace("~", r"\(ti")
    return r"\&" + text if text.startswith(".") else text


def help_of(program, words):
    return subprocess.run([program, *words, "--help"], check=True, capture_output=True, text=True).stdout.rstrip()


def sections(text):
    """What --help says, as a list of (kind, lines): its sentences, how to call it, its tables of names, its notes."""
    entries, notes, before, usage, table = [], [], [], "", None
    for line in text.splitlines():
        if line.startswith("Usage: "):
            usage = line.removeprefix("Usage: ")
        elif re.fullmatch(r"[A-Z]\w*:", line):
            table = line[:-1]
        elif table and (entry := re.fullmatch(r"  (\S.*?)(?: {2,}(.*))?", line)):
            entries.append([table, entry[1], entry[2] or ""])
        elif table and line.startswith("   "):
            entries[-1][2] = f"{entries[-1][2]} {line.strip()}".strip()
        elif line.strip():
            (notes if usage else before).append(line)
    return before, usage, entries, notes


def chapter(program, words):
    """The page's part for one command, and those for the commands under it."""
    before, usage, entries, notes = sections(help_of(program, words))
    page = [".SS surprisal " + roff(" ".join(words)) if words else ".SH DESCRIPTION", *map(roff, before)]
    page += [".PP", r"\fB" + roff(usage) + r"\fR"]
    for _, name, text in entries:
        page += [".TP", r"\fB" + roff(name) + r"\fR", roff(text)]
    if notes:
        page += [".PP", *map(roff, notes)]
    if not words:
        page.append(".SH COMMANDS")
    for kind, name, _ in entries:
        if kind == "Subcommands":
            page += chapter(program, [*words, name])
    return page


def main():
    program, version, date, out = sys.argv[1:]
    page = [
        f'.TH SURPRISAL 1 "{date}" "Surprisal {version}" "User Commands"',
        ".nh", ".ad l",
        ".SH NAME", r"surprisal \- cross\-entropy made visible",
        ".SH SYNOPSIS", r".B surprisal", r".RI [ FILE ]", ".br", r".B surprisal", r".I COMMAND", r".RI [ OPTIONS ]",
        *chapter(program, []),
    ]
    text = "\n".join(page) + AFTER_THE_COMMANDS
    path = pathlib.Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


main()
