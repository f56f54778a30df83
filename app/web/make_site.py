"""Makes the folder to put on a web server. Usage: make_site.py FOLDER VERSION PROGRAM.js PROGRAM.wasm ICON PAGE...

Compresses the program reproducibly, and writes its size and the id of the build into the pages.
"""
import gzip
import hashlib
import pathlib
import sys

folder, version, script, program, icon, *pages = sys.argv[1:]
site = pathlib.Path(folder)
site.mkdir(parents=True, exist_ok=True)

compressed = {name: gzip.compress(pathlib.Path(file).read_bytes(), 9, mtime=0)
              for name, file in (("surprisal.js.gz", script), ("surprisal.wasm.gz", program))}
contents = b"".join(compressed.values()) + b"".join(pathlib.Path(file).read_bytes() for file in (icon, *pages))
told = {"@BYTES@": str(len(compressed["surprisal.wasm.gz"])),
        "@BUILD@": version + "-" + hashlib.sha256(contents).hexdigest()[:12]}

for page in map(pathlib.Path, pages):
    text = page.read_text(encoding="utf-8")
    for name, value in told.items():
        text = text.replace(name, value)
    (site / page.name).write_text(text, encoding="utf-8")
(site / "icon.svg").write_bytes(pathlib.Path(icon).read_bytes())
for name, data in compressed.items():
    (site / name).write_bytes(data)
