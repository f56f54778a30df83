"""Runs the program on its own X server."""

import contextlib
import ctypes
import os
import subprocess
import sys
import tempfile
import time
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from timeouts import wait_for


@contextlib.contextmanager
def display(width=1600, height=1000):
    """The environment of a new X server, which chooses its own free number, with its own folders as on a desktop."""
    with _server(["Xvfb", "-screen", "0", f"{width}x{height}x24"]) as environment:
        yield environment


# The configuration of a server with up to 16 outputs that are not connected to a real screen.
SCREENS = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "Device"
  Identifier "nothing"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1280x720" 74.5 1280 1344 1472 1664 720 723 728 748
EndSection
Section "Screen"
  Identifier "screen"
  Device "nothing"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x720"
    Virtual 3840 1080
  EndSubSection
EndSection
"""
XORG = "/usr/lib/xorg/Xorg"


class Screens:
    """The screens of a server, each of 1280 x 720, side by side. At first there is one."""

    def __init__(self, environment):
        self.environment = environment
        self.plug(0)

    def xrandr(self, *arguments):
        return subprocess.run(["xrandr", *arguments], env=self.environment, check=True, capture_output=True, text=True).stdout

    def plug(self, number):
        output = f"DUMMY{number}"
        if number > 0:
            self.xrandr("--addmode", output, "1280x720")
        self.xrandr("--output", output, "--mode", "1280x720", "--pos", f"{1280 * number}x0")
        self.xrandr("--query")  # the server detects connected outputs only on a query

    def unplug(self, number):
        self.xrandr("--output", f"DUMMY{number}", "--off")
        self.xrandr("--query")


@contextlib.contextmanager
def screens():
    """The environment of a new X server with screens that can be plugged in, and these screens."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as configuration, tempfile.NamedTemporaryFile() as log:
        configuration.write(SCREENS)
        configuration.flush()
        command = [XORG, "-config", configuration.name, "-logfile", log.name, "-novtswitch", "-sharevts", "vt7"]
        with _server(command) as environment:
            yield environment, Screens(environment)


@contextlib.contextmanager
def _server(command):
    """Without a cache folder, the libraries of Debian 13 create one in the home folder."""
    home = tempfile.TemporaryDirectory()
    read_end, write_end = os.pipe()
    # Without -noreset it would restart whenever its last client disconnects, and refuse connections
    # meanwhile.
    server = subprocess.Popen(
        [*command, "-displayfd", str(write_end), "-nolisten", "tcp", "-noreset"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        assert number, f"{command[0]} did not start"
        os.mkdir(f"{home.name}/run", 0o700)
        environment = {**os.environ, "DISPLAY": f":{number}", "X_SERVER_PID": str(server.pid),
                       "LIBGL_ALWAYS_SOFTWARE": "1",
                       "XDG_CONFIG_HOME": f"{home.name}/config", "XDG_STATE_HOME": f"{home.name}/state",
                       "XDG_CACHE_HOME": f"{home.name}/cache", "XDG_RUNTIME_DIR": f"{home.name}/run"}
        for name in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_SESSION_TYPE", "DBUS_SESSION_BUS_ADDRESS"):
            environment.pop(name, None)
        yield environment
    finally:
        server.terminate()
        server.wait()
        home.cleanup()


class Clock:
    """The clock of a program, which can be set and stopped. While it is stopped, messages stay visible, however slow the
    machine is. `library` is made from test_clock.c."""

    def __init__(self, library, folder):
        self.file = os.path.join(folder, "clock")
        self.environment = {"LD_PRELOAD": library, "TEST_CLOCK": self.file}

    def set(self, seconds_ahead, stands=False):
        with open(self.file + ".new", "w", encoding="ascii") as file:
            file.write(f"{seconds_ahead} {time.monotonic_ns() if stands else 0}")
        os.rename(self.file + ".new", self.file)  # readers see the old or the new file

    @contextlib.contextmanager
    def standing(self):
        self.set(0, stands=True)
        try:
            yield
        finally:
            self.set(0)


class Picture:
    """What a window shows: rows of pixels, four bytes each, blue first."""

    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, pixels

    def __eq__(self, other):
        return self.pixels == other.pixels

    def colour(self, x, y):
        at = 4 * (y * self.width + x)
        blue, green, red = self.pixels[at:at + 3]
        return red, green, blue

    def row(self, y):
        """The colours of a row."""
        line = self.pixels[4 * y * self.width:4 * (y + 1) * self.width]
        return list(zip(line[2::4], line[1::4], line[0::4]))

    def colours(self):
        """The number of different colours; antialiased text has many."""
        return len(set(memoryview(self.pixels).cast("I")))

    def change(self, other):
        """The bounding box (left, top, right, bottom) of all differences; None if there are none."""
        assert (self.width, self.height) == (other.width, other.height)
        def line(picture, y):
            return picture.pixels[4 * y * self.width:4 * (y + 1) * self.width]
        rows = [y for y in range(self.height) if line(self, y) != line(other, y)]
        if not rows:
            return None
        left, right = self.width, 0
        for y in rows:
            ours, theirs = self.row(y), other.row(y)
            differing = [x for x in range(self.width) if ours[x] != theirs[x]]
            left, right = min(left, differing[0]), max(right, differing[-1])
        return left, rows[0], right, rows[-1]

    def save(self, path):
        """Saves as PNG."""
        def chunk(kind, data):
            body = kind + data
            return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
        rgb = bytearray(3 * self.width * self.height)
        for channel in range(3):
            rgb[channel::3] = self.pixels[2 - channel::4]
        stride = 3 * self.width
        rows = b"".join(b"\0" + rgb[y * stride:(y + 1) * stride] for y in range(self.height))
        header = self.width.to_bytes(4, "big") + self.height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 6)) +
                       chunk(b"IEND", b""))


class XImage(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int),
                ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
                ("padding", ctypes.c_long * 24)]  # an XEvent is as large as its largest member


class XServer:
    """What xdotool cannot do: take pictures, read the clipboard, act as a window manager, and send each key only after the
    server has processed the one before."""

    CURRENT_TIME = 0
    ANY_TYPE = 0
    ATOM_CARDINAL = 6
    CLIENT_MESSAGE = 33
    Z_PIXMAP = 2
    NORMAL, ICONIC = 1, 3
    on_error = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)

    def __init__(self, display_name):
        c, p, ul = ctypes.c_char_p, ctypes.c_void_p, ctypes.c_ulong
        self.x11 = x11 = ctypes.CDLL("libX11.so.6")
        for name, result, *arguments in [
                ("XOpenDisplay", p, c), ("XCloseDisplay", ctypes.c_int, p), ("XDefaultRootWindow", ul, p),
                ("XInternAtom", ul, p, c, ctypes.c_int), ("XSync", ctypes.c_int, p, ctypes.c_int),
                ("XSendEvent", ctypes.c_int, p, ul, ctypes.c_int, ctypes.c_long, p),
                ("XCreateSimpleWindow", ul, p, ul, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 3, ul, ul),
                ("XConvertSelection", ctypes.c_int, p, ul, ul, ul, ul, ul),
                ("XGetGeometry", ctypes.c_int, p, ul, *[p] * 7),
                ("XGetImage", ctypes.POINTER(XImage), p, ul, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 2, ul,
                 ctypes.c_int),
                ("XDestroyImage", ctypes.c_int, ctypes.POINTER(XImage)),
                ("XChangeProperty", ctypes.c_int, p, ul, ul, ul, ctypes.c_int, ctypes.c_int, p, ctypes.c_int),
                ("XDeleteProperty", ctypes.c_int, p, ul, ul),
                ("XGetWindowProperty", ctypes.c_int, p, ul, ul, ctypes.c_long, ctypes.c_long, ctypes.c_int, ul,
                 *[p] * 5),
                ("XStringToKeysym", ul, c), ("XKeysymToKeycode", ctypes.c_ubyte, p, ul),
                ("XMapWindow", ctypes.c_int, p, ul), ("XUnmapWindow", ctypes.c_int, p, ul),
                ("XFree", ctypes.c_int, p), ("XSetErrorHandler", p, p)]:
            function = getattr(x11, name)
            function.restype, function.argtypes = result, arguments
        self.xtst = ctypes.CDLL("libXtst.so.6")
        self.xtst.XTestFakeKeyEvent.argtypes = p, ctypes.c_uint, ctypes.c_int, ul
        x11.XSetErrorHandler(self.on_error)  # an error about a window that has just closed must not end the test
        self.connection = x11.XOpenDisplay(display_name.encode())
        assert self.connection, f"no connection to {display_name}"
        self.own_window = x11.XCreateSimpleWindow(
            self.connection, x11.XDefaultRootWindow(self.connection), 0, 0, 1, 1, 0, 0, 0)

    def close(self):
        self.x11.XCloseDisplay(self.connection)

    def atom(self, name):
        return self.x11.XInternAtom(self.connection, name.encode(), False)

    def picture(self, window):
        """The picture of a fully visible window; None if there is no such window."""
        root, x, y = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_int()
        width, height, border, depth = (ctypes.c_uint() for _ in range(4))
        if not self.x11.XGetGeometry(self.connection, window, *map(
                ctypes.byref, (root, x, y, width, height, border, depth))):
            return None
        image = self.x11.XGetImage(self.connection, window, 0, 0, width, height, 0xFFFFFF, self.Z_PIXMAP)
        if not image:
            return None
        try:
            assert image.contents.bits_per_pixel == 32 and image.contents.bytes_per_line == 4 * width.value
            return Picture(width.value, height.value,
                           ctypes.string_at(image.contents.data, 4 * width.value * height.value))
        finally:
            self.x11.XDestroyImage(image)

    def key(self, name, down):
        """GLFW treats a key as a repeat if it goes down in the same server millisecond as the one before."""
        code = self.x11.XKeysymToKeycode(self.connection, self.x11.XStringToKeysym(name.encode()))
        assert code, f"no key {name}"
        self.xtst.XTestFakeKeyEvent(self.connection, code, down, self.CURRENT_TIME)
        self.x11.XSync(self.connection, False)
        time.sleep(0.002)

    def clipboard(self):
        """The text in the clipboard."""
        place = self.atom("SURPRISAL_TEST")
        self.x11.XDeleteProperty(self.connection, self.own_window, place)
        self.x11.XConvertSelection(self.connection, self.atom("CLIPBOARD"), self.atom("UTF8_STRING"), place,
                                   self.own_window, self.CURRENT_TIME)
        self.x11.XSync(self.connection, False)

        def arrived():
            kind, count, rest = (ctypes.c_ulong() for _ in range(3))
            width, data = ctypes.c_int(), ctypes.c_void_p()
            self.x11.XGetWindowProperty(
                self.connection, self.own_window, place, 0, 1 << 20, False, self.ANY_TYPE,
                *map(ctypes.byref, (kind, width, count, rest, data)))
            if not kind.value:
                return None
            text = ctypes.string_at(data, count.value).decode()
            self.x11.XFree(data)
            return text
        return wait_for(arrived, "the clipboard")

    def icons(self, window):
        """The window's icons: rows of 0xAARRGGBB by the width of the icon."""
        kind, count, rest = (ctypes.c_ulong() for _ in range(3))
        width, data = ctypes.c_int(), ctypes.c_void_p()
        self.x11.XGetWindowProperty(
            self.connection, window, self.atom("_NET_WM_ICON"), 0, 1 << 20, False, self.ATOM_CARDINAL,
            *map(ctypes.byref, (kind, width, count, rest, data)))
        longs = ctypes.cast(data, ctypes.POINTER(ctypes.c_ulong))[:count.value] if data else []
        if data:
            self.x11.XFree(data)
        found, at = {}, 0
        while at < len(longs):
            columns, rows = longs[at:at + 2]
            pixels = longs[at + 2:at + 2 + columns * rows]
            found[columns] = [pixels[y * columns:(y + 1) * columns] for y in range(rows)]
            at += 2 + columns * rows
        return found

    def press_close_button(self, window):
        """Sends what a window manager sends when the close button is pressed."""
        event = ClientMessage(type=self.CLIENT_MESSAGE, window=window, format=32,
                              message_type=self.atom("WM_PROTOCOLS"))
        event.data[0] = self.atom("WM_DELETE_WINDOW")
        self.x11.XSendEvent(self.connection, window, False, 0, ctypes.byref(event))
        self.x11.XSync(self.connection, False)

    def set_minimised(self, window, minimised):
        """Minimises or restores the window as a window manager does."""
        state = (ctypes.c_long * 2)(self.ICONIC if minimised else self.NORMAL, 0)
        name = self.atom("WM_STATE")
        self.x11.XChangeProperty(self.connection, window, name, name, 32, 0, state, 2)
        (self.x11.XUnmapWindow if minimised else self.x11.XMapWindow)(self.connection, window)
        self.x11.XSync(self.connection, False)


class Program:
    """The running program, once its window is open."""

    MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}

    def __init__(self, path, environment, *arguments, clock=None):
        self.environment = environment
        own = {**environment, **(clock.environment if clock else {})}
        self.process = subprocess.Popen([path, *arguments], env=own, stderr=subprocess.PIPE, text=True)
        self.server = XServer(environment["DISPLAY"])
        self.window = self.wait_for(self._find_window, "the window")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()
        self.server.close()

    def wait_for(self, condition, what):
        """Waits for a condition; fails if the program has ended."""
        def checked():
            assert self.process.poll() is None, f"the program ended: {self.process.communicate()[1]}"
            return condition()
        return wait_for(checked, what)

    def _find_window(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "^surprisal$"],
            env=self.environment, capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, check=True, capture_output=True,
                              text=True).stdout

    def press(self, chord):
        """Presses a chord such as ctrl+q."""
        *held, key = chord.split("+")
        held = [self.MODIFIERS[name] for name in held]
        for name in [*held, key]:
            self.server.key(name, True)
        for name in [key, *reversed(held)]:
            self.server.key(name, False)

    def picture(self):
        return self.wait_for(lambda: self.server.picture(int(self.window)), "a picture of the window")

    def has_drawn(self):
        return self.picture().colours() > 16

    def has_nothing_to_do(self):
        """Whether the program and the server are idle. On a busy machine, a thread that is waiting for a processor uses no
        time but is not idle."""
        states = set()
        for process in (str(self.process.pid), self.environment["X_SERVER_PID"]):
            for task in os.listdir(f"/proc/{process}/task"):
                with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread that has just ended
                    with open(f"/proc/{process}/task/{task}/stat", encoding="utf-8", errors="replace") as stat:
                        states.add(stat.read().rpartition(")")[2].split()[0])
        return states == {"S"}

    def rests(self, seconds=0.2):
        """Whether the program is idle for this long. The default is longer than the time between two frames."""
        before, end = self.cpu_ticks(), time.monotonic() + seconds
        while time.monotonic() < end:
            if not self.has_nothing_to_do():
                return False
            time.sleep(0.02)
        return self.has_nothing_to_do() and self.cpu_ticks() == before

    def wait_until_idle(self):
        """Waits until the program has processed its input and drawn the result."""
        self.wait_for(lambda: self.rests(0.5), "the window to come to rest")

    def still_picture(self):
        """The picture once something is drawn and nothing changes any more."""
        def still():
            before = self.picture()
            if not self.rests():
                return None
            after = self.picture()
            return after if after == before and after.colours() > 16 else None
        return self.wait_for(still, "a picture that stays")

    def changed_picture(self, before):
        """The picture once it differs from `before` and no longer changes."""
        self.wait_for(lambda: self.picture() != before, "the picture to change")
        return self.still_picture()

    def cpu_ticks(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def cpu_seconds(self):
        return self.cpu_ticks() / os.sysconf("SC_CLK_TCK")

    def end(self):
        """The exit code and the text on standard error."""
        wait_for(lambda: self.process.poll() is not None, "it to end")
        return self.process.returncode, self.process.communicate()[1]
