#include "lesson/links.h"

#include <array>
#include <vector>

#include "base/nearest.h"
#include "figures/catalogue.h"
#include "lesson/sentences.h"
#include "session/preset_texts.h"

namespace surprisal::lesson {

using namespace document;

namespace {

struct Scheme {
  std::string_view start;
  LinkKind kind;
};

constexpr auto kSchemes = std::to_array<Scheme>({{"lesson:", LinkKind::Lesson},
                                                 {"figure:", LinkKind::Figure},
                                                 {"preset:", LinkKind::Preset},
                                                 {"view:", LinkKind::View}});

constexpr std::array<std::string_view, 2> kViews = {"map", "glossary"};

}  // namespace

Text fault_of(const Link& link) {
  if (link.kind == LinkKind::Figure && find_figure(link.id) == nullptr) return there_is_no_figure(link.id);
  if (link.kind == LinkKind::Preset) {
    std::vector<std::string_view> ids;
    for (const PresetText& preset : preset_texts()) ids.push_back(preset.id);
    if (std::find(ids.begin(), ids.end(), link.id) == ids.end()) {
      return unknown_name({"preset", "预设"}, link.id, nearest(link.id, ids));
    }
  }
  if (link.kind == LinkKind::View && std::find(kViews.begin(), kViews.end(), link.id) == kViews.end())
    return unknown_name({"view", "视图"}, link.id, nearest(link.id, kViews));
  return {};
}

std::optional<Link> link_to(std::string_view target) {
  for (const Scheme& scheme : kSchemes) {
    if (target.starts_with(scheme.start))
      return Link{scheme.kind, std::string(target.substr(scheme.start.size())), {}};
  }
  return std::nullopt;
}

}  // namespace surprisal::lesson
