#include "desk/kept_rows.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <system_error>
#include <utility>
#include <vector>

#include "base/quote.h"
#include "base/toml.h"
#include "desk/paths.h"
#include "session/session_file.h"
#include "session/session_toml.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kKindWords = {"logits", "probs", "log_probs"};  // by data::Kind

bool is_plain(const std::string& text) { return harmless(text, text.size()) == text; }

bool names_a_file(const fs::path& path) {
  std::error_code none;
  return fs::is_regular_file(path, none);
}

// Labels name a column of the file, unless a file with that name exists.
std::string absolute_labels(const std::string& labels) {
  return names_a_file(labels) ? absolute_path(labels).string() : labels;
}

std::string absolute_or_empty(const fs::path& path) {
  return path.empty() ? std::string() : absolute_path(path).string();
}

std::string toml_of(const KeptRows& rows) {
  const data::ReadingOptions& reading = rows.source.reading;
  const std::vector<std::pair<std::string_view, std::string>> texts = {
      {"file", absolute_or_empty(rows.source.file)},
      {"labels", absolute_labels(rows.source.labels)},
      {"kind", reading.kind ? std::string(kKindWords[static_cast<std::size_t>(*reading.kind)]) : ""},
      {"names", absolute_or_empty(reading.names)},
      {"key", reading.key},
      {"label_key", reading.label_key},
      {"with", absolute_or_empty(rows.source.with)}};
  if (!std::all_of(texts.begin(), texts.end(), [](const auto& entry) { return is_plain(entry.second); }))
    return {};
  std::string toml = "\n[" + std::string(kRowsTable) + "]\n";
  const auto write = [&](std::string_view key, const std::string& value) {
    toml += std::string(key) + " = " + value + "\n";
  };
  for (const auto& [key, text] : texts) {
    if (!text.empty()) write(key, toml_text(text));
  }
  if (reading.label_base) write("label_base", std::to_string(*reading.label_base));
  if (reading.ignore) write("ignore", std::to_string(*reading.ignore));
  if (reading.head) write("head", toml_bool(*reading.head));
  if (reading.leave_out_faulty_rows) write("leave_out", toml_bool(true));
  if (rows.row) write("row", std::to_string(*rows.row));
  return toml;
}

// Reads one key after another and keeps the first error.
class KeptRowsReader {
 public:
  explicit KeptRowsReader(const toml::table& table) : table_(table) {}

  Result<KeptRows> read(const fs::path& folder) {
    KeptRows rows;
    data::ReadingOptions& reading = rows.source.reading;
    std::string file, names, kind, with;
    std::optional<std::int64_t> base, row;
    bool leave_out = false;
    take("file", file);
    take("labels", rows.source.labels);
    take("kind", kind);
    take("names", names);
    take("key", reading.key);
    take("label_key", reading.label_key);
    take("with", with);
    take("label_base", base);
    take("ignore", reading.ignore);
    take("head", reading.head);
    take("leave_out", leave_out);
    take("row", row);
    find_unknown_key();
    if (file.empty()) fail("file", {"is missing", "缺失"}, table_);
    const auto kinds = std::find(kKindWords.begin(), kKindWords.end(), kind);
    if (kind.empty())
      reading.kind.reset();
    else if (kinds == kKindWords.end())
      fail("kind", {"must be logits, probs or log_probs", "必须是 logits、probs 或 log_probs"}, table_);
    else
      reading.kind = static_cast<data::Kind>(kinds - kKindWords.begin());
    if (base && *base != 0 && *base != 1) fail("label_base", {"must be 0 or 1", "必须是 0 或 1"}, table_);
    if (row && *row < 0) fail("row", {"must not be negative", "不能是负数"}, table_);
    if (fault_) return problem_of(*fault_);
    rows.source.file = folder / file;
    if (!with.empty()) rows.source.with = folder / with;
    if (!names.empty()) reading.names = folder / names;
    if (!rows.source.labels.empty() && names_a_file(folder / rows.source.labels))
      rows.source.labels = (folder / rows.source.labels).string();
    if (base) reading.label_base = static_cast<int>(*base);
    if (row) rows.row = static_cast<std::size_t>(*row);
    reading.leave_out_faulty_rows = leave_out;
    return rows;
  }

 private:
  void fail(std::string_view key, const Text& message, const toml::node& near) {
    if (fault_) return;
    const toml::node* node = table_.get(key);
    fault_ = Fault{std::string(kRowsTable) + "." + std::string(key), message,
                   place_of(node != nullptr ? *node : near)};
  }

  template <typename T>
  const T* value_at(std::string_view key, const Text& what) {
    known_.push_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr) return nullptr;
    const auto* value = node->as<T>();
    if (value == nullptr) fail(key, Text("must be ", "必须是") + what, *node);
    return value == nullptr ? nullptr : &value->get();
  }

  void take(std::string_view key, std::string& to) {
    if (const auto* text = value_at<std::string>(key, {"a text", "文字"})) to = *text;
  }

  void take(std::string_view key, std::optional<std::int64_t>& to) {
    if (const auto* number = value_at<std::int64_t>(key, {"a whole number", "整数"})) to = *number;
  }

  template <typename Flag>
  void take(std::string_view key, Flag& to) {
    if (const auto* flag = value_at<bool>(key, {"true or false", " true 或 false"})) to = *flag;
  }

  void find_unknown_key() {
    for (const auto& [key, node] : table_) {
      if (std::find(known_.begin(), known_.end(), key.str()) == known_.end())
        fail(key.str(), {"is not a key of [rows]", "不是样本的键"}, node);
    }
  }

  const toml::table& table_;
  std::vector<std::string_view> known_;
  std::optional<Fault> fault_;
};

}  // namespace

std::string to_toml(const SessionFile& file) {
  return session::to_toml(file.session) + (file.rows ? toml_of(*file.rows) : std::string());
}

Result<SessionFile> session_file_from(std::string_view toml, const fs::path& folder) {
  const Result<toml::table> table = session_table(toml);
  if (!table) return table.problem();
  Result<Session> session = session_of(*table);
  if (!session) return session.problem();
  SessionFile file = {std::move(*session), std::nullopt};
  const toml::node* rows = table->get(kRowsTable);
  if (rows == nullptr) return file;
  if (!rows->is_table()) {
    return problem_of(
        {std::string(kRowsTable), {"must be a table: [rows]", "必须是表：[rows]"}, place_of(*rows)});
  }
  Result<KeptRows> kept = KeptRowsReader(*rows->as_table()).read(folder);
  if (!kept) return kept.problem();
  file.rows = std::move(*kept);
  return file;
}

}  // namespace surprisal::desk
