#include "data/zip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include "base/quote.h"

namespace surprisal::data {
namespace {

constexpr std::uint32_t kEntrySignature = 0x04034b50, kDirectorySignature = 0x02014b50,
                        kEndSignature = 0x06054b50, kEnd64Signature = 0x06064b50,
                        kEnd64PlaceSignature = 0x07064b50;
constexpr std::size_t kEntrySize = 30, kDirectorySize = 46, kEndSize = 22, kEnd64Size = 56,
                      kEnd64PlaceSize = 20;
constexpr std::uint32_t kInZip64Field = 0xFFFFFFFF;  // the real value is in the ZIP64 field

// Reads little-endian numbers from the bytes; 0 if they are out of range.
class ZipFields {
 public:
  explicit ZipFields(std::string_view bytes) : bytes_(bytes) {}
  std::uint16_t two(std::uint64_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }
  std::uint32_t four(std::uint64_t at) const { return static_cast<std::uint32_t>(number(at, 4)); }
  std::uint64_t eight(std::uint64_t at) const { return number(at, 8); }
  bool has(std::uint64_t at, std::uint64_t count) const {
    return at <= bytes_.size() && count <= bytes_.size() - at;
  }

 private:
  std::uint64_t number(std::uint64_t at, std::size_t size) const {
    if (!has(at, size)) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
    return value;
  }

  std::string_view bytes_;
};

const Problem& damaged_zip() {
  static const Problem problem{{"its list of entries is damaged or truncated; save the file again",
                                "其条目列表已损坏或不完整；请重新生成文件"}};
  return problem;
}

// The end record is at the end of the file, followed only by a comment of at most 65535 bytes.
std::optional<std::uint64_t> place_of_end(std::string_view bytes) {
  const ZipFields fields(bytes);
  if (bytes.size() < kEndSize) return std::nullopt;
  const std::uint64_t last = bytes.size() - kEndSize;
  const std::uint64_t first = last - std::min<std::uint64_t>(last, 65535);
  for (std::uint64_t at = last + 1; at-- > first;) {
    if (fields.four(at) == kEndSignature) return at;
  }
  return std::nullopt;
}

struct Directory {
  std::uint64_t count = 0, place = 0;
};

std::optional<Directory> directory_of(std::string_view bytes) {
  const ZipFields fields(bytes);
  const auto end = place_of_end(bytes);
  if (!end) return std::nullopt;
  Directory directory{fields.two(*end + 10), fields.four(*end + 16)};
  if (*end < kEnd64PlaceSize || fields.four(*end - kEnd64PlaceSize) != kEnd64PlaceSignature) return directory;
  const std::uint64_t end64 = fields.eight(*end - kEnd64PlaceSize + 8);
  if (!fields.has(end64, kEnd64Size) || fields.four(end64) != kEnd64Signature) return std::nullopt;
  return Directory{fields.eight(end64 + 32), fields.eight(end64 + 48)};
}

// The ZIP64 field contains only the values that do not fit in their 32-bit fields, in this order.
bool take_zip64(ZipEntry& entry, const ZipFields& fields, std::uint64_t at, std::uint64_t end) {
  while (at + 4 <= end) {
    const std::uint64_t kind = fields.two(at), next = at + 4 + fields.two(at + 2);
    if (kind == 1) {
      std::uint64_t value = at + 4;
      for (std::uint64_t* wanted : {&entry.size, &entry.packed_size, &entry.place}) {
        if (*wanted != kInZip64Field) continue;
        if (value + 8 > next || next > end) return false;
        *wanted = fields.eight(value);
        value += 8;
      }
      return true;
    }
    at = next;
  }
  return entry.size != kInZip64Field && entry.packed_size != kInZip64Field && entry.place != kInZip64Field;
}

// The inflated content; nothing if it is damaged or its size differs from the one in the entry.
std::optional<std::string> inflated(std::string_view packed, std::uint64_t size, const Work& work) {
  std::string result(size, '\0');
  z_stream stream = {};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  std::size_t in = 0, out = 0;
  int state = Z_OK;
  constexpr std::size_t kAtATime = 1 << 20;
  bool goes_on = true;
  while (state == Z_OK && goes_on) {
    const std::size_t given = std::min(packed.size() - in, kAtATime),
                      room = std::min(result.size() - out, kAtATime);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + in));
    stream.avail_in = static_cast<uInt>(given);
    stream.next_out = reinterpret_cast<Bytef*>(result.data() + out);
    stream.avail_out = static_cast<uInt>(room);
    state = inflate(&stream, Z_NO_FLUSH);
    in += given - stream.avail_in;
    goes_on = work.count(given - stream.avail_in);
    out += room - stream.avail_out;
  }
  inflateEnd(&stream);
  if (state == Z_MEM_ERROR) throw std::bad_alloc();
  if (state != Z_STREAM_END || out != size) return std::nullopt;
  return result;
}

bool has_checksum(std::string_view bytes, std::uint32_t checksum) {
  return crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()) == checksum;
}

// Small entries are exempt: labels that are all the same really do compress this well.
bool expands_too_much(const ZipEntry& entry) {
  constexpr std::uint64_t kMaxTimes = 100, kHarmless = 1 << 20;
  return entry.size > kHarmless && entry.size / kMaxTimes >= entry.packed_size;
}

}  // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<std::vector<ZipEntry>> zip_entries(std::string_view bytes) {
  const auto directory = directory_of(bytes);
  const ZipFields fields(bytes);
  if (!directory) return damaged_zip();
  std::vector<ZipEntry> entries;
  std::uint64_t at = directory->place;
  for (std::uint64_t i = 0; i < directory->count; ++i) {
    if (!fields.has(at, kDirectorySize) || fields.four(at) != kDirectorySignature) return damaged_zip();
    const std::uint64_t name_size = fields.two(at + 28), extra_size = fields.two(at + 30),
                        comment_size = fields.two(at + 32), name = at + kDirectorySize,
                        extra = name + name_size, next = extra + extra_size + comment_size;
    if (next > bytes.size()) return damaged_zip();
    ZipEntry entry{std::string(bytes.substr(name, name_size)),
                   fields.two(at + 10),
                   fields.four(at + 16),
                   fields.four(at + 20),
                   fields.four(at + 24),
                   fields.four(at + 42)};
    if (!take_zip64(entry, fields, extra, extra + extra_size)) return damaged_zip();
    entries.push_back(std::move(entry));
    at = next;
  }
  return entries;
}

Result<Unpacked> unpacked(std::string_view zip, const ZipEntry& entry, std::shared_ptr<const void> owner,
                          const Work& work) {
  const ZipFields fields(zip);
  const auto entry_problem = [&](Text what) {
    return Problem{Text("its entry ", "其条目 ") + surprisal::quoted(entry.name) + Text(" ") + what};
  };
  if (!fields.has(entry.place, kEntrySize) || fields.four(entry.place) != kEntrySignature)
    return damaged_zip();
  const std::uint64_t start =
      entry.place + kEntrySize + fields.two(entry.place + 26) + fields.two(entry.place + 28);
  if (!fields.has(start, entry.packed_size)) return damaged_zip();
  const std::string_view packed = zip.substr(start, entry.packed_size);
  if (fields.two(entry.place + 6) & 1) {
    return entry_problem({"is encrypted; save it without a password", "已加密；请不加密码地保存"});
  }
  if (entry.method == 0) {
    if (entry.packed_size != entry.size) return damaged_zip();
    return Unpacked{packed, std::move(owner)};
  }
  if (entry.method != 8) {
    return entry_problem({"is compressed with an unsupported method; save it with numpy.savez_compressed",
                          "的压缩方式无法读取；请用 numpy.savez_compressed 保存"});
  }
  if (expands_too_much(entry)) {
    return entry_problem(
        {"would expand from " + std::to_string(entry.packed_size) + " to " + std::to_string(entry.size) +
             " bytes, more than a hundredfold; save it with numpy.savez, uncompressed",
         "解压后将由 " + std::to_string(entry.packed_size) + " 字节变为 " + std::to_string(entry.size) +
             " 字节，超过一百倍；请用 numpy.savez 不压缩地保存"});
  }
  std::optional<std::string> bytes = inflated(packed, entry.size, work);
  if (!bytes || !has_checksum(*bytes, entry.checksum)) {
    return entry_problem({"is damaged; save the file again", "已损坏；请重新生成文件"});
  }
  const auto content = std::make_shared<const std::string>(std::move(*bytes));
  return Unpacked{*content, content};
}

}  // namespace surprisal::data
