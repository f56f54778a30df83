#include "data/npz.h"

#include <algorithm>
#include <utility>

#include "base/nearest.h"
#include "base/quote.h"
#include "data/zip.h"

namespace surprisal::data {
namespace {

std::string listed(const std::vector<const NamedArray*>& arrays) {
  std::string list;
  for (const NamedArray* named : arrays) {
    const Matrix& matrix = named->array.matrix;
    list += (list.empty() ? "" : ", ") + harmless(named->name, 40) + " (" + std::to_string(matrix.rows);
    if (named->array.dimensions == 2) list += " x " + std::to_string(matrix.columns);
    list += ")";
  }
  return list;
}

std::string listed_all(const Npz& npz) {
  std::vector<const NamedArray*> all;
  for (const NamedArray& named : npz.arrays) all.push_back(&named);
  return listed(all);
}

template <typename Suits>
std::vector<const NamedArray*> arrays_where(const Npz& npz, Suits suits) {
  std::vector<const NamedArray*> found;
  for (const NamedArray& named : npz.arrays) {
    if (suits(named.array)) found.push_back(&named);
  }
  return found;
}

Text with_unreadable(const Npz& npz) {
  if (npz.unreadable.empty()) return {};
  std::string list;
  for (const std::string& entry : npz.unreadable) list += (list.empty() ? "" : ", ") + entry;
  return {"; unreadable: " + list, "；无法读取：" + list};
}

Result<NamedArray> named_array(const Npz& npz, std::string_view key) {
  std::vector<std::string_view> names;
  for (const NamedArray& named : npz.arrays) {
    if (named.name == key) return named;
    names.push_back(named.name);
  }
  const std::string list = listed_all(npz);
  return Problem{unknown_name({"array", "数组"}, key, nearest(key, names)) +
                 Text("; it contains " + list, "；其中有 " + list) + with_unreadable(npz)};
}

Problem several(const std::vector<const NamedArray*>& arrays, const char* what, const char* what_zh,
                const char* option) {
  const std::string list = listed(arrays);
  return {{"several arrays could be the " + std::string(what) + ": " + list + "; choose one with " + option,
           "有几个数组的形状都像" + std::string(what_zh) + "：" + list + "；请用 " + option + " 选一个"}};
}

}  // namespace

Result<Npz> read_npz(std::string_view bytes, std::shared_ptr<const void> owner, const Work& work) {
  const Result<std::vector<ZipEntry>> entries = zip_entries(bytes);
  if (!entries) return entries.problem();
  Npz npz;
  for (const ZipEntry& entry : *entries) {
    if (!entry.name.ends_with(".npy")) continue;
    const std::string name = entry.name.substr(0, entry.name.size() - 4);
    const Result<Unpacked> content = unpacked(bytes, entry, owner, work);
    if (!content) return content.problem();
    Result<Array> array = read_npy(content->bytes, content->owner);
    if (array) {
      npz.arrays.push_back({name, std::move(*array)});
    } else {
      npz.unreadable.push_back(harmless(name, 40) + " (" + array.problem().message.en + ")");
    }
  }
  if (npz.arrays.empty() && npz.unreadable.empty()) {
    return Problem{{"it is a ZIP file without NPY arrays; save the scores with numpy.savez",
                    "它是 zip 文件，但其中没有 NPY 数组；请用 numpy.savez 保存"}};
  }
  return npz;
}

Result<NamedArray> scores_in(const Npz& npz, std::string_view key) {
  if (!key.empty()) return named_array(npz, key);
  const auto found =
      arrays_where(npz, [](const Array& a) { return a.matrix.columns > 1 && is_float(a.matrix.element); });
  if (found.size() == 1) return *found.front();
  if (found.size() > 1) return several(found, "scores", "得分", "--key");
  const std::string list = listed_all(npz);
  return Problem{
      Text("no array could be the scores, which are floats in rows and columns; it contains " + list,
           "没有形状像得分（由行和列组成的浮点数）的数组；其中有 " + list) +
      with_unreadable(npz)};
}

Result<std::optional<NamedArray>> labels_in(const Npz& npz, std::string_view key, const NamedArray& scores) {
  if (!key.empty()) {
    Result<NamedArray> named = named_array(npz, key);
    if (!named) return named.problem();
    return std::optional(std::move(*named));
  }
  auto found = arrays_where(npz, [&](const Array& a) {
    return a.matrix.columns == 1 && a.matrix.rows == scores.array.matrix.rows;
  });
  const auto has_floats = [](const NamedArray* named) { return is_float(named->array.matrix.element); };
  if (found.size() > 1) std::erase_if(found, has_floats);
  if (found.size() > 1) return several(found, "labels", "标签", "--label-key");
  if (found.empty()) return std::optional<NamedArray>();
  return std::optional(*found.front());
}

Result<NamedArray> only_array_in(const Npz& npz, std::string_view key) {
  if (!key.empty()) return named_array(npz, key);
  const auto all = arrays_where(npz, [](const Array&) { return true; });
  if (all.size() == 1) return *all.front();
  if (all.size() > 1) return several(all, "labels", "标签", "--label-key");
  return Problem{Text("it contains no array of numbers", "其中没有数的数组") + with_unreadable(npz)};
}

}  // namespace surprisal::data
