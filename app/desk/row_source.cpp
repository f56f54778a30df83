#include "desk/row_source.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/letter_case.h"
#include "base/quote.h"
#include "base/wording.h"
#include "data/class_names.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

bool is_named_for_labels(const fs::path& path) {
  const std::string stem = lower_case(path.stem().string());
  return stem == "y" || stem.find("label") != stem.npos || stem.find("target") != stem.npos;
}

std::uintmax_t size_of(const fs::path& path) {
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(path, failed);
  return failed ? 0 : size;
}

std::string name_of(data::Element element) {
  using enum data::Element;
  switch (element) {
    case Float16:
      return "float16";
    case Float32:
      return "float32";
    case Float64:
      return "float64";
    case Int8:
      return "int8";
    case UInt8:
      return "uint8";
    case Int16:
      return "int16";
    case UInt16:
      return "uint16";
    case Int32:
      return "int32";
    case UInt32:
      return "uint32";
    case Int64:
      return "int64";
    case UInt64:
      return "uint64";
  }
  return {};
}

Text kind_words(data::Kind kind) {
  switch (kind) {
    case data::Kind::Probabilities:
      return {"probabilities", "概率"};
    case data::Kind::LogProbabilities:
      return {"log-probabilities", "对数概率"};
    case data::Kind::Logits:
      break;
  }
  return "logits";
}

Text label_words(const RowFile& file) {
  if (!file.has_labels()) return {", no labels", "，没有标签"};
  if (file.rows.soft_labels) return {", soft labels", "，软标签"};
  std::int32_t low = std::numeric_limits<std::int32_t>::max(), high = -1;
  for (const std::int32_t label : file.numbers.label) {
    if (label == data::kIgnored) continue;
    low = std::min(low, label);
    high = std::max(high, label);
  }
  if (high < 0) return {", every label is ignored", "，所有标签都被忽略"};
  const std::string range = std::to_string(low) + "–" + std::to_string(high);
  return {", labels " + range, "，标签 " + range};
}

Text classifier_text(const session::DigitRun& run) {
  const std::string steps = with_commas(static_cast<std::size_t>(run.steps));
  const std::string hidden = std::to_string(run.hidden);
  const Text model = run.hidden > 0 ? Text(hidden + " hidden units", hidden + " 个隐藏单元")
                                    : Text("softmax regression", "softmax 回归");
  return model + Text(" after " + steps + (run.steps == 1 ? " training step" : " training steps"),
                      "，训练 " + steps + " 步之后");
}

}  // namespace

Text name_of_rows(const RowSource& source) {
  if (source.digits) return {"360 test digits", "360 张测试图"};
  const std::string name = harmless(source.file.filename().string(), 80);
  if (source.labels.empty()) return name;
  return name + " + " + harmless(fs::path(source.labels).filename().string(), 80);
}

std::string name_of_other(const RowSource& source) { return harmless(source.with.filename().string(), 80); }

RowSource source_of(const std::vector<fs::path>& files) {
  RowSource source;
  if (files.empty()) return source;
  source.file = files.front();
  if (files.size() < 2) return source;
  fs::path labels = files[1];
  const bool first_is_named = is_named_for_labels(files[0]), second_is_named = is_named_for_labels(files[1]);
  const bool first_has_labels =
      first_is_named != second_is_named ? first_is_named : size_of(files[0]) < size_of(files[1]);
  if (first_has_labels) std::swap(source.file, labels);
  source.labels = labels.string();
  return source;
}

std::span<const std::string_view> row_endings() {
  static constexpr std::array<std::string_view, 7> kEndings = {".npy", ".npz",   ".csv", ".tsv",
                                                               ".txt", ".jsonl", ".json"};
  return kEndings;
}

bool is_row_file(std::string_view path) {
  const std::string name = lower_case(path);
  const auto endings = row_endings();
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string class_name_of(const RowFile& file, std::int32_t k) {
  return k < 0 ? std::to_string(k) : data::class_name(file.rows.class_names, static_cast<std::size_t>(k));
}

Text reading_text(const RowFile& file) {
  if (file.source.digits) return classifier_text(*file.source.digits);
  const Text kind = kind_words(file.rows.kind);
  const std::string rows = with_commas(file.count()), classes = with_commas(file.classes());
  const std::string element = name_of(file.rows.scores.element);
  return Text("read as " + kind.en + ", " + element + ", " + rows + (file.count() == 1 ? " row" : " rows") +
                  " × " + classes + " classes",
              "按 " + kind.zh + " 读取，" + element + "，" + rows + " 个样本 × " + classes + " 个类别") +
         label_words(file);
}

}  // namespace surprisal::desk
