"""characters.py OUT DEPFILE FOLDER...: the non-ASCII characters that the project's own sources use, sorted.

The fonts are cut to hold them. OUT is only written when its content changes, so that a change of the code does not
cut the fonts again; DEPFILE tells the build which files and folders were read.
"""

import pathlib
import sys

SUFFIXES = {".h", ".cpp", ".md", ".toml", ".surprisal", ".txt"}


def main():
    out, depfile, *folders = (pathlib.Path(argument) for argument in sys.argv[1:])
    read, characters = [], set()
    for folder in folders:
        for path in (folder, *sorted(folder.rglob("*"))):
            if path.is_dir():
                read.append(path)
            elif path.suffix in SUFFIXES:
                read.append(path)
                characters.update(c for c in path.read_text(encoding="utf-8", errors="ignore") if ord(c) >= 0xA0)
    text = "".join(sorted(characters)) + "\n"
    if not out.exists() or out.read_text(encoding="utf-8") != text:
        out.write_text(text, encoding="utf-8")
    escaped = (str(path).replace(" ", "\\ ").replace("#", "\\#").replace("$", "$$") for path in read)
    depfile.write_text(f"{str(out).replace(' ', chr(92) + ' ')}: " + " \\\n  ".join(escaped) + "\n", encoding="utf-8")


main()
