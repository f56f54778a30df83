"""Checks the architecture: each folder includes only what its target links, folders and files form no cycle, no file is too
long, and no type is defined twice in one namespace. `architecture_test.py ROOT --draw` prints the graph for CONTRIBUTING.md."""

import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1))
LONGEST_FILE = 450
FOLDERS = [folder for top in ("src", "app") for folder in sorted((ROOT / top).iterdir()) if folder.is_dir()]


def sources(folder):
    return sorted([*folder.glob("*.h"), *folder.glob("*.cpp")])


def direct_links():
    """What each folder's target links, read from its CMakeLists.txt: the graph that the build uses."""
    links = {}
    for folder in FOLDERS:
        call = re.search(r"surprisal_library\((\w+)([^)]*)\)", (folder / "CMakeLists.txt").read_text())
        links[call[1]] = re.findall(r"surprisal_(\w+)", call[2])
    return links


def reachable(graph, start):
    seen, todo = set(), list(graph[start])
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += graph.get(node, [])
    return seen


def circle_in(graph):
    """A node that can reach itself, or None."""
    return next((node for node in graph if node in reachable(graph, node)), None)


def includes_of(file):
    return re.findall(r'^#include "([\w/.]+)"', file.read_text(), re.M)


def drawing(links):
    """The graph in Mermaid syntax, without the arrows that follow from others."""
    lines = ["graph TD"]
    for folder, targets in links.items():
        for target in targets:
            others = set().union(*(reachable(links, other) for other in targets if other != target), set())
            if target not in others:
                lines.append(f"  {folder} --> {target}")
    return "\n".join(lines) + "\n"


def definitions_in(file):
    """The types that a file defines outside of unnamed namespaces, each with its namespace."""
    namespace = re.search(r"^namespace (surprisal[\w: ]*) \{", file.read_text(), re.M)
    text = re.sub(r"^namespace \{.*?^\}  // namespace$", "", file.read_text(), flags=re.M | re.S)
    for match in re.finditer(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^{;]*)? \{", text, re.M):
        yield (namespace[1] if namespace else "", match[1])


class Architecture(unittest.TestCase):
    links = direct_links()

    def test_folders_form_no_cycle(self):
        self.assertIsNone(circle_in(self.links))

    def test_a_folder_includes_only_what_it_links(self):
        for folder in FOLDERS:
            allowed = reachable(self.links, folder.name) | {folder.name}
            for file in sources(folder):
                for include in includes_of(file):
                    target = include.split("/")[0]
                    if target in self.links:
                        self.assertIn(target, allowed, f"{file.relative_to(ROOT)} includes {include}")

    def test_files_form_no_cycle(self):
        for folder in FOLDERS:
            graph = {}
            for file in sources(folder):
                parts = [Path(include).stem for include in includes_of(file) if include.startswith(folder.name + "/")]
                graph.setdefault(file.stem, set()).update(part for part in parts if part != file.stem)
            self.assertIsNone(circle_in(graph), f"a cycle of files in {folder.relative_to(ROOT)}")

    def test_no_file_is_too_long(self):
        for folder in FOLDERS:
            for file in sources(folder):
                self.assertLessEqual(len(file.read_text().splitlines()), LONGEST_FILE, file.relative_to(ROOT))

    def test_no_name_is_defined_twice(self):
        where = {}
        for folder in FOLDERS:
            for file in sources(folder):
                for name in definitions_in(file):
                    self.assertNotIn(name, where, f"{file.relative_to(ROOT)} and {where.get(name)}")
                    where[name] = file.relative_to(ROOT)
        self.assertGreater(len(where), 200)  # otherwise the search finds nothing and this test is empty

    def test_the_documented_graph_is_the_real_one(self):
        self.assertIn(drawing(self.links), (ROOT / "CONTRIBUTING.md").read_text())


if __name__ == "__main__":
    if "--draw" in sys.argv:
        print(drawing(Architecture.links), end="")
    else:
        unittest.main()
