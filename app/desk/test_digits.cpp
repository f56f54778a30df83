#include "desk/test_digits.h"

#include <utility>

#include "desk/digit_sample.h"
#include "desk/rows.h"

namespace surprisal::desk {
namespace {

RowSource test_digits(const Desk& desk) {
  const bool is_trained = desk.digits && desk.digits->training.goal() > 0;
  session::DigitRun run = is_trained ? described(*desk.digits) : desk.session().digits;
  // These fields describe the digit on the pad, not the classifier.
  const session::DigitRun none;
  run.test_digit = none.test_digit;
  run.drawn = none.drawn;
  run.label = none.label;
  if (run.steps == 0) run.steps = none.steps;  // an untrained classifier predicts the same for every digit
  RowSource source;
  source.digits = run;
  return source;
}

}  // namespace

void open_test_digits(Desk& desk) {
  settle_digits(desk);
  open_rows(desk, test_digits(desk));
}

void show_data_view(Desk& desk) {
  settle_digits(desk);
  if (desk.token_file) return open_data_view(desk);
  RowsView& view = desk.rows;
  const bool has_rows = view.file || view.is_reading() || !view.fault.empty();
  const bool is_other_run = view.source.digits && view.source != test_digits(desk);
  if (!has_rows || is_other_run) return open_rows(desk, test_digits(desk));
  open_data_view(desk);
}

void close_token_file(Desk& desk) {
  desk.token_file.reset();
  desk.workspace.end_gesture();
  show_data_view(desk);
}

void close_test_digits(Desk& desk) {
  RowsView& view = desk.rows;
  view.reader.reset();
  view.file.reset();
  view.source = {};
  view.chosen.reset();
  view.sample.reset();
  view.sorted.reset();
  view.shown.clear();
  view.lister.reset();
}

}  // namespace surprisal::desk
