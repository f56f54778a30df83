#include "data/npy.h"

#include <array>
#include <bit>
#include <limits>
#include <optional>
#include <utility>

#include "base/quote.h"
#include "data/npy_header.h"

namespace surprisal::data {
namespace {

struct ElementRow {
  Element element;
  const char* code;  // in the header, without the byte order
  const char* name;
  std::size_t size;
  bool is_float;
};

constexpr std::array<ElementRow, 11> kElements = {{{Element::Float16, "f2", "float16", 2, true},
                                                   {Element::Float32, "f4", "float32", 4, true},
                                                   {Element::Float64, "f8", "float64", 8, true},
                                                   {Element::Int8, "i1", "int8", 1, false},
                                                   {Element::UInt8, "u1", "uint8", 1, false},
                                                   {Element::Int16, "i2", "int16", 2, false},
                                                   {Element::UInt16, "u2", "uint16", 2, false},
                                                   {Element::Int32, "i4", "int32", 4, false},
                                                   {Element::UInt32, "u4", "uint32", 4, false},
                                                   {Element::Int64, "i8", "int64", 8, false},
                                                   {Element::UInt64, "u8", "uint64", 8, false}}};

const ElementRow& row_of(Element element) { return kElements[static_cast<std::size_t>(element)]; }

std::optional<Element> element_of(std::string_view type) {
  if (type.empty()) return std::nullopt;
  const std::string_view code = type.substr(1);
  if (code == "b1") return Element::UInt8;  // booleans
  for (const ElementRow& row : kElements) {
    if (code == row.code) return row.element;
  }
  return std::nullopt;
}

bool is_swapped(char order) { return order == (std::endian::native == std::endian::little ? '>' : '<'); }

constexpr std::string_view kMagic = "\x93NUMPY";

std::size_t little_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// Where the header's text is in the file. The numbers follow it.
struct HeaderRange {
  int version = 0;
  std::size_t begin = 0, end = 0;
};

Result<HeaderRange> header_range(std::string_view bytes) {
  constexpr std::size_t kVersionEnd = 8;
  const Problem cut_short{
      {"it is truncated: its header is incomplete; save it again", "文件不完整：文件头没有写完；请重新生成"}};
  if (bytes.size() < kVersionEnd) return cut_short;
  const int version = static_cast<unsigned char>(bytes[6]), minor = static_cast<unsigned char>(bytes[7]);
  if (version < 1 || version > 3 || minor != 0) {
    const std::string number = std::to_string(version) + "." + std::to_string(minor);
    return Problem{{"it is NPY version " + number + "; only versions 1.0, 2.0 and 3.0 can be read",
                    "它是 " + number + " 版的 NPY；只能读 1.0、2.0 和 3.0 版"}};
  }
  const std::size_t length_size = version == 1 ? 2 : 4;
  const std::size_t begin = kVersionEnd + length_size;
  if (bytes.size() < begin) return cut_short;
  const std::size_t length = little_endian(bytes.substr(kVersionEnd, length_size));
  if (length > bytes.size() - begin) {
    return Problem{{"its header claims to be " + std::to_string(length) + " bytes long, but only " +
                        std::to_string(bytes.size() - begin) + " follow; save the file again",
                    "文件头自称有 " + std::to_string(length) + " 字节，其后却只有 " +
                        std::to_string(bytes.size() - begin) + " 字节；请重新生成文件"}};
  }
  return HeaderRange{version, begin, begin + length};
}

std::string joined(const std::vector<std::uint64_t>& shape, const char* between) {
  std::string text;
  for (const std::uint64_t length : shape) text += (text.empty() ? "" : between) + std::to_string(length);
  return text;
}

Problem unknown_type(const std::string& type) {
  const std::string shown = surprisal::quoted(type);
  return {
      {"its numbers have the type " + shown +
           ", which cannot be read; save them with .astype(\"float32\") or .astype(\"float64\")",
       "其中的数是 " + shown + " 类型，无法读取；请用 .astype(\"float32\") 或 .astype(\"float64\") 保存"}};
}

Problem wrong_dimensions(const std::vector<std::uint64_t>& shape) {
  if (shape.empty()) {
    return {{"it contains a single number; an array of rows and columns is needed",
             "其中只有一个数；需要一个由行和列组成的数组"}};
  }
  const std::string shown = "(" + joined(shape, ", ") + ")";
  return {
      {"its shape is " + shown + "; reshape it to one or two dimensions, for example with .reshape(-1, " +
           std::to_string(shape.back()) + ")",
       "其形状为 " + shown + "；需要一维或二维，例如 .reshape(-1, " + std::to_string(shape.back()) + ")"}};
}

// The number of bytes that the header calls for, or nothing if no file could be that large.
std::optional<std::size_t> size_in_bytes(const std::vector<std::uint64_t>& shape, std::size_t element_size) {
  std::size_t size = element_size;
  for (const std::uint64_t length : shape) {
    if (length == 0) return 0;
  }
  for (const std::uint64_t length : shape) {
    if (length > std::numeric_limits<std::ptrdiff_t>::max() / size) return std::nullopt;
    size *= length;
  }
  return size;
}

Problem wrong_size(const std::string& description, std::optional<std::size_t> wanted, std::size_t present) {
  const std::string needs = wanted ? std::to_string(*wanted) : "too many";
  const std::string needs_zh = wanted ? std::to_string(*wanted) : "过多的";
  const std::string has = std::to_string(present);
  if (!wanted || *wanted > present) {
    return {{"it is truncated: its header says " + description + ", which takes " + needs +
                 " bytes, but only " + has + " are there; save it again",
             "文件不完整：文件头写的是 " + description + "，需要 " + needs_zh + " 字节，实有 " + has +
                 " 字节；请重新生成"}};
  }
  return {{"it is longer than its header says: " + description + " takes " + needs + " bytes, but " + has +
               " are there; save one array per file",
           "文件比文件头所写的长：" + description + " 需要 " + needs_zh + " 字节，实有 " + has +
               " 字节；每个文件请只存一个数组"}};
}

}  // namespace

const char* name_of(Element element) { return row_of(element).name; }
std::size_t size_of(Element element) { return row_of(element).size; }
bool is_float(Element element) { return row_of(element).is_float; }

bool is_npy(std::string_view bytes) { return bytes.starts_with(kMagic); }

Result<Array> read_npy(std::string_view bytes, std::shared_ptr<const void> owner) {
  if (!is_npy(bytes))
    return Problem{
        {"it is not an NPY file; save it with numpy.save", "它不是 NPY 文件；请用 numpy.save 保存"}};
  const Result<HeaderRange> place = header_range(bytes);
  if (!place) return place.problem();
  const auto head = parse_npy_header(bytes.substr(place->begin, place->end - place->begin));
  if (!head) {
    return Problem{{"its header is not valid; save it again with numpy.save",
                    "文件头无法理解；请用 numpy.save 重新生成"}};
  }
  const std::optional<Element> element = element_of(head->type);
  if (!element) return unknown_type(head->type);
  const std::vector<std::uint64_t>& shape = head->shape;
  const std::string description =
      "NPY " + std::to_string(place->version) + ".0, " + name_of(*element) + ", " + joined(shape, " x ");
  if (shape.empty() || shape.size() > 2) return wrong_dimensions(shape);
  const std::string_view numbers = bytes.substr(place->end);
  const std::optional<std::size_t> size = size_in_bytes(shape, size_of(*element));
  if (!size || *size != numbers.size()) return wrong_size(description, size, numbers.size());

  Array array{{}, shape.size(), description};
  Matrix& matrix = array.matrix;
  matrix.first = reinterpret_cast<const std::byte*>(numbers.data());
  matrix.element = *element;
  matrix.swapped = is_swapped(head->type.front()) && size_of(*element) > 1;
  matrix.rows = shape[0];
  matrix.columns = shape.size() == 2 ? shape[1] : 1;
  const auto step = static_cast<std::ptrdiff_t>(size_of(*element));
  const bool by_columns = head->fortran_order && shape.size() == 2;
  // An empty array may claim any length for its other dimension.
  const bool empty = matrix.rows == 0 || matrix.columns == 0;
  matrix.row_step = empty ? 0 : by_columns ? step : step * static_cast<std::ptrdiff_t>(matrix.columns);
  matrix.column_step = empty ? 0 : by_columns ? step * static_cast<std::ptrdiff_t>(matrix.rows) : step;
  matrix.owner = std::move(owner);
  return array;
}

}  // namespace surprisal::data
