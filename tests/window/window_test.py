"""The real program on a display of its own: window_test.py PROGRAM"""

import os
import subprocess
import sys
import tempfile
import time
import unittest

from display import Program, display

PROGRAM = sys.argv.pop(1)
ICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../assets/desktop/surprisal.svg")


class Window(unittest.TestCase):
    def test_opens_idles_and_asks_whether_to_quit_after_escape(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            geometry = program.xdotool("getwindowgeometry", "--shell", program.window)
            self.assertIn("WIDTH=1280\nHEIGHT=800\n", geometry)
            program.still_picture()
            program.wait_until_idle()
            before = program.cpu_seconds()
            time.sleep(10)
            # One frame in software rendering takes more than a clock tick.
            self.assertLessEqual(program.cpu_seconds() - before, 0.01, "seconds of processor time in 10 s of idling")

            before = program.still_picture()
            program.xdotool("key", "Escape")
            question = program.changed_picture(before)
            program.xdotool("key", "Return")  # to stay
            program.changed_picture(question)
            program.xdotool("key", "ctrl+q")
            self.assertEqual(program.end(), (0, ""))

    def test_says_nothing_where_there_is_no_session(self):
        """A display but no desktop session, as in a container or over ssh."""
        with display() as environment:
            environment.pop("XDG_RUNTIME_DIR")
            with Program(PROGRAM, environment) as program:
                program.wait_for(program.has_drawn, "something to be drawn")
                program.xdotool("key", "ctrl+q")
                self.assertEqual(program.end(), (0, ""))

    def test_has_the_icon_of_the_desktop_entry(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            program.wait_for(program.has_drawn, "something to be drawn")
            icons = program.server.icons(int(program.window))
            self.assertEqual(sorted(icons), [16, 32, 48, 128])
            for side, rows in icons.items():
                drawn = subprocess.run(["rsvg-convert", "-w", str(side), "-h", str(side), ICON], check=True,
                                       capture_output=True).stdout
                rgba = subprocess.run(["convert", "png:-", "-depth", "8", "rgba:-"], input=drawn, check=True,
                                      capture_output=True).stdout
                ours = b"".join(bytes((p >> 16 & 255, p >> 8 & 255, p & 255, p >> 24 & 255)) for row in rows for p in row)
                self.assertEqual(len(ours), len(rgba))
                differing = sum(abs(a - b) > 40 for a, b in zip(ours, rgba)) / len(rgba)
                self.assertLess(differing, 0.01, f"of the icon {side} pixels wide")
            program.xdotool("key", "ctrl+q")
            self.assertEqual(program.end(), (0, ""))

    def test_ends_by_its_close_button(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            program.wait_for(program.has_drawn, "something to be drawn")
            program.server.press_close_button(int(program.window))
            self.assertEqual(program.end(), (0, ""))

    def test_processes_every_key_that_arrives_faster_than_frames(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            english = program.still_picture()
            for _ in range(13):
                program.press("F2")
            chinese = program.changed_picture(english)
            program.xdotool("key", "F2")
            self.assertEqual(program.changed_picture(chinese), english)

    def test_accepts_a_chord_released_within_a_frame(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            program.still_picture()
            program.xdotool("key", "--delay", "5", "ctrl+q")
            self.assertEqual(program.end(), (0, ""))

    def test_takes_any_size(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            before = program.still_picture()

            def resize(width, height):
                return ["windowsize", program.window, str(width), str(height)]

            program.xdotool(*resize(200, 150))
            program.wait_for(lambda: (program.picture().width, program.picture().height) == (200, 150), "the small window")
            program.still_picture()
            program.xdotool(*sum((resize(200 + 97 * i % 1300, 150 + 61 * i % 800) for i in range(200)), []))
            program.xdotool(*resize(1280, 800))
            program.wait_for(lambda: program.picture().width == 1280 and program.still_picture() == before,
                             "the window as it was")
            program.xdotool("key", "ctrl+q")
            self.assertEqual(program.end(), (0, ""))

    def test_comes_back_from_being_minimised(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            before = program.still_picture()
            program.server.set_minimised(int(program.window), True)
            program.wait_until_idle()
            program.server.set_minimised(int(program.window), False)
            program.wait_for(lambda: program.server.picture(int(program.window)), "the window to be back")
            self.assertEqual(program.still_picture(), before)

    def test_opens_files(self):
        with tempfile.TemporaryDirectory() as folder, display() as environment:
            with Program(PROGRAM, environment) as program:
                playground = program.still_picture()
            files = {
                "my.en.md": "+++\nid = \"my\"\ntitle = \"My own\"\nchapter = \"\"\nfigures = [\"sigmoid\"]\n+++\n\n"
                            "## One step\n\nSome words.\n",
                "my.surprisal": "format = 1\nfigure = \"sigmoid\"\nlogits = [1.0, 2.0]\nlabels = [1.0, 0.0]\n"}
            for name, text in files.items():
                path = os.path.join(folder, name)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                with Program(PROGRAM, environment, path) as program:
                    self.assertNotEqual(program.still_picture(), playground)
                    program.press("ctrl+q")
                    self.assertEqual(program.end(), (0, ""))

    def test_says_that_a_file_is_not_there(self):
        for name in ("nowhere.surprisal", "nowhere.en.md"):
            ended = subprocess.run([PROGRAM, "/nonexistent/" + name], capture_output=True, text=True)
            self.assertEqual((ended.returncode, ended.stdout), (1, ""))
            self.assertRegex(ended.stderr, rf"\Asurprisal: [^\n]*{name}[^\n]*\n\Z")

    def assert_gives_up(self, environment, english, chinese):
        """Expects exit code 1 and one sentence in both languages."""
        ended = subprocess.run([PROGRAM], env=environment, capture_output=True, text=True)
        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertRegex(ended.stderr, rf"\Asurprisal: cannot open the window: [^\n]*{english}[^\n]*\n"
                                       rf"无法打开窗口：[^\n]*{chinese}[^\n]*\n\Z")

    def test_says_that_there_is_no_display(self):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.assert_gives_up(environment, "display", "显示器")
        self.assert_gives_up({**environment, "DISPLAY": ":4711"}, "display", "显示器")

    def test_says_that_opengl_is_too_old(self):
        with display() as environment:
            environment.update(MESA_GL_VERSION_OVERRIDE="3.0", MESA_GLSL_VERSION_OVERRIDE="130")
            self.assert_gives_up(environment, "OpenGL 3.3", "OpenGL 3.3")


unittest.main()
