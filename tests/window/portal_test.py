"""The desktop's own file dialog, through a fake portal on a private session bus: portal_test.py PROGRAM"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import quote

from display import Program, display
from timeouts import wait_for

PROGRAM = sys.argv.pop(1)
PORTAL = Path(__file__).with_name("fake_portal.py")
SESSION = 'format = 1\nfigure = "sigmoid"\nlogits = [1.0, 2.0]\nlabels = [1.0, 0.0]\n'


@contextlib.contextmanager
def session_bus(environment):
    """The environment with a session bus that starts nothing by itself."""
    folder = Path(environment["XDG_RUNTIME_DIR"])
    configuration = folder / "bus.conf"
    configuration.write_text(
        '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"\n'
        ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">\n'
        f"<busconfig><type>session</type><listen>unix:path={folder}/test-bus</listen><auth>EXTERNAL</auth>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>', encoding="utf-8")
    daemon = subprocess.Popen(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    try:
        yield {**environment, "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
    finally:
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()


class FakePortal:
    def __init__(self, environment, folder, behaviour, path=None):
        self.log = Path(folder, "calls")
        uri = [] if path is None else ["file://" + quote(str(path))]
        self.process = subprocess.Popen([sys.executable, PORTAL, behaviour, self.log, *uri], env=environment,
                                        stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def calls(self):
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()] if self.log.exists() else []

    def call(self, method):
        """The first call of the method, once it has come."""
        return wait_for(lambda: next((call for call in self.calls() if call["method"] == method), None), method)


class Portal(unittest.TestCase):
    def setUp(self):
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self.environment = stack.enter_context(display()) | {"HOME": str(self.folder)}
        self.with_bus = stack.enter_context(session_bus(self.environment))
        self.file = self.folder / "a 文件 100%.surprisal"
        self.file.write_text(SESSION, encoding="utf-8")

    def portal(self, behaviour, path=None):
        return FakePortal(self.with_bus, self.folder, behaviour, path)

    def program(self, environment=None):
        return Program(PROGRAM, environment or self.with_bus)

    def wait_for_title(self, program, part):
        program.wait_for(lambda: part in program.xdotool("getwindowname", program.window), f"{part} in the title")

    def type_into_own_dialog(self, program, path):
        program.xdotool("type", "--delay", "5", str(path))
        program.press("Return")

    def plain_file(self):
        path = self.folder / "plain.surprisal"
        path.write_text(SESSION, encoding="utf-8")
        return path

    def own_dialog_is_open(self, program):
        """Left of the program's dialog, the window is dimmed. The notice about waiting is narrower than the dialog."""
        picture = program.picture()
        inside, outside = ([picture.colour(x, y) for y in range(600, 636)] for x in (345, 315))
        return all(min(a) > max(b) + 30 for a, b in zip(inside, outside))

    def assert_own_dialog_opens(self, program):
        """The program's own dialog opens, and takes a typed path."""
        program.wait_for(lambda: self.own_dialog_is_open(program), "the program's own dialog")
        program.wait_until_idle()
        self.type_into_own_dialog(program, self.plain_file())
        self.wait_for_title(program, "plain.surprisal")

    def test_opens_what_is_chosen(self):
        with self.portal("choose", self.file) as portal, self.program() as program:
            program.still_picture()
            program.press("ctrl+o")
            self.wait_for_title(program, self.file.name)
            call = portal.call("OpenFile")
            self.assertEqual(call["parent"], f"x11:{int(program.window):x}")
            self.assertEqual(call["title"], "Open")
            self.assertEqual(call["current_folder"], f"{self.folder}\0")
            self.assertEqual(call["filters"], [["Sessions and lessons", ["*.surprisal", "*.md"]]])
            self.assertFalse(call["directory"])

    def test_saves_to_the_chosen_file_and_adds_the_extension(self):
        with self.portal("choose", self.folder / "mine") as portal, self.program() as program:
            program.still_picture()
            program.press("ctrl+shift+s")
            self.wait_for_title(program, "mine.surprisal")
            self.assertIn("format = 1", (self.folder / "mine.surprisal").read_text(encoding="utf-8"))
            call = portal.call("SaveFile")
            self.assertEqual((call["current_name"], call["title"]), ("session.surprisal", "Save the session"))

    def test_overwrites_what_the_desktop_has_asked_about(self):
        with self.portal("choose", self.file), self.program() as program:
            program.still_picture()
            program.press("ctrl+shift+s")
            self.wait_for_title(program, self.file.name)
            self.assertNotEqual(self.file.read_text(encoding="utf-8"), SESSION)

    def test_asks_before_it_overwrites_a_file_whose_extension_it_adds(self):
        with self.portal("choose", self.file.with_suffix("")), self.program() as program:
            program.still_picture()
            program.press("ctrl+shift+s")
            program.wait_for(lambda: self.own_dialog_is_open(program), "the question in the program's own dialog")
            self.assertEqual(self.file.read_text(encoding="utf-8"), SESSION)
            self.assertNotIn(self.file.name, program.xdotool("getwindowname", program.window))

    def test_says_what_is_wrong_with_a_chosen_file(self):
        with self.portal("choose", self.folder / "nowhere.surprisal"), self.program() as program:
            program.still_picture()
            program.press("ctrl+o")
            self.assert_own_dialog_opens(program)

    def is_back(self, program, before):
        """Nothing is dimmed and no dialog is open. Ignores the lower part, which may have a focus ring."""
        after = program.picture()
        return all(after.row(y) == before.row(y) for y in range(0, 540, 4))

    def test_nothing_happens_when_it_is_cancelled(self):
        with self.portal("cancel") as portal, self.program() as program:
            before = program.still_picture()
            for number in (1, 2):
                def asked():  # a key pressed before the answer has arrived does nothing, so try again
                    if len(portal.calls()) < number:
                        program.press("ctrl+o")
                        program.rests(0.5)
                    return len(portal.calls()) >= number
                program.wait_for(asked, "the call")
                program.wait_for(lambda: self.is_back(program, before), "the window as it was")

    def test_own_dialog_where_the_portal_fails(self):
        for behaviour in ("end", "refuse", "die", "silent"):
            with self.subTest(behaviour), self.portal(behaviour) as portal, self.program() as program:
                program.still_picture()
                program.press("ctrl+o")
                portal.call("OpenFile")
                self.assert_own_dialog_opens(program)

    def test_own_dialog_where_no_portal_is_on_the_bus(self):
        with self.program() as program:
            program.still_picture()
            program.press("ctrl+o")
            self.assert_own_dialog_opens(program)

    def test_own_dialog_without_a_bus(self):
        for address in (None, "unix:path=/nonexistent/bus", "autolaunch:"):
            environment = self.environment | ({} if address is None else {"DBUS_SESSION_BUS_ADDRESS": address})
            with self.subTest(address), self.program(environment) as program:
                program.still_picture()
                program.press("ctrl+o")
                self.assert_own_dialog_opens(program)

    def test_escape_withdraws_the_desktops_dialog(self):
        with self.portal("wait") as portal, self.program() as program:
            before = program.still_picture()
            program.press("ctrl+o")
            portal.call("OpenFile")
            program.changed_picture(before)
            program.press("Escape")
            portal.call("Close")
            program.wait_for(lambda: self.is_back(program, before), "the window as it was")

    def test_window_stays_responsive_and_idles_while_it_waits(self):
        with self.portal("wait") as portal, self.program() as program:
            before = program.still_picture()
            program.press("ctrl+o")
            portal.call("OpenFile")
            program.changed_picture(before)
            program.wait_until_idle()
            program.server.press_close_button(int(program.window))
            self.assertEqual(program.end(), (0, ""))
            portal.call("Close")


if __name__ == "__main__":
    unittest.main()
