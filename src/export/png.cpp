#include "export/png.h"

#include <zlib.h>

#include <array>
#include <cmath>
#include <vector>

namespace surprisal::exporting {
namespace {

using Byte = unsigned char;

// Drawings are mostly flat, so rows compress best without a filter. Zlib levels above 3 take twice as long
// for a file a tenth smaller.
constexpr int kLevel = 3;

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift : {24, 16, 8, 0}) bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
  return bytes;
}

const Byte* bytes_of(std::string_view text) { return reinterpret_cast<const Byte*>(text.data()); }

void add_chunk(std::string& file, std::string_view kind, std::string_view content) {
  file += big_endian(static_cast<std::uint32_t>(content.size()));
  const std::size_t start = file.size();
  file += kind;
  file += content;
  const std::string_view checked = std::string_view(file).substr(start);
  file += big_endian(static_cast<std::uint32_t>(crc32_z(0, bytes_of(checked), checked.size())));
}

std::string header(const Pixels& pixels) {
  constexpr char kRgb = 2;
  constexpr char kRgba = 6;
  const char color_type = pixels.opaque ? kRgb : kRgba;
  return big_endian(pixels.width) + big_endian(pixels.height) + std::string{8, color_type, 0, 0, 0};
}

std::string physical_size(double dots_per_inch) {
  constexpr double kInchesPerMetre = 1 / 0.0254;
  const auto per_metre = static_cast<std::uint32_t>(std::lround(dots_per_inch * kInchesPerMetre));
  return big_endian(per_metre) + big_endian(per_metre) + '\1';
}

void add_text(std::string& file, const std::string& keyword, const std::string& text) {
  using namespace std::string_literals;
  if (text.empty()) return;
  add_chunk(file, "iTXt",
            keyword + "\0\0\0\0\0"s + text);  // uncompressed, no language, no translated keyword
}

Byte divided(std::uint32_t color, std::uint32_t alpha) {
  return static_cast<Byte>((color * 255 + alpha / 2) / alpha);
}

void put_opaque(std::span<const std::uint32_t> row, Byte* to) {
  for (std::uint32_t pixel : row) {
    *to++ = static_cast<Byte>(pixel >> 16);
    *to++ = static_cast<Byte>(pixel >> 8);
    *to++ = static_cast<Byte>(pixel);
  }
}

// Compresses row by row, to avoid a second copy of the picture in memory.
class Deflater {
 public:
  Deflater() { good_ = deflateInit(&stream_, kLevel) == Z_OK; }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void add(std::span<Byte> bytes, int flush = Z_NO_FLUSH) {
    stream_.next_in = bytes.data();
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = part_.data();
      stream_.avail_out = static_cast<uInt>(part_.size());
      good_ = good_ && deflate(&stream_, flush) != Z_STREAM_ERROR;
      result_.append(reinterpret_cast<const char*>(part_.data()), part_.size() - stream_.avail_out);
    } while (good_ && stream_.avail_out == 0);
  }
  void finish() { add({}, Z_FINISH); }

  bool good() const { return good_; }
  const std::string& result() const { return result_; }

 private:
  z_stream stream_ = {};
  std::vector<Byte> part_ = std::vector<Byte>(1 << 16);
  std::string result_;
  bool good_ = false;
};

}  // namespace

void put_plain(std::span<const std::uint32_t> pixels, unsigned char* to) {
  for (std::uint32_t pixel : pixels) {
    const std::uint32_t alpha = pixel >> 24;
    for (int shift : {16, 8, 0}) *to++ = alpha == 0 ? Byte{0} : divided((pixel >> shift) & 0xFF, alpha);
    *to++ = static_cast<Byte>(alpha);
  }
}

Problem no_memory_for_picture() {
  return {{"not enough memory for the picture; make it smaller", "内存不足，无法生成图片；请缩小图片"}};
}

Result<std::string> png(const Pixels& pixels, double dots_per_inch, const PngTexts& texts,
                        const Progress& progress) {
  constexpr std::uint32_t kRowsBetweenReports = 64;
  const std::size_t depth = pixels.opaque ? 3 : 4;
  std::vector<Byte> row(1 + pixels.width * depth);  // the first byte names the filter: 0, none
  Deflater deflater;
  for (std::uint32_t y = 0; y < pixels.height; ++y) {
    if (progress && y % kRowsBetweenReports == 0 && !progress(static_cast<double>(y) / pixels.height))
      return Problem{"stopped"};
    const auto values = pixels.values.subspan(y * pixels.stride, pixels.width);
    if (pixels.opaque) {
      put_opaque(values, row.data() + 1);
    } else {
      put_plain(values, row.data() + 1);
    }
    deflater.add(row);
  }
  deflater.finish();
  if (!deflater.good()) return no_memory_for_picture();

  std::string file = "\x89PNG\r\n\x1A\n";
  add_chunk(file, "IHDR", header(pixels));
  add_chunk(file, "sRGB", std::string(1, '\0'));
  add_chunk(file, "pHYs", physical_size(dots_per_inch));
  add_text(file, "Title", texts.title);
  add_text(file, "Description", texts.description);
  add_chunk(file, "IDAT", deflater.result());
  add_chunk(file, "IEND", {});
  return file;
}

}  // namespace surprisal::exporting
