// plot: the labels of the marks in a chart.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/number.h"
#include "base/wording.h"
#include "plot/beads.h"
#include "plot/chart_labels.h"
#include "plot/labels.h"

namespace surprisal::plot {
namespace {

using Labels = std::vector<std::vector<PointLabel>>;  // in groups of marks that overlap

constexpr double kCoincident = 0.6;  // two important marks that are nearer are labelled together; in marks

Point place_of(const SceneBuilder& scene, const Axes& axes, const Mark& mark) {
  return mark.shape == Shape::Bead ? place_of_bead(scene, axes, mark.at) : axes.at(mark.at);
}

// Groups the important marks, or the others, for labelling. An unimportant mark joins the group of a mark
// that it covers. Each group is sorted from top to bottom.
Labels mark_groups(const SceneBuilder& scene, const Axes& axes, const Chart& chart, bool important,
                   double mark_size) {
  Labels groups;
  for (const Mark& mark : chart.marks) {
    const PointLabel label = {
        place_of(scene, axes, mark), mark.label,
        scene.caption(scene.dimmed(mark.ink, mark.of_class), mark.important ? Weight::Bold : Weight::Regular),
        (mark.shape == Shape::Bead ? 18 * scene.px() : 0.75 * mark_size), mark.name};
    if (mark.important != important || mark.label.empty() || !axes.shows(label.at)) continue;
    const auto is_near = [&](const std::vector<PointLabel>& group) {
      return distance(group.front().at, label.at) < (important ? kCoincident : 1.5) * mark_size;
    };
    const auto group = std::find_if(groups.begin(), groups.end(), is_near);
    group == groups.end() ? groups.push_back({label}) : group->push_back(label);
  }
  for (auto& group : groups) {
    std::stable_sort(group.begin(), group.end(),
                     [](const PointLabel& a, const PointLabel& b) { return a.at.y < b.at.y; });
  }
  return groups;
}

// Whether these are several marks with nothing but a number each.
bool are_bare_numbers(const Labels& groups) {
  const auto is_number = [](const PointLabel& label) {
    return static_cast<bool>(parse_number(label.text.en));
  };
  return groups.size() > 1 && std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
           return std::all_of(group.begin(), group.end(), is_number);
         });
}

// If two marks overlap, only the colour tells which number belongs to which.
bool can_be_told_apart(const Labels& groups) {
  return std::all_of(groups.begin(), groups.end(), [](const auto& group) {
    return group.size() == 1 || (group.size() == 2 && group[0].style.ink != group[1].style.ink);
  });
}

// The places right beside a mark for a label of this size, the best first.
std::array<Rect, 12> places_beside(const PointLabel& label, double width, double height) {
  const Point at = label.at;
  const double gap = label.clearance;
  const double up = at.y - gap - height, down = at.y + gap;
  const double middle = at.x - width / 2, a_little = width / 4, right = at.x + gap, left = at.x - gap - width;
  return {{{middle, up, width, height},
           {middle, down, width, height},
           {right, at.y - height / 2, width, height},
           {left, at.y - height / 2, width, height},
           {middle - a_little, up, width, height},
           {middle + a_little, up, width, height},
           {middle - a_little, down, width, height},
           {middle + a_little, down, width, height},
           {right, up, width, height},
           {left, up, width, height},
           {right, down, width, height},
           {left, down, width, height}}};
}

// Finds a place beside its own mark for each label, where it is clear and nearer to no other mark.
class PlacesOfNumbers {
 public:
  PlacesOfNumbers(const SceneBuilder& scene, const Rect& area, const std::vector<PointLabel>& labels,
                  const std::vector<Point>& marks)
      : gap_(0.3 * scene.em()) {
    for (const PointLabel& label : labels) {
      const double width = scene.width_of(label.text, label.style);
      std::vector<Rect>& free = free_.emplace_back();
      for (const Rect& box : places_beside(label, width, scene.height_of(label.style))) {
        if (area.contains(box) && scene.is_clear(box) && !scene.overlaps_text(wider(box)) &&
            is_nearest(box, label.at, marks))
          free.push_back(box);
      }
    }
  }

  // One box for each label; none if they do not all fit.
  std::vector<Rect> find() {
    const bool all_have_one =
        std::none_of(free_.begin(), free_.end(), [](const auto& boxes) { return boxes.empty(); });
    return all_have_one && find_from(0) ? boxes_ : std::vector<Rect>();
  }

 private:
  Rect wider(const Rect& box) const { return {box.left - gap_, box.top, box.width + 2 * gap_, box.height}; }

  static bool is_nearest(const Rect& box, Point own, const std::vector<Point>& marks) {
    const double apart = distance(box.centre(), own);
    return std::none_of(marks.begin(), marks.end(), [&](Point mark) {
      return (mark.x != own.x || mark.y != own.y) && distance(box.centre(), mark) <= apart;
    });
  }

  bool find_from(std::size_t i) {
    if (i == free_.size()) return true;
    constexpr int kMaxTries = 5000;
    for (const Rect& box : free_[i]) {
      if (++tries_ > kMaxTries) return false;
      const auto overlaps = [&](const Rect& other) { return other.overlaps(wider(box)); };
      if (std::any_of(boxes_.begin(), boxes_.end(), overlaps)) continue;
      boxes_.push_back(box);
      if (find_from(i + 1)) return true;
      boxes_.pop_back();
    }
    return false;
  }

  double gap_;
  std::vector<std::vector<Rect>> free_;  // of each label, the best place first
  std::vector<Rect> boxes_;
  int tries_ = 0;
};

// A reader takes a bare number for that of the nearest mark. So either each is right at its own mark, with
// fewer digits if need be, or there are none.
void label_with_numbers(SceneBuilder& scene, const Rect& area, const Labels& groups,
                        const std::vector<Point>& marks) {
  for (const std::optional<int> digits : {std::optional<int>(), std::optional(3), std::optional(2)}) {
    std::vector<PointLabel> labels;
    for (const auto& group : groups) {
      labels.push_back(group.front());
      Text& text = labels.back().text;
      const Text rounded(digits ? shown(*parse_number(text.en), *digits) : "");
      if (digits && scene.width_of(rounded, labels.back().style) < scene.width_of(text, labels.back().style))
        text = rounded;
    }
    const std::vector<Rect> boxes = PlacesOfNumbers(scene, area, labels, marks).find();
    for (std::size_t i = 0; i < boxes.size(); ++i)
      scene.write(labels[i].text, labels[i].style,
                  {boxes[i].left, boxes[i].top + kAscent * labels[i].style.size});
    if (!boxes.empty()) return;
  }
}

}  // namespace

void label_marks(SceneBuilder& scene, const Axes& axes, const Chart& chart, double mark_size) {
  const double aside = 0.5 * scene.em(), beyond = 0.8 * scene.em();
  const Rect area = {axes.area.left - aside, axes.area.top - beyond, axes.area.width + 2 * aside,
                     axes.area.height + 2 * beyond};
  std::vector<Point> all;
  for (const Mark& mark : chart.marks) {
    if (const Point at = place_of(scene, axes, mark); axes.shows(at)) all.push_back(at);
  }
  for (const bool important : {true, false}) {
    const Labels groups = mark_groups(scene, axes, chart, important, mark_size);
    if (!important && are_bare_numbers(groups)) {
      const bool overlap =
          std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.size() > 1; });
      if (!overlap) label_with_numbers(scene, area, groups, all);
      if (!overlap || !can_be_told_apart(groups)) continue;
    }
    for (const auto& group : groups) {
      if (group.size() > 1 && label_points(scene, area, group.front().clearance, group, all)) continue;
      for (const PointLabel& label : group)
        if (!label_point(scene, area, label.at, label.clearance, label.text, label.style, all,
                         group.size() > 1) &&
            !starts_with_number(scene.localized(label.text)))
          label_point(scene, area, label.at, label.clearance, label.brief, label.style, all);
    }
  }
}

}  // namespace surprisal::plot
