#include "data/file_format.h"

#include <array>

#include "data/log_probabilities.h"
#include "data/npy.h"
#include "data/zip.h"

namespace surprisal::data {
namespace {

struct OtherFormat {
  std::string_view start;
  const char* name;
};

using namespace std::string_view_literals;
constexpr std::array<OtherFormat, 9> kOtherFormats = {{{"PAR1"sv, "Parquet"},
                                                       {"\x89HDF"sv, "HDF5"},
                                                       {"\x1F\x8B"sv, "gzip"},
                                                       {"\x28\xB5\x2F\xFD"sv, "Zstandard"},
                                                       {"ARROW1"sv, "Arrow"},
                                                       {"\x80\x02"sv, "pickle"},
                                                       {"\x80\x03"sv, "pickle"},
                                                       {"\x80\x04"sv, "pickle"},
                                                       {"\x80\x05"sv, "pickle"}}};

Problem cannot_be_read(const std::string& what, const std::string& what_zh) {
  return {{what + ", which Surprisal cannot read; save the scores with numpy.save, or as CSV or JSON Lines",
           what_zh + "，无法读取；请用 numpy.save 保存得分，或存成 CSV 或 JSON lines"}};
}

}  // namespace

Result<FileFormat> format_of(std::string_view bytes) {
  if (bytes.empty()) return Problem{{"it is empty; save it again", "文件是空的；请重新生成"}};
  if (is_npy(bytes)) return FileFormat::Npy;
  if (is_zip(bytes)) return FileFormat::Npz;
  for (const OtherFormat& other : kOtherFormats) {
    const std::string name = other.name;
    if (bytes.starts_with(other.start))
      return cannot_be_read("it is a " + name + " file", "它是 " + name + " 文件");
  }
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
    return Problem{{"it is text in UTF-16; save it as UTF-8", "它是 UTF-16 文本；请存成 UTF-8"}};
  }
  const std::string_view beginning = bytes.substr(0, 4096);
  if (beginning.find('\0') != beginning.npos)
    return cannot_be_read("it is a binary file of an unknown kind", "它是未知的二进制文件");
  const std::size_t first = beginning.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const bool json = first != beginning.npos && (bytes[first] == '{' || bytes[first] == '[');
  if (!json) return FileFormat::DelimitedText;
  return has_token_list(bytes) ? FileFormat::Tokens : FileFormat::JsonLines;
}

}  // namespace surprisal::data
