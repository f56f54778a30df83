// window: the part of libdbus that the desktop's file dialog needs. The library is loaded at run time, so
// that the program does not need it where there is no desktop.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace surprisal::window {

struct DbusLibrary;     // its functions
struct DbusConnection;  // opaque: libdbus's own
struct DbusMessage;

// Larger than libdbus's own, whose size is part of its binary interface.
struct DbusIterator {
  alignas(std::max_align_t) unsigned char storage[256] = {};
};

struct DbusUnref {
  const DbusLibrary* library = nullptr;
  void operator()(DbusMessage* message) const;
};
using DbusMessagePointer = std::unique_ptr<DbusMessage, DbusUnref>;

using Moment = std::chrono::steady_clock::time_point;

// Where the session bus listens, from the environment; empty if there is none. libdbus itself would start
// one.
std::string session_bus_address();

// The arguments of a method call, appended in order. Strings must be UTF-8.
class DbusWriter {
 public:
  DbusWriter(const DbusLibrary& library, DbusMessage& message);

  void string(const std::string& text);
  // An a{sv}; between its begin and its end, append only options.
  void begin_options();
  void option(const char* name, const std::string& value);
  void option(const char* name, bool value);
  void option_bytes(const char* name, const std::string& value);  // zero-terminated, such as a path
  void option_filter(const char* name, const std::string& title, const std::vector<std::string>& patterns);
  void end_options();

 private:
  const DbusLibrary& library_;
  DbusIterator arguments_;
  DbusIterator options_;
};

// A private connection to the session bus, for one thread. Only `next` blocks.
class DbusClient {
 public:
  // `stop` is a file descriptor; as soon as it is readable, `next` returns.
  explicit DbusClient(int stop);
  ~DbusClient();
  DbusClient(const DbusClient&) = delete;
  DbusClient& operator=(const DbusClient&) = delete;

  bool open(const std::string& address);  // false without libdbus or without a bus

  DbusMessagePointer call(const char* to, const std::string& path, const char* interface,
                          const char* method) const;
  DbusWriter writer(DbusMessage& message) const { return {*library_, message}; }
  std::uint32_t send(DbusMessage& message);  // returns the serial number that its reply carries
  void watch(const std::string& rule);       // asks the bus for these signals

  // The next message; none after the deadline, a stop, or the end of the connection.
  DbusMessagePointer next(std::optional<Moment> deadline);

  bool is_reply(DbusMessage& message, std::uint32_t serial) const;  // also an error
  bool is_error(DbusMessage& message) const;
  bool is_signal(DbusMessage& message, const char* interface, const char* name) const;
  std::string path_of(DbusMessage& message) const;
  std::vector<std::string> strings_of(DbusMessage& message) const;  // its leading strings and object paths

  // Of a portal's Response: its code, and the first of its URIs.
  std::pair<std::uint32_t, std::string> response_of(DbusMessage& message) const;

 private:
  std::unique_ptr<DbusLibrary> library_;
  DbusConnection* connection_ = nullptr;
  int stop_;
};

}  // namespace surprisal::window
