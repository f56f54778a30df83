#include "export/gif.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace surprisal::exporting {
namespace {

constexpr std::size_t kColors = 256;
constexpr std::uint8_t kUnchanged = 255;  // transparent: the previous frame shows through
constexpr int kBitsOfIndex = 8;
constexpr std::uint32_t kColorBits = 0xFFFFFF;

void put(std::string& file, std::uint32_t byte) { file.push_back(static_cast<char>(byte & 0xFF)); }

void put_16(std::string& file, std::uint32_t value) {
  put(file, value);
  put(file, value >> 8);
}

int distance(Rgb a, Rgb b) {
  int sum = 0;
  for (int shift : {16, 8, 0}) {
    const int d = static_cast<int>((a >> shift) & 0xFF) - static_cast<int>((b >> shift) & 0xFF);
    sum += d * d;
  }
  return sum;
}

// Codes of 9 to 12 bits, packed from the lowest bit up, in blocks of up to 255 bytes.
class CodeBlocks {
 public:
  explicit CodeBlocks(std::string& file) : file_(file) {}

  void add(std::uint32_t code, int bits) {
    pending_ |= code << pending_bits_;
    pending_bits_ += bits;
    for (; pending_bits_ >= 8; pending_bits_ -= 8, pending_ >>= 8) add_byte(pending_);
  }
  void finish() {
    if (pending_bits_ > 0) add_byte(pending_);
    end_block();
    put(file_, 0);
  }

 private:
  void add_byte(std::uint32_t byte) {
    put(block_, byte);
    if (block_.size() == 255) end_block();
  }
  void end_block() {
    if (block_.empty()) return;
    put(file_, static_cast<std::uint32_t>(block_.size()));
    file_ += block_;
    block_.clear();
  }

  std::string& file_;
  std::string block_;
  std::uint32_t pending_ = 0;
  int pending_bits_ = 0;
};

// The LZW dictionary: each word is an earlier word plus one more index. A full table of these pairs is fast
// and small enough.
class CodeTable {
 public:
  static constexpr std::uint32_t kClear = 1u << kBitsOfIndex;
  static constexpr std::uint32_t kEnd = kClear + 1;
  static constexpr std::uint32_t kMost = 4096;

  CodeTable() : next_(kMost << kBitsOfIndex) { clear(); }

  void clear() {
    std::fill(next_.begin(), next_.end(), std::uint16_t{0});
    count_ = kEnd + 1;
    bits_ = kBitsOfIndex + 1;
  }
  std::uint32_t longer(std::uint32_t word, std::uint8_t index) const { return next_[place(word, index)]; }
  bool is_full() const { return count_ == kMost; }
  void learn(std::uint32_t word, std::uint8_t index) {
    // The decoder adds each word one step later, so codes get longer only after this one.
    if (count_ == 1u << bits_) ++bits_;
    next_[place(word, index)] = static_cast<std::uint16_t>(count_++);
  }
  int bits() const { return bits_; }

 private:
  static std::size_t place(std::uint32_t word, std::uint8_t index) { return (word << kBitsOfIndex) | index; }

  std::vector<std::uint16_t> next_;  // 0 if there is none
  std::uint32_t count_ = 0;
  int bits_ = 0;
};

void add_packed(std::string& file, std::span<const std::uint8_t> indices) {
  put(file, kBitsOfIndex);
  CodeBlocks codes(file);
  CodeTable words;
  codes.add(CodeTable::kClear, words.bits());
  std::uint32_t word = indices.front();
  for (const std::uint8_t index : indices.subspan(1)) {
    if (const std::uint32_t longer = words.longer(word, index); longer != 0) {
      word = longer;
      continue;
    }
    codes.add(word, words.bits());
    if (words.is_full()) {
      codes.add(CodeTable::kClear, words.bits());
      words.clear();
    } else {
      words.learn(word, index);
    }
    word = index;
  }
  codes.add(word, words.bits());
  codes.add(CodeTable::kEnd, words.bits());
  codes.finish();
}

struct Part {
  std::uint32_t left = 0, top = 0, width = 1, height = 1;
};

// The smallest rectangle that contains all changes; a single pixel if nothing changed.
Part changed_part(std::span<const std::uint32_t> now, std::span<const std::uint32_t> before,
                  std::uint32_t width, std::uint32_t height) {
  if (before.empty()) return {0, 0, width, height};
  std::uint32_t left = width, right = 0, top = height, bottom = 0;
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const std::size_t at = std::size_t{y} * width + x;
      if (((now[at] ^ before[at]) & kColorBits) == 0) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = y + 1;
    }
  }
  if (right == 0) return {};
  return {left, top, right - left, bottom - top};
}

void add_graphic_control(std::string& file, int hundredths) {
  constexpr std::uint32_t kLeaveInPlace = 1 << 2;
  constexpr std::uint32_t kHasTransparentIndex = 1;
  file += "\x21\xF9\x04";
  put(file, kLeaveInPlace | kHasTransparentIndex);
  put_16(file, static_cast<std::uint32_t>(std::clamp(hundredths, 0, 65535)));
  put(file, kUnchanged);
  put(file, 0);
}

void add_place_and_palette(std::string& file, const Part& part, std::vector<Rgb> palette) {
  constexpr std::uint32_t kOwnPaletteOf256 = 0x80 | (kBitsOfIndex - 1);
  file += '\x2C';
  for (const std::uint32_t value : {part.left, part.top, part.width, part.height}) put_16(file, value);
  put(file, kOwnPaletteOf256);
  palette.resize(kColors);
  for (const Rgb color : palette) {
    for (int shift : {16, 8, 0}) put(file, color >> shift);
  }
}

// Finds the nearest colour of the palette, and caches it for each colour.
class Nearest {
 public:
  explicit Nearest(const std::vector<Rgb>& palette) : palette_(palette) {}

  std::uint8_t of(Rgb color) {
    const auto [place, is_new] = known_.try_emplace(color, std::uint8_t{0});
    if (is_new) {
      const auto nearest = std::min_element(palette_.begin(), palette_.end(), [&](Rgb a, Rgb b) {
        return distance(a, color) < distance(b, color);
      });
      place->second = static_cast<std::uint8_t>(nearest - palette_.begin());
    }
    return place->second;
  }

 private:
  const std::vector<Rgb>& palette_;
  std::unordered_map<Rgb, std::uint8_t> known_;
};

}  // namespace

std::vector<Rgb> palette_of(std::span<const std::uint32_t> pixels, std::size_t most) {
  std::unordered_map<Rgb, std::size_t> counts;
  for (const std::uint32_t pixel : pixels) ++counts[pixel & kColorBits];
  struct Color {
    Rgb rgb;
    std::size_t count;
    int palette_error;
  };
  std::vector<Color> colors;
  for (const auto& [rgb, count] : counts) colors.push_back({rgb, count, 4 * 255 * 255});
  std::sort(colors.begin(), colors.end(), [](const Color& a, const Color& b) {
    return a.count != b.count ? a.count > b.count : a.rgb < b.rgb;  // break ties, for reproducible files
  });
  std::vector<Rgb> palette;
  const std::size_t by_count = colors.size() <= most ? colors.size() : most / 2;
  const auto take = [&](Rgb taken) {
    palette.push_back(taken);
    for (Color& color : colors)
      color.palette_error = std::min(color.palette_error, distance(color.rgb, taken));
  };
  for (std::size_t i = 0; i < by_count; ++i) take(colors[i].rgb);
  const auto missed = [](const Color& color) {
    return static_cast<double>(color.count) * static_cast<double>(color.palette_error);
  };
  while (palette.size() < std::min(most, colors.size()))
    take(std::max_element(colors.begin(), colors.end(), [&](const Color& a, const Color& b) {
           return missed(a) < missed(b);
         })->rgb);
  return palette;
}

GifWriter::GifWriter(std::uint32_t width, std::uint32_t height, bool loops) : width_(width), height_(height) {
  using namespace std::string_literals;
  file_ = "GIF89a";
  put_16(file_, width);
  put_16(file_, height);
  file_ += "\x70\0\0"s;  // each frame has its own colours
  if (loops) file_ += "\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"s;
}

void GifWriter::add(std::span<const std::uint32_t> pixels, int hundredths) {
  const Part part = changed_part(pixels, before_, width_, height_);
  const auto has_changed = [&](std::size_t at) {
    return before_.empty() || ((pixels[at] ^ before_[at]) & kColorBits) != 0;
  };
  const auto each = [&](auto&& visit) {
    for (std::uint32_t y = part.top; y < part.top + part.height; ++y) {
      for (std::uint32_t x = part.left; x < part.left + part.width; ++x) visit(std::size_t{y} * width_ + x);
    }
  };
  std::vector<std::uint32_t> changed;
  each([&](std::size_t at) {
    if (has_changed(at)) changed.push_back(pixels[at]);
  });
  const std::vector<Rgb> palette = palette_of(changed, kColors - 1);
  Nearest nearest(palette);
  std::vector<std::uint8_t> indices;
  each([&](std::size_t at) {
    indices.push_back(has_changed(at) ? nearest.of(pixels[at] & kColorBits) : kUnchanged);
  });
  add_graphic_control(file_, hundredths);
  add_place_and_palette(file_, part, palette);
  add_packed(file_, indices);
  before_.assign(pixels.begin(), pixels.end());
}

std::string GifWriter::finish() {
  file_ += '\x3B';
  return std::move(file_);
}

}  // namespace surprisal::exporting
