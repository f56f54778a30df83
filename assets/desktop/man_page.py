"""Writes the manual page surprisal(1), compressed: man_page.py PROGRAM VERSION DATE OUT.

Commands and options come from the program's own --help, so the two cannot differ.
"""

import gzip
import pathlib
import re
import subprocess
import sys

AFTER_THE_COMMANDS = r"""
.SH KEYS
In the window, F1 lists the keys, Ctrl+P finds any action, lesson, figure or example, F2 changes the language, and F5 presents.
.SH EXIT STATUS
.TP
.B 0
success
.TP
.B 1
failure, explained on standard error; or a lesson file has faults
.TP
.B 2
wrong usage
.SH FILES
.TP
.I *.surprisal
a session: all values that can be set, as TOML
.TP
.IR NAME .en.md ", " NAME .zh.md
a lesson in English or Chinese: Markdown, with TOML between two lines of +++ at the top
.SH ENVIRONMENT
.TP
.BR LC_ALL ", " LC_MESSAGES ", " LANG
The program speaks Chinese if the first of these that is set begins with zh.
.TP
.B LIBGL_ALWAYS_SOFTWARE
If set to 1, the window is drawn in software, without the graphics card.
.SH EXAMPLES
.TP
.B surprisal
Opens the window.
.TP
.B surprisal my.en.md lesson:softmax chapter:gradients \-\-present
Presents your own lesson, one of the course's and one of its chapters, full screen.
.TP
.B surprisal compute \-\-logits 3,1,\-3 \-\-target 0
Prints every quantity of one sample with three classes, of which the first is correct.
.TP
.B surprisal export gradients \-o gradients.pdf \-\-lang zh \-\-set logits=2,0.5,\-1
Writes one figure. This needs no display.
.TP
.B surprisal export \-\-all \-o figures \-\-format svg \-\-theme dark
Writes every figure into a folder.
.TP
.B surprisal lesson check my.en.md my.zh.md
Reports every fault in the lesson files.
"""


def roff(text):
    """Escapes text so that a minus stays a minus and no line is read as a roff command."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    text = text.replace("^", r"\(ha").replace("~", r"\(ti")
    return r"\&" + text if text.startswith(".") else text


def help_of(program, words):
    return subprocess.run([program, *words, "--help"], check=True, capture_output=True, text=True).stdout.rstrip()


def sections(text):
    """The parts of a --help text: its description, its usage, its entries as [table, name, text], and its notes."""
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
    """The part of the page about one command and its subcommands."""
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
