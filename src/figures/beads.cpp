#include "figures/beads.h"

#include "session/bead_letters.h"
#include "typeset/rich_line.h"

namespace surprisal::figures {

Text name_of(const Session& session, std::size_t k) {
  const Text name = class_name(session, k);
  return {typeset::without_marks(name.en), typeset::without_marks(name.zh)};
}

Text bead_letter(const Session& session, std::size_t k) {
  return {bead_letters(session, Language::English)[k], bead_letters(session, Language::Chinese)[k]};
}

std::size_t main_class(const Session& session) {
  if (session.label_mode != LabelMode::OneClass || session.output == OutputLayer::Sigmoid)
    return session.focus;
  for (std::size_t k = 0; k < session.labels.size(); ++k) {
    if (session.labels[k] == 1) return k;
  }
  return session.focus;
}

Mark bead(const Session& session, std::size_t k, Point at, Ink ink) {
  Mark mark = {at, ink, Shape::Bead, {}, k == main_class(session), k};
  mark.letter = bead_letter(session, k);
  mark.name = name_of(session, k);
  return mark;
}

Mark bead(const Session& session, std::size_t k, Point at, Ink ink, Text label) {
  Mark mark = bead(session, k, at, ink);
  mark.label = std::move(label);
  return mark;
}

double row_of(const Session& session, std::size_t k) { return static_cast<double>(class_count(session) - k); }

Axis class_rows(const Session& session) {
  Axis axis;
  axis.range = Range{0.5, static_cast<double>(class_count(session)) + 0.5};
  for (std::size_t k = 0; k < class_count(session); ++k) {
    // A class without a name is identified by its bead alone.
    const bool named = k < session.class_names.size() && !session.class_names[k].empty();
    Category row = {row_of(session, k), named ? name_of(session, k) : Text(), Ink::Kind::Ink};
    row.letter = bead_letter(session, k);
    row.filled = k == main_class(session);
    axis.categories.push_back(row);
  }
  return axis;
}

}  // namespace surprisal::figures
