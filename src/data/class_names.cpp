#include "data/class_names.h"

#include <algorithm>

#include "base/file.h"
#include "base/quote.h"

namespace surprisal::data {

std::vector<std::string> class_names_in(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view name = text.substr(0, end);
    if (name.ends_with('\r')) name.remove_suffix(1);
    names.emplace_back(name);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

Result<std::vector<std::string>> read_class_names(const std::filesystem::path& path) {
  constexpr std::size_t kLargest = 64 << 20;
  const Result<std::string> text = read_file(path, kLargest);
  if (!text) return text.problem();
  return class_names_in(*text);
}

std::string shown_list(std::span<const std::string> names) {
  constexpr std::size_t kMost = 12, kLongestName = 24;  // bytes
  std::string list;
  for (const std::string& name : names.first(std::min(names.size(), kMost)))
    list += (list.empty() ? "" : ", ") + harmless(name, kLongestName);
  return names.size() > kMost ? list + ", ..." : list;
}

std::string class_name(const std::vector<std::string>& names, std::size_t k) {
  constexpr std::size_t kLongestShown = 200;  // bytes
  return k < names.size() && !names[k].empty() ? harmless(names[k], kLongestShown) : std::to_string(k);
}

Text unknown_label(std::string_view label, std::span<const std::string> names) {
  const Text shown = in_quotes(label);
  const std::string known = shown_list(names);
  return Text("has the label " + shown.en, "的标签是" + shown.zh) +
         (names.empty() ? Text(", but the classes have no names; give them with --names FILE",
                               "，而各类没有名称；请给 --names 文件")
                        : Text(", which is not a class name; the classes are " + known,
                               "，不是任何一类的名称；各类是 " + known));
}

Done names_fit(const std::vector<std::string>& names, std::size_t classes) {
  if (names.size() == classes) return Nothing{};
  const std::string given = std::to_string(names.size()), wanted = std::to_string(classes);
  return Problem{
      {"it has " + given + " names for " + wanted + " classes; list one name per class, one per line",
       "有 " + wanted + " 类，却有 " + given + " 个名称；每类一行"}};
}

}  // namespace surprisal::data
