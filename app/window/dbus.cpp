#include "window/dbus.h"

#include <dlfcn.h>
#include <poll.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <type_traits>

namespace surprisal::window {
namespace {

constexpr int kString = 's', kObjectPath = 'o', kArray = 'a', kVariant = 'v', kEntry = 'e', kByte = 'y',
              kUint32 = 'u', kBoolean = 'b', kStruct = 'r';  // types, as libdbus writes them
constexpr int kMethodReturn = 2, kError = 3;
constexpr int kPollMilliseconds = 20;  // in milliseconds, while there is a deadline

}  // namespace

// The functions of libdbus-1.so.3, with our own declarations. Their return values report errors.
struct DbusLibrary {
  using Bool = std::uint32_t;
  DbusConnection* (*open_private)(const char*, void*) = nullptr;
  void (*close)(DbusConnection*) = nullptr;
  void (*unref)(DbusConnection*) = nullptr;
  Bool (*get_unix_fd)(DbusConnection*, int*) = nullptr;
  Bool (*send)(DbusConnection*, DbusMessage*, std::uint32_t*) = nullptr;
  Bool (*read_write)(DbusConnection*, int) = nullptr;
  DbusMessage* (*pop_message)(DbusConnection*) = nullptr;
  DbusMessage* (*new_call)(const char*, const char*, const char*, const char*) = nullptr;
  void (*unref_message)(DbusMessage*) = nullptr;
  int (*get_type)(DbusMessage*) = nullptr;
  std::uint32_t (*get_reply_serial)(DbusMessage*) = nullptr;
  const char* (*get_path)(DbusMessage*) = nullptr;
  Bool (*is_signal)(DbusMessage*, const char*, const char*) = nullptr;
  Bool (*read_from)(DbusMessage*, DbusIterator*) = nullptr;
  int (*argument_type)(DbusIterator*) = nullptr;
  void (*get_basic)(DbusIterator*, void*) = nullptr;
  Bool (*go_on)(DbusIterator*) = nullptr;
  void (*recurse)(DbusIterator*, DbusIterator*) = nullptr;
  void (*append_to)(DbusMessage*, DbusIterator*) = nullptr;
  Bool (*append_basic)(DbusIterator*, int, const void*) = nullptr;
  Bool (*open_container)(DbusIterator*, int, const char*, DbusIterator*) = nullptr;
  Bool (*close_container)(DbusIterator*, DbusIterator*) = nullptr;

  bool load() {
    void* library = dlopen("libdbus-1.so.3", RTLD_NOW | RTLD_LOCAL);  // never unloaded
    if (library == nullptr) return false;
    const auto find = [library](const char* name, auto& function) {
      function = reinterpret_cast<std::decay_t<decltype(function)>>(dlsym(library, name));
      return function != nullptr;
    };
    return find("dbus_connection_open_private", open_private) && find("dbus_connection_close", close) &&
           find("dbus_connection_unref", unref) && find("dbus_connection_get_unix_fd", get_unix_fd) &&
           find("dbus_connection_send", send) && find("dbus_connection_read_write", read_write) &&
           find("dbus_connection_pop_message", pop_message) &&
           find("dbus_message_new_method_call", new_call) && find("dbus_message_unref", unref_message) &&
           find("dbus_message_get_type", get_type) &&
           find("dbus_message_get_reply_serial", get_reply_serial) &&
           find("dbus_message_get_path", get_path) && find("dbus_message_is_signal", is_signal) &&
           find("dbus_message_iter_init", read_from) &&
           find("dbus_message_iter_get_arg_type", argument_type) &&
           find("dbus_message_iter_get_basic", get_basic) && find("dbus_message_iter_next", go_on) &&
           find("dbus_message_iter_recurse", recurse) && find("dbus_message_iter_init_append", append_to) &&
           find("dbus_message_iter_append_basic", append_basic) &&
           find("dbus_message_iter_open_container", open_container) &&
           find("dbus_message_iter_close_container", close_container);
  }

  std::string text_at(DbusIterator& at) const {
    const char* text = "";
    get_basic(&at, &text);
    return text;
  }
};

void DbusUnref::operator()(DbusMessage* message) const { library->unref_message(message); }

std::string session_bus_address() {
  const char* set = std::getenv("DBUS_SESSION_BUS_ADDRESS");
  if (const std::string address = set == nullptr ? "" : set; !address.empty())
    return address.starts_with("autolaunch:") ? std::string() : address;
  const char* folder = std::getenv("XDG_RUNTIME_DIR");
  if (folder == nullptr) return {};
  const std::filesystem::path socket = std::filesystem::path(folder) / "bus";
  std::error_code none;
  return std::filesystem::is_socket(socket, none) ? "unix:path=" + socket.string() : std::string();
}

// ---- writing

DbusWriter::DbusWriter(const DbusLibrary& library, DbusMessage& message) : library_(library) {
  library_.append_to(&message, &arguments_);
}

void DbusWriter::string(const std::string& text) {
  const char* content = text.c_str();
  library_.append_basic(&arguments_, kString, &content);
}

void DbusWriter::begin_options() { library_.open_container(&arguments_, kArray, "{sv}", &options_); }

void DbusWriter::end_options() { library_.close_container(&arguments_, &options_); }

namespace {

// One entry of an a{sv}: `write` appends the value to the iterator that it is given.
template <typename Write>
void append_option(const DbusLibrary& library, DbusIterator& options, const char* name, const char* type,
                   Write write) {
  DbusIterator entry, value;
  library.open_container(&options, kEntry, nullptr, &entry);
  library.append_basic(&entry, kString, &name);
  library.open_container(&entry, kVariant, type, &value);
  write(value);
  library.close_container(&entry, &value);
  library.close_container(&options, &entry);
}

}  // namespace

void DbusWriter::option(const char* name, const std::string& text) {
  append_option(library_, options_, name, "s", [&](DbusIterator& value) {
    const char* content = text.c_str();
    library_.append_basic(&value, kString, &content);
  });
}

void DbusWriter::option(const char* name, bool on) {
  append_option(library_, options_, name, "b", [&](DbusIterator& value) {
    const DbusLibrary::Bool content = on ? 1 : 0;
    library_.append_basic(&value, kBoolean, &content);
  });
}

void DbusWriter::option_bytes(const char* name, const std::string& text) {
  append_option(library_, options_, name, "ay", [&](DbusIterator& value) {
    DbusIterator bytes;
    library_.open_container(&value, kArray, "y", &bytes);
    for (std::size_t i = 0; i <= text.size(); ++i) library_.append_basic(&bytes, kByte, text.c_str() + i);
    library_.close_container(&value, &bytes);
  });
}

void DbusWriter::option_filter(const char* name, const std::string& title,
                               const std::vector<std::string>& patterns) {
  append_option(library_, options_, name, "a(sa(us))", [&](DbusIterator& value) {
    DbusIterator filters, filter, parts;
    const char* head = title.c_str();
    library_.open_container(&value, kArray, "(sa(us))", &filters);
    library_.open_container(&filters, kStruct, nullptr, &filter);
    library_.append_basic(&filter, kString, &head);
    library_.open_container(&filter, kArray, "(us)", &parts);
    for (const std::string& pattern : patterns) {
      DbusIterator part;
      const std::uint32_t by_name = 0;
      const char* content = pattern.c_str();
      library_.open_container(&parts, kStruct, nullptr, &part);
      library_.append_basic(&part, kUint32, &by_name);
      library_.append_basic(&part, kString, &content);
      library_.close_container(&parts, &part);
    }
    library_.close_container(&filter, &parts);
    library_.close_container(&filters, &filter);
    library_.close_container(&value, &filters);
  });
}

// ---- the connection

DbusClient::DbusClient(int stop) : stop_(stop) {}

DbusClient::~DbusClient() {
  if (connection_ == nullptr) return;
  library_->close(connection_);
  library_->unref(connection_);
}

bool DbusClient::open(const std::string& address) {
  library_ = std::make_unique<DbusLibrary>();
  if (!library_->load()) return false;
  connection_ = library_->open_private(address.c_str(), nullptr);
  return connection_ != nullptr;
}

DbusMessagePointer DbusClient::call(const char* to, const std::string& path, const char* interface,
                                    const char* method) const {
  return {library_->new_call(to, path.c_str(), interface, method), DbusUnref{library_.get()}};
}

std::uint32_t DbusClient::send(DbusMessage& message) {
  std::uint32_t serial = 0;
  library_->send(connection_, &message, &serial);
  return serial;
}

void DbusClient::watch(const std::string& rule) {
  const DbusMessagePointer message =
      call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "AddMatch");
  writer(*message).string(rule);
  send(*message);
}

DbusMessagePointer DbusClient::next(std::optional<Moment> deadline) {
  const DbusUnref unref{library_.get()};
  int descriptor = -1;
  if (!library_->get_unix_fd(connection_, &descriptor)) return {nullptr, unref};
  while (true) {
    const bool connected = library_->read_write(connection_, 0);
    if (DbusMessage* message = library_->pop_message(connection_)) return {message, unref};
    if (!connected || (deadline && std::chrono::steady_clock::now() >= *deadline)) return {nullptr, unref};
    // With a deadline, also look at intervals: output that is still to be written does not wake poll().
    pollfd signs[] = {{descriptor, POLLIN, 0}, {stop_, POLLIN, 0}};
    poll(signs, 2, deadline ? kPollMilliseconds : -1);
    if (signs[1].revents != 0) return {nullptr, unref};
  }
}

// ---- reading

bool DbusClient::is_reply(DbusMessage& message, std::uint32_t serial) const {
  const int type = library_->get_type(&message);
  return (type == kMethodReturn || type == kError) && library_->get_reply_serial(&message) == serial;
}

bool DbusClient::is_error(DbusMessage& message) const { return library_->get_type(&message) == kError; }

bool DbusClient::is_signal(DbusMessage& message, const char* interface, const char* name) const {
  return library_->is_signal(&message, interface, name) != 0;
}

std::string DbusClient::path_of(DbusMessage& message) const {
  const char* path = library_->get_path(&message);
  return path == nullptr ? "" : path;
}

std::vector<std::string> DbusClient::strings_of(DbusMessage& message) const {
  std::vector<std::string> strings;
  DbusIterator at;
  if (!library_->read_from(&message, &at)) return strings;
  for (int type = library_->argument_type(&at); type == kString || type == kObjectPath;
       type = library_->go_on(&at) ? library_->argument_type(&at) : 0)
    strings.push_back(library_->text_at(at));
  return strings;
}

std::pair<std::uint32_t, std::string> DbusClient::response_of(DbusMessage& message) const {
  constexpr std::uint32_t kEndedOtherwise = 2;
  std::pair<std::uint32_t, std::string> response = {kEndedOtherwise, {}};
  DbusIterator at, entries;
  if (!library_->read_from(&message, &at) || library_->argument_type(&at) != kUint32) return response;
  library_->get_basic(&at, &response.first);
  if (!library_->go_on(&at) || library_->argument_type(&at) != kArray) return response;
  library_->recurse(&at, &entries);
  for (; library_->argument_type(&entries) == kEntry; library_->go_on(&entries)) {
    DbusIterator entry, value, uris;
    library_->recurse(&entries, &entry);
    if (library_->text_at(entry) != "uris" || !library_->go_on(&entry)) continue;
    library_->recurse(&entry, &value);
    if (library_->argument_type(&value) != kArray) continue;
    library_->recurse(&value, &uris);
    if (library_->argument_type(&uris) == kString) response.second = library_->text_at(uris);
  }
  return response;
}

}  // namespace surprisal::window
