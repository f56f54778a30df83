"""Makes the folder that a web server carries. make_site.py FOLDER VERSION PROGRAM.js PROGRAM.wasm ICON PAGE...

The program is compressed here, the same for the same input; the pages are told its size and the build they belong to.
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
