"""A desktop portal for tests: fake_portal.py BEHAVIOUR LOG [URI]. It owns the portal's name on the session bus, appends a
line of JSON to LOG for each call, and answers as BEHAVIOUR says: choose, cancel, end (otherwise), wait, silent, die, refuse."""

import json
import os
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

BEHAVIOUR, LOG, *URI = sys.argv[1:]
NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"


def log(**what):
    with open(LOG, "a", encoding="utf-8") as file:
        file.write(json.dumps(what) + "\n")


class Request(dbus.service.Object):
    @dbus.service.signal("org.freedesktop.portal.Request", signature="ua{sv}")
    def Response(self, code, results):
        pass

    @dbus.service.method("org.freedesktop.portal.Request", in_signature="", out_signature="")
    def Close(self):
        log(method="Close")


class Portal(dbus.service.Object):
    def ask(self, method, sender, parent, title, options):
        plain = {"filters": [[str(title), [str(pattern) for _, pattern in patterns]]
                             for title, patterns in options.get("filters", [])],
                 "current_folder": bytes(options.get("current_folder", b"")).decode(),
                 "current_name": str(options.get("current_name", "")), "directory": bool(options.get("directory", False))}
        log(method=method, parent=str(parent), title=str(title), **plain)
        if BEHAVIOUR == "die":
            os._exit(0)
        if BEHAVIOUR == "refuse":
            raise dbus.exceptions.DBusException("no", name="org.freedesktop.portal.Error.Failed")
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        request = Request(dbus.SessionBus(), handle)
        codes = {"choose": 0, "cancel": 1, "end": 2}
        if BEHAVIOUR in codes:
            results = {"uris": dbus.Array(URI, signature="s")} if URI else {}
            GLib.idle_add(lambda: request.Response(dbus.UInt32(codes[BEHAVIOUR]), dbus.Dictionary(results, signature="sv")))
        return dbus.ObjectPath(handle)

    # A method that answers later never does so here if the portal is to be silent.
    @dbus.service.method("org.freedesktop.portal.FileChooser", in_signature="ssa{sv}", out_signature="o",
                         sender_keyword="sender", async_callbacks=("reply", "fail"))
    def OpenFile(self, parent, title, options, sender, reply, fail):
        self.answer("OpenFile", sender, parent, title, options, reply, fail)

    @dbus.service.method("org.freedesktop.portal.FileChooser", in_signature="ssa{sv}", out_signature="o",
                         sender_keyword="sender", async_callbacks=("reply", "fail"))
    def SaveFile(self, parent, title, options, sender, reply, fail):
        self.answer("SaveFile", sender, parent, title, options, reply, fail)

    def answer(self, method, sender, parent, title, options, reply, fail):
        try:
            handle = self.ask(method, sender, parent, title, options)
        except dbus.exceptions.DBusException as error:
            return fail(error)
        if BEHAVIOUR != "silent":
            reply(handle)


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
portal = Portal(dbus.SessionBus(), PATH)
name = dbus.service.BusName(NAME, dbus.SessionBus())
print("ready", flush=True)
GLib.MainLoop().run()
