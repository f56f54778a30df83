#include "window/file_request.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "window/dbus.h"

namespace surprisal::window {
namespace {

constexpr const char* kPortal = "org.freedesktop.portal.Desktop";
constexpr const char* kChooser = "org.freedesktop.portal.FileChooser";
constexpr const char* kRequest = "org.freedesktop.portal.Request";
constexpr const char* kBus = "org.freedesktop.DBus";

// How long to wait for the portal to accept the request; it may have to be started first.
constexpr auto kLongestSilence = std::chrono::seconds(3);

void write_request(DbusWriter writer, const FileRequest& request, const std::string& token) {
  writer.string(request.parent);
  writer.string(request.title);
  writer.begin_options();
  writer.option("handle_token", token);
  writer.option("modal", true);
  writer.option_bytes("current_folder", request.folder.string());
  if (request.for_folder) writer.option("directory", true);
  if (request.saving) writer.option("current_name", request.name);
  if (!request.patterns.empty()) writer.option_filter("filters", request.filter, request.patterns);
  writer.end_options();
}

FileAnswer answer_in(const DbusClient& bus, DbusMessage& response) {
  const auto [code, uri] = bus.response_of(response);
  if (code == 1) return {FileAnswer::Kind::Cancelled, {}};
  const std::filesystem::path path = path_of_uri(uri);
  if (code != 0 || path.empty()) return {};
  return {FileAnswer::Kind::Chosen, path};
}

// Our name on the bus, such as ":1.42"; empty if the bus does not answer.
std::string say_hello(DbusClient& bus, Moment deadline) {
  const DbusMessagePointer hello = bus.call(kBus, "/org/freedesktop/DBus", kBus, "Hello");
  const std::uint32_t serial = bus.send(*hello);
  while (const DbusMessagePointer message = bus.next(deadline)) {
    if (!bus.is_reply(*message, serial)) continue;
    const std::vector<std::string> names = bus.strings_of(*message);
    return bus.is_error(*message) || names.empty() ? std::string() : names.front();
  }
  return {};
}

bool has_portal_ended(const DbusClient& bus, DbusMessage& message) {
  if (!bus.is_signal(message, kBus, "NameOwnerChanged")) return false;
  const std::vector<std::string> change = bus.strings_of(message);  // name, old owner, new owner
  return change.size() == 3 && change[0] == kPortal && change[2].empty();
}

}  // namespace

FileAnswer ask_portal(const FileRequest& request, int stop) {
  const Moment deadline = std::chrono::steady_clock::now() + kLongestSilence;
  DbusClient bus(stop);
  if (!bus.open(session_bus_address())) return {};
  std::string own_name = say_hello(bus, deadline);
  if (own_name.empty()) return {};
  bus.watch(std::string("type='signal',interface='") + kRequest + "',member='Response'");
  bus.watch(std::string("type='signal',sender='") + kBus + "',member='NameOwnerChanged',arg0='" + kPortal +
            "'");

  const std::string token = "surprisal";
  const DbusMessagePointer call = bus.call(kPortal, "/org/freedesktop/portal/desktop", kChooser,
                                           request.saving ? "SaveFile" : "OpenFile");
  write_request(bus.writer(*call), request, token);
  const std::uint32_t serial = bus.send(*call);

  // The portal builds the handle this way, so a response is recognized even if it arrives before the reply.
  for (char& c : own_name) c = c == '.' ? '_' : c;
  std::string handle = "/org/freedesktop/portal/desktop/request/" + own_name.substr(1) + "/" + token;
  bool taken = false;
  while (const DbusMessagePointer message = bus.next(taken ? std::nullopt : std::optional(deadline))) {
    if (bus.is_reply(*message, serial)) {
      const std::vector<std::string> paths = bus.strings_of(*message);
      if (bus.is_error(*message) || paths.empty()) return {};
      handle = paths.front();
      taken = true;
    } else if (bus.is_signal(*message, kRequest, "Response") && bus.path_of(*message) == handle) {
      return answer_in(bus, *message);
    } else if (has_portal_ended(bus, *message)) {
      return {};
    }
  }
  // The caller no longer waits for an answer.
  const DbusMessagePointer close = bus.call(kPortal, handle, kRequest, "Close");
  bus.send(*close);
  bus.next(std::chrono::steady_clock::now());
  return {};
}

std::filesystem::path path_of_uri(std::string_view uri) {
  constexpr std::string_view kScheme = "file://";
  if (!uri.starts_with(kScheme)) return {};
  uri.remove_prefix(kScheme.size());
  uri.remove_prefix(std::min(uri.find('/'), uri.size()));  // the host
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    unsigned char byte = 0;
    const std::string_view digits = uri.substr(i + 1, 2);
    const bool escaped = uri[i] == '%' && digits.size() == 2 &&
                         std::from_chars(digits.data(), digits.data() + 2, byte, 16).ptr == digits.data() + 2;
    if (escaped && byte == 0) return {};
    path += escaped ? static_cast<char>(byte) : uri[i];
    if (escaped) i += 2;
  }
  return path;
}

}  // namespace surprisal::window
