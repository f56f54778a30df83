"""The real program on a display of its own: window_test.py PROGRAM"""

import ctypes
import os
import subprocess
import sys
import time
import unittest

from display import Program, display, wait_for

PROGRAM = sys.argv.pop(1)


def press_close_button(display_name, window):
    """What a window manager sends when its close button is pressed."""

    class ClientMessage(ctypes.Structure):
        _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                    ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                    ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
                    ("padding", ctypes.c_long * 24)]  # an XEvent is as large as its largest kind

    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long,
                               ctypes.POINTER(ClientMessage)]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    connection = x11.XOpenDisplay(display_name.encode())
    client_message = 33
    event = ClientMessage(type=client_message, window=int(window), format=32,
                          message_type=x11.XInternAtom(connection, b"WM_PROTOCOLS", False))
    event.data[0] = x11.XInternAtom(connection, b"WM_DELETE_WINDOW", False)
    x11.XSendEvent(connection, int(window), False, 0, ctypes.byref(event))
    x11.XCloseDisplay(connection)


class Window(unittest.TestCase):
    def test_comes_up_rests_and_ends_by_escape(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            geometry = program.xdotool("getwindowgeometry", "--shell", program.window)
            self.assertIn("WIDTH=1280\nHEIGHT=800\n", geometry)
            wait_for(lambda: program.colours() > 16, "something to be drawn")

            program.wait_until_idle()
            before = program.cpu_seconds()
            time.sleep(3)
            self.assertLessEqual(program.cpu_seconds() - before, 0.03, "of the processor in 3 s of rest")

            program.xdotool("key", "Escape")
            self.assertEqual(program.end(), (0, ""))

    def test_ends_by_its_close_button(self):
        with display() as environment, Program(PROGRAM, environment) as program:
            wait_for(lambda: program.colours() > 16, "something to be drawn")
            press_close_button(environment["DISPLAY"], program.window)
            self.assertEqual(program.end(), (0, ""))

    def assert_gives_up(self, environment, reason):
        """With exit code 1 and one sentence."""
        ended = subprocess.run([PROGRAM], env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(ended.returncode, 1)
        self.assertEqual(ended.stdout, "")
        self.assertRegex(ended.stderr, rf"\Asurprisal: [^\n]*{reason}[^\n]*\n\Z")

    def test_says_that_there_is_no_display(self):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.assert_gives_up(environment, "display")
        self.assert_gives_up({**environment, "DISPLAY": ":4711"}, "display")

    def test_says_that_opengl_is_too_old(self):
        with display() as environment:
            environment.update(MESA_GL_VERSION_OVERRIDE="3.0", MESA_GLSL_VERSION_OVERRIDE="130")
            self.assert_gives_up(environment, "OpenGL 3.3")


unittest.main()
