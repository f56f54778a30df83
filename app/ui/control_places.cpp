#include "ui/control_places.h"

#include <cstddef>

namespace surprisal::ui {
namespace {

// Where the name begins. Words may contain "##", but not "###".
struct NameMark {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};

NameMark mark_in(std::string_view label) {
  if (const std::size_t at = label.rfind("###"); at != std::string_view::npos) return {at, 3};
  return {label.find("##"), 2};
}

}  // namespace

std::string control_name(std::string_view label) {
  const NameMark mark = mark_in(label);
  return std::string(mark.at == std::string_view::npos ? label : label.substr(mark.at + mark.length));
}

std::string control_words(std::string_view label) { return std::string(label.substr(0, mark_in(label).at)); }

void ControlPlaces::clear() {
  places_.clear();
  labels_.clear();
  by_name_.clear();
}

void ControlPlaces::note_label(ImGuiID id, std::string_view label) {
  const auto place = places_.find(id);
  if (place == places_.end()) return;
  by_name_[control_name(label)] = place->second;
  labels_[id] = label;
}

std::string ControlPlaces::label_of(ImGuiID id) const {
  const auto found = labels_.find(id);
  return found == labels_.end() ? std::string() : found->second;
}

}  // namespace surprisal::ui
