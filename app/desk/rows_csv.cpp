#include "desk/rows_csv.h"

#include <numeric>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "data/class_names.h"
#include "session/named_quantities.h"

namespace surprisal::desk {
namespace {

// Text from a file can contain anything. An apostrophe is put before text that a spreadsheet would treat as a
// formula.
std::string csv_text(const std::string& text) {
  std::string quoted = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    quoted += '\'';
  for (char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string names_of(const data::Rows& rows, const data::RowNumbers& numbers, std::size_t row) {
  const auto name = [&](std::int32_t k) {
    return "," + csv_text(data::class_name(rows.class_names, static_cast<std::size_t>(k)));
  };
  const std::string label = numbers.is_used(row) ? name(numbers.label[row]) : ",";
  return (numbers.has_labels() ? label : "") + name(numbers.predicted[row]);
}

}  // namespace

std::string rows_as_csv(const data::Rows& rows, const data::RowNumbers& numbers, math::Base base,
                        const data::Comparison* comparison) {
  std::vector<std::uint32_t> all(numbers.rows());
  std::iota(all.begin(), all.end(), 0U);
  std::erase_if(all, [&](std::uint32_t row) { return data::is_left_out(rows, row); });
  return rows_as_csv(rows, numbers, base, all, comparison);
}

std::string rows_as_csv(const data::Rows& rows, const data::RowNumbers& numbers, math::Base base,
                        std::span<const std::uint32_t> which, const data::Comparison* comparison) {
  const std::string unit = "_" + std::string(session::unit_of(base));
  const bool has_ids = !rows.ids.empty();
  std::string csv = has_ids ? "row,id" : "row";
  if (numbers.has_labels()) csv += ",label,p_label,loss" + unit + ",gradient_norm,rank";
  csv += ",predicted,confidence,entropy" + unit;
  const bool has_names = !rows.class_names.empty();
  if (has_names) csv += numbers.has_labels() ? ",label_name,predicted_name" : ",predicted_name";
  if (comparison != nullptr) csv += ",difference" + unit;
  csv += "\n";
  for (const std::uint32_t row : which) {
    csv += std::to_string(row);
    if (has_ids) csv += "," + csv_text(rows.ids[row]);
    if (numbers.is_used(row)) {
      csv += "," + std::to_string(numbers.label[row]) + "," + exact(numbers.label_probability[row]) + "," +
             exact(math::from_nats(numbers.loss[row], base)) + "," + exact(numbers.gradient_norm[row]) + "," +
             std::to_string(numbers.rank[row]);
    } else if (numbers.has_labels()) {
      csv += ",,,,,";
    }
    csv += "," + std::to_string(numbers.predicted[row]) + "," + exact(numbers.confidence[row]) + "," +
           exact(math::from_nats(numbers.entropy[row], base));
    if (has_names) csv += names_of(rows, numbers, row);
    if (comparison != nullptr) {
      csv += ",";
      if (numbers.is_used(row)) csv += exact(math::from_nats(comparison->difference[row], base));
    }
    csv += "\n";
  }
  return csv;
}

}  // namespace surprisal::desk
