#include "command/rows_file.h"

#include <csignal>
#include <filesystem>
#include <system_error>

#include "base/file.h"
#include "base/number.h"
#include "session/named_quantities.h"

namespace surprisal::command {
namespace {

// A text from a file may have anything in it. One that a spreadsheet would take for a formula gets an
// apostrophe before it.
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

class HoldInterrupts {
 public:
  HoldInterrupts() {
    sigset_t interrupts;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    sigaddset(&interrupts, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &interrupts, &before_);
  }
  ~HoldInterrupts() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  HoldInterrupts(const HoldInterrupts&) = delete;
  HoldInterrupts& operator=(const HoldInterrupts&) = delete;

 private:
  sigset_t before_ = {};
};

}  // namespace

std::string rows_as_csv(const data::Rows& rows, const data::RowNumbers& numbers, math::Base base) {
  const std::string unit = "_" + std::string(session::unit_of(base));
  const bool has_ids = !rows.ids.empty();
  std::string csv = has_ids ? "row,id" : "row";
  if (numbers.has_labels()) csv += ",label,p_label,loss" + unit + ",gradient_norm,rank";
  csv += ",predicted,confidence,entropy" + unit + "\n";
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
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
           exact(math::from_nats(numbers.entropy[row], base)) + "\n";
  }
  return csv;
}

Done write_rows(const std::string& path, const std::string& csv) {
  std::error_code none;
  const auto status = std::filesystem::status(path, none);
  const bool to_device = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
  if (to_device) return write_atomically(path, csv);  // whose reader may never read on
  const HoldInterrupts hold;
  return write_atomically(path, csv);
}

}  // namespace surprisal::command
