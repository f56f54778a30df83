// figures: every distribution over three classes is a point of a triangle. The label p and the prediction q
// can be dragged. The arrow shows where gradient descent takes q: the logits change by -(q - p) and the
// probabilities change accordingly.
#include <algorithm>
#include <cmath>

#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/number_text.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// The distribution over the first three classes. With two classes the third has probability 0.
TrianglePoint of_three(const std::vector<double>& p) {
  TrianglePoint t = {{0, 0, 0}};
  double sum = 0;
  for (std::size_t k = 0; k < 3 && k < p.size(); ++k) sum += t.p[k] = p[k];
  if (!(sum > 0)) return {};
  for (double& v : t.p) v /= sum;
  return t;
}

std::vector<double> as_vector(const TrianglePoint& t) { return {t.p[0], t.p[1], t.p[2]}; }

// Projects a point of the plane onto the triangle: subtracts the excess equally from all corners except those
// that have reached 0. With two classes the triangle degenerates to its base.
std::vector<double> project_onto_triangle(Point at, std::size_t classes) {
  if (!std::isfinite(at.x) || !std::isfinite(at.y)) return {};
  constexpr double kFar = 1e6;  // farther points project to nearly the same place, but lose digits
  const double p0 = std::clamp(at.x, -kFar, kFar);
  const double p1 = std::clamp(at.y, -kFar, kFar);
  std::vector<double> p = {p0, p1, 1 - p0 - p1};
  std::vector<bool> open = {true, true, classes > 2};
  for (bool again = true; again;) {
    double excess = -1;
    double corners = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      if (open[k]) excess += p[k], ++corners;
    }
    again = false;
    for (std::size_t k = 0; k < 3; ++k) {
      p[k] = open[k] ? p[k] - excess / corners : 0;
      if (p[k] < 0) open[k] = false, again = true;
    }
  }
  return p;
}

constexpr double kNothing = 1e-6;

double first_three(const std::vector<double>& all) {
  double share = 0;
  for (std::size_t k = 0; k < 3 && k < all.size(); ++k) share += all[k];
  return share;
}

// Distributes the first three classes' share in the given proportions. The others keep their probability
// unless they have all of it.
std::vector<double> with_first_three(std::vector<double> all, const std::vector<double>& three) {
  double share = first_three(all);
  if (share < kNothing) {
    std::fill(all.begin(), all.end(), 0);
    share = 1;
  }
  for (std::size_t k = 0; k < 3 && k < all.size(); ++k) all[k] = three[k] * share;
  return all;
}

// Undoes label smoothing: the triangle shows the smoothed labels, so a drag to `to` sets this point.
Point unsmoothed_point(const Session& session, Point to) {
  const double floor = session.smoothing / static_cast<double>(class_count(session));
  const double held = first_three(session.labels);
  const double shown = held < kNothing ? 1 : first_three(effective_labels(session));
  const double scale = (1 - session.smoothing) * (held < kNothing ? 1 : held);
  return {(to.x * shown - floor) / scale, (to.y * shown - floor) / scale};
}

void move_label(Session& session, Point to) {
  if (session.smoothing == 1) return;
  set_label_mode(session, LabelMode::Distribution);
  const auto wished = project_onto_triangle(unsmoothed_point(session, to), class_count(session));
  if (!wished.empty()) set_labels(session, with_first_three(session.labels, wished));
}

void move_prediction(Session& session, Point to) {
  const std::vector<double> wished = project_onto_triangle(to, class_count(session));
  if (!wished.empty())
    set_prediction(session, with_first_three(softmax(session.logits, session.temperature), wished));
}

double field_value(Field field, const std::vector<double>& target, const std::vector<double>& q, Base base) {
  switch (field) {
    case Field::Entropy:
      return entropy(q, base);
    case Field::Kl:
      return kl(target, q, base);
    case Field::CrossEntropy:
      break;
  }
  return cross_entropy(target, q, base);
}

Text field_title(Field field, Base base) {
  switch (field) {
    case Field::Entropy:
      return with_unit({"entropy 𝐻(𝑝)", "熵 𝐻(𝑝)"}, base);
    case Field::Kl:
      return with_unit({"KL(𝑦‖𝑝)", "KL(𝑦‖𝑝)"}, base);
    case Field::CrossEntropy:
      break;
  }
  return with_unit({"cross-entropy 𝐻(𝑦,𝑝)", "交叉熵 𝐻(𝑦,𝑝)"}, base);
}

Ink field_ink(Field field) {
  return field == Field::Entropy ? Quantity::Entropy : field == Field::Kl ? Quantity::Kl : Quantity::Loss;
}

// A label names one class; shares of several are the truth behind many labels.
Text name_of_target(const Session& session) {
  return session.label_mode == LabelMode::Distribution ? Text("truth 𝑦", "真相 𝑦")
                                                       : Text("label 𝑦", "标签 𝑦");
}

// Round numbers: equal steps for entropy; for the other fields, closer together near the minimum.
std::vector<double> levels_for(Field field, const std::vector<double>& target, Base base) {
  constexpr double kAbove[] = {0, 1, 2, 4, 6, 9, 14, 19, 29};
  const double step = base == Base::E ? 0.1 : base == Base::Two ? 0.2 : 0.05;
  std::vector<double> levels;
  if (field == Field::Entropy) {
    const double highest = from_nats(std::log(3.0), base);
    for (int i = 1; i * step < highest; ++i) levels.push_back(i * step);
    return levels;
  }
  const double floor = field == Field::CrossEntropy ? entropy(target, base) : 0;
  const double first = std::floor(floor / step + 0.2) + 1;
  for (const double above : kAbove) levels.push_back((first + above) * step);
  return levels;
}

}  // namespace

Plot build_triangle(const Session& session) {
  const TrianglePoint p = of_three(effective_labels(session));
  const Softmax s = softmax_of(session.logits, session.temperature);
  const TrianglePoint q = of_three(s.p);
  const std::size_t classes = session.logits.size();

  Triangle triangle;
  for (std::size_t k = 0; k < 3; ++k) {
    triangle.corners[k] = k < classes ? name_of(session, k) : Text();
    triangle.corner_inks[k] = Ink::Kind::Ink;
  }
  const Field field = session.field;
  const Base base = session.base;
  const std::vector<double> target = as_vector(p);
  triangle.field = [field, target, base](const TrianglePoint& at) {
    return field_value(field, target, as_vector(at), base);
  };
  triangle.levels = levels_for(field, target, base);
  triangle.field_ink = field_ink(field);
  triangle.field_title = field_title(field, base);

  // One step of gradient descent: dz = -(q - p), dq = J dz, shortened if it would leave the triangle.
  double step[3];
  double mean = 0;
  for (int k = 0; k < 3; ++k) mean += q.p[k] * (p.p[k] - q.p[k]);
  double room = 1;
  for (int k = 0; k < 3; ++k) {
    step[k] = q.p[k] * (p.p[k] - q.p[k] - mean);
    if (step[k] < 0) room = std::min(room, -q.p[k] / step[k]);
  }
  TrianglePoint ahead;
  for (int k = 0; k < 3; ++k) ahead.p[k] = q.p[k] + step[k] * std::min(1.0, room);
  // Only over the loss: over another field the arrow would just reveal where the label is.
  const bool moves = std::abs(step[0]) + std::abs(step[1]) + std::abs(step[2]) > 0.02;
  if (field == Field::CrossEntropy && moves) {
    triangle.arrows.push_back({q, ahead, Quantity::Gradient, {"descent", "下降方向"}});
  }
  triangle.spots = {{p, Quantity::Label, Shape::Square, name_of_target(session)},
                    {q, Quantity::Prediction, Shape::Circle, {"prediction 𝑝", "预测 𝑝"}}};
  triangle.handles = {
      {"label", {"label", "标签"}, {p.p[0], p.p[1]}, Handle::Direction::Both, Quantity::Label, move_label},
      {"prediction",
       {"prediction", "预测"},
       {q.p[0], q.p[1]},
       Handle::Direction::Both,
       Quantity::Prediction,
       move_prediction}};

  constexpr double kRounding = 1e-12;
  const double exact = kl(target, as_vector(q), base);
  const double distance = exact < kRounding ? 0 : exact;
  Plot plot;
  plot.title = {"All distributions over three classes", "三个类别的全部分布"};
  const double own = entropy(target, base);
  plot.note = {"𝐻(𝑦,𝑝) = 𝐻(𝑦) + KL(𝑦‖𝑝):  " + number_text(own + distance).en + " = " + number_text(own).en +
                   " + " + number_text(distance).en + " " + unit_name(base).en,
               "𝐻(𝑦,𝑝) = 𝐻(𝑦) + KL(𝑦‖𝑝)：" + number_text(own + distance).zh + " = " + number_text(own).zh +
                   " + " + number_text(distance).zh + " " + unit_name(base).zh};
  plot.rows = {{{{}, triangle}}};
  return plot;
}

}  // namespace surprisal::figures
