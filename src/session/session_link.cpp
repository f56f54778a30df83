#include "session/session_link.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <optional>

#include "base/base64.h"
#include "session/session_file.h"
#include "session/session_line.h"

namespace surprisal::session {
namespace {

constexpr std::string_view kVersion = "1";
constexpr std::size_t kCheckSize = 4;
constexpr std::size_t kLongestPacked = kLongestLine;  // deflate lengthens its input only slightly, if at all

const Bytef* bytes_of(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

// The CRC-32 of the deflated bytes detects any change within 32 consecutive bits before inflating starts.
std::string check_of(std::string_view packed) {
  const auto sum = static_cast<std::uint32_t>(crc32_z(0, bytes_of(packed), packed.size()));
  std::string check;
  for (const int shift : {24, 16, 8, 0}) check += static_cast<char>(sum >> shift & 255);
  return check;
}

std::string deflated(std::string_view text) {
  z_stream stream = {};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw std::bad_alloc();
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = const_cast<Bytef*>(bytes_of(text));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);  // the buffer has room for all of the output
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

// Nothing if the data are incomplete or damaged, or if the result is longer than a line may be.
std::optional<std::string> inflated(std::string_view packed) {
  z_stream stream = {};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  std::string text(kLongestLine, '\0');
  stream.next_in = const_cast<Bytef*>(bytes_of(packed));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int state = inflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  if (state == Z_MEM_ERROR) throw std::bad_alloc();
  if (state != Z_STREAM_END || stream.avail_in > 0) return std::nullopt;
  return text;
}

Problem damaged() {
  return Problem{{"its session is cut off or changed; copy the whole link again",
                  "其中的状态不完整或被改动过；请重新复制整个链接"}};
}

}  // namespace

std::string to_link_value(const Session& session) {
  const std::string packed = deflated(to_line(session));
  return std::string(kVersion) + "." + to_base64url(check_of(packed) + packed);
}

Result<Session> from_link_value(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view version = text.substr(0, point);
  const bool is_number = !version.empty() && version.size() < 10 &&
                         version.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_number || point == std::string_view::npos) return damaged();
  if (version != kVersion)
    return Problem{{"its session was made by a newer Surprisal; this one cannot read it",
                    "其中的状态由更新版本的 Surprisal 生成，本版本读不了"}};
  const std::string_view letters = text.substr(point + 1);
  const auto bytes = letters.size() <= 2 * kLongestPacked ? from_base64url(letters) : std::nullopt;
  if (!bytes || bytes->size() < kCheckSize) return damaged();
  const std::string_view packed = std::string_view(*bytes).substr(kCheckSize);
  if (check_of(packed) != bytes->substr(0, kCheckSize)) return damaged();
  const auto line = inflated(packed);
  return line ? from_line(*line) : damaged();
}

}  // namespace surprisal::session
