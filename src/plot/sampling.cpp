#include "plot/sampling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace surprisal::plot {
namespace {

// Sampling and thinning may each use up about half of the tolerance.
constexpr double kShareOfTolerance = 0.48;
constexpr double kFirstStep = 8;       // pixels between the first samples
constexpr int kDepth = 8;              // how often the first step may be halved
constexpr double kSuspiciousJump = 4;  // pixels of height within the finest step that suggest a jump
constexpr double kFarOutside = 1e6;    // pixels; beyond, the exact place no longer matters
constexpr double kOutOfSight = 50;     // pixels beyond the end of the axis
constexpr int kMaxJumps = 1000;        // located in one function; a function with more is noise

// A point of the function, in data coordinates and in pixels.
struct Sample {
  double pixel = 0;  // x in pixels
  double x = 0;
  double y = 0;
  double height = 0;  // y in pixels

  bool finite() const { return std::isfinite(y) && std::isfinite(height); }
};

// An AxisMap reduced to one multiplication and one addition, because a curve has many samples.
class QuickMap {
 public:
  explicit QuickMap(const AxisMap& map) : is_log_(map.scale == Scale::Log) {
    const double low = is_log_ ? std::log(map.data.low) : map.data.low;
    const double high = is_log_ ? std::log(map.data.high) : map.data.high;
    pixel_low_ = map.pixel_low;
    data_low_ = low;
    pixels_per_data_ = (map.pixel_high - map.pixel_low) / (high - low);
    data_per_pixel_ = (high - low) / (map.pixel_high - map.pixel_low);
  }

  double to_pixel(double value) const {
    const double data = is_log_ ? std::log(std::max(value, 0.0)) : value;
    return pixel_low_ + (data - data_low_) * pixels_per_data_;
  }
  double to_data(double pixel) const {
    const double data = data_low_ + (pixel - pixel_low_) * data_per_pixel_;
    return is_log_ ? std::exp(data) : data;
  }

 private:
  bool is_log_;
  double pixel_low_;
  double data_low_;
  double pixels_per_data_;
  double data_per_pixel_;
};

class Sampler {
 public:
  Sampler(const std::function<double(double)>& f, const AxisMap& x, const AxisMap& y, double tolerance)
      : f_(f),
        x_(x),
        y_(y),
        tolerance_(kShareOfTolerance * tolerance),
        top_(std::min(y.pixel_low, y.pixel_high) - kOutOfSight),
        bottom_(std::max(y.pixel_low, y.pixel_high) + kOutOfSight) {}

  Sample at_pixel(double pixel) const { return at(pixel, x_.to_data(pixel)); }

  Sample at(double pixel, double x) const {
    const double y = f_(x);
    return {pixel, x, y, std::clamp(y_.to_pixel(y), -kFarOutside, kFarOutside)};
  }

  void start(const Sample& first) {
    piece_.reserve(64);
    if (first.finite()) piece_.push_back(first);
  }

  // Adds the samples after a, up to and including b. The sample halfway between them may already be known.
  void refine(const Sample& a, const Sample& b, int depth, const std::optional<Sample>& middle = {}) {
    const Sample m = middle ? *middle : at_pixel((a.pixel + b.pixel) / 2);
    Quarters quarters;
    if (!a.finite() && !m.finite() && !b.finite() && depth < kDepth) return end_piece();
    const bool all_finite = a.finite() && b.finite() && m.finite();
    if (all_finite && (out_of_sight(a, m, b) || straight(a, m, b, quarters))) {
      add(m);
      return add(b);
    }
    if (depth <= 0) {
      const bool gentle = all_finite && std::abs(a.height - b.height) < kSuspiciousJump;
      return gentle ? add(b) : jumps_left_ > 0 ? resolve(a, b) : leave(b);
    }
    refine(a, m, depth - 1, quarters.first);
    refine(m, b, depth - 1, quarters.last);
  }

  std::vector<Polyline> finish() {
    end_piece();
    return std::move(pieces_);
  }

 private:
  // The midpoints of the two halves, if they are known.
  struct Quarters {
    std::optional<Sample> first;
    std::optional<Sample> last;
  };

  bool straight(const Sample& a, const Sample& m, const Sample& b, Quarters& quarters) const {
    const auto on_the_line = [&](const Sample& sample, double t) {
      return sample.finite() &&
             std::abs(sample.height - (a.height + (b.height - a.height) * t)) <= tolerance_;
    };
    if (!on_the_line(m, 0.5)) return false;
    // An oscillation may hit the line at the midpoint by chance, so check the quarter points too.
    return on_the_line(quarters.first.emplace(at_pixel((a.pixel + m.pixel) / 2)), 0.25) &&
           on_the_line(quarters.last.emplace(at_pixel((m.pixel + b.pixel) / 2)), 0.75);
  }

  bool out_of_sight(const Sample& a, const Sample& m, const Sample& b) const {
    const auto above = [&](const Sample& k) { return k.height < top_; };
    const auto below = [&](const Sample& k) { return k.height > bottom_; };
    return (above(a) && above(m) && above(b)) || (below(a) && below(m) && below(b));
  }

  // Within the finest step the function ends, jumps or is steep. Bisection finds out which: as the step
  // shrinks, so does the height of a slope, but not that of a jump.
  void resolve(Sample a, Sample b) {
    --jumps_left_;
    const double step = std::abs(a.height - b.height);
    for (int halvings = 0; halvings < 60; ++halvings) {
      const Sample m = at(a.pixel / 2 + b.pixel / 2, a.x / 2 + b.x / 2);
      if (m.x == a.x || m.x == b.x) break;
      const bool left = a.finite() && b.finite() && m.finite()
                            ? std::abs(a.height - m.height) >= std::abs(m.height - b.height)
                            : a.finite() != m.finite();
      (left ? b : a) = m;
    }
    if (a.finite()) add(a);
    const bool jump = !(a.finite() && b.finite()) || std::abs(a.height - b.height) > step / 2;
    if (jump) end_piece();
    if (b.finite()) add(b);
  }

  void add(const Sample& sample) {
    if (piece_.empty() || piece_.back().x != sample.x) piece_.push_back(sample);
  }

  // Adds a sample without refining further.
  void leave(const Sample& sample) { sample.finite() ? add(sample) : end_piece(); }

  void end_piece() {
    if (piece_.size() > 1) pieces_.push_back(thinned(piece_));
    piece_.clear();
  }

  // Drops points on the line through their neighbours. From the last point kept, the range of slopes that
  // pass close to every point since then narrows until the next point is outside it.
  Polyline thinned(const std::vector<Sample>& samples) const {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    Polyline kept = {{samples.front().x, samples.front().y}};
    std::size_t anchor = 0;
    double lowest = -kInfinity;
    double highest = kInfinity;
    for (std::size_t i = 1; i < samples.size(); ++i) {
      double run = std::abs(samples[i].pixel - samples[anchor].pixel);
      double rise = samples[i].height - samples[anchor].height;
      if (i > anchor + 1 && !(run > 0 && rise / run >= lowest && rise / run <= highest)) {
        anchor = i - 1;
        kept.push_back({samples[anchor].x, samples[anchor].y});
        run = std::abs(samples[i].pixel - samples[anchor].pixel);
        rise = samples[i].height - samples[anchor].height;
        lowest = -kInfinity;
        highest = kInfinity;
      }
      lowest = std::max(lowest, (rise - tolerance_) / run);
      highest = std::min(highest, (rise + tolerance_) / run);
    }
    kept.push_back({samples.back().x, samples.back().y});
    return kept;
  }

  const std::function<double(double)>& f_;
  QuickMap x_;
  QuickMap y_;
  double tolerance_;
  double top_;
  double bottom_;
  std::vector<Sample> piece_;
  std::vector<Polyline> pieces_;
  int jumps_left_ = kMaxJumps;
};

// Narrows [enter, leave] to the share of a segment that lies within [low, high] along one axis.
bool clip_along(double from, double to, double low, double high, double& enter, double& leave) {
  const double span = to - from;
  if (span == 0) return from >= low && from <= high;
  const double first = (low - from) / span;
  const double last = (high - from) / span;
  enter = std::max(enter, std::min(first, last));
  leave = std::min(leave, std::max(first, last));
  return enter <= leave;
}

// Clips a polygon at one side of a rectangle. `inside` tests a point, and `cross` finds where an edge crosses
// the side.
template <typename Inside, typename Cross>
Polyline cut(const Polyline& area, Inside inside, Cross cross) {
  Polyline kept;
  for (std::size_t i = 0; i < area.size(); ++i) {
    const Point a = area[i];
    const Point b = area[(i + 1) % area.size()];
    if (inside(a)) kept.push_back(a);
    if (inside(a) != inside(b)) kept.push_back(cross(a, b));
  }
  return kept;
}

Point at_x(Point a, Point b, double x) { return {x, a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x))}; }
Point at_y(Point a, Point b, double y) { return {a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y}; }

}  // namespace

std::vector<Polyline> sample(const std::function<double(double)>& f, Range domain, const AxisMap& x,
                             const AxisMap& y, double tolerance) {
  const double low = std::max(domain.low, x.data.low);
  const double high = std::min(domain.high, x.data.high);
  if (!(low < high)) return {};
  const double from = x.to_pixel(low);
  const double to = x.to_pixel(high);
  const int steps = std::clamp(static_cast<int>(std::ceil(std::abs(to - from) / kFirstStep)), 8, 4000);
  Sampler sampler(f, x, y, tolerance);
  // Use the ends themselves: mapped to pixels and back, they might fall just outside the domain.
  Sample last = sampler.at(from, low);
  sampler.start(last);
  for (int i = 1; i <= steps; ++i) {
    const Sample next = i == steps ? sampler.at(to, high) : sampler.at_pixel(from + (to - from) * i / steps);
    sampler.refine(last, next, kDepth);
    last = next;
  }
  return sampler.finish();
}

std::vector<Polyline> split_at_nan(const std::vector<Point>& points) {
  std::vector<Polyline> pieces(1);
  for (Point p : points) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) {
      pieces.back().push_back(p);
    } else if (!pieces.back().empty()) {
      pieces.emplace_back();
    }
  }
  std::erase_if(pieces, [](const Polyline& piece) { return piece.size() < 2; });
  return pieces;
}

Polyline to_pixels(const Polyline& data, const AxisMap& x, const AxisMap& y) {
  Polyline pixels(data.size());
  std::transform(data.begin(), data.end(), pixels.begin(), [&](Point p) {
    return Point{std::clamp(x.to_pixel(p.x), -kFarOutside, kFarOutside),
                 std::clamp(y.to_pixel(p.y), -kFarOutside, kFarOutside)};
  });
  return pixels;
}

std::vector<Polyline> clipped(const Polyline& line, const Rect& to) {
  std::vector<Polyline> parts;
  bool joined = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point a = line[i - 1];
    const Point b = line[i];
    double enter = 0;
    double leave = 1;
    if (!clip_along(a.x, b.x, to.left, to.right(), enter, leave) ||
        !clip_along(a.y, b.y, to.top, to.bottom(), enter, leave)) {
      joined = false;
      continue;
    }
    const auto along = [&](double t) { return Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; };
    if (!joined) parts.push_back({enter == 0 ? a : along(enter)});
    parts.back().push_back(leave == 1 ? b : along(leave));
    joined = leave == 1;
  }
  return parts;
}

Polyline clipped_area(const Polyline& area, const Rect& to) {
  Polyline cut_area = cut(
      area, [&](Point p) { return p.x >= to.left; }, [&](Point a, Point b) { return at_x(a, b, to.left); });
  cut_area = cut(
      cut_area, [&](Point p) { return p.x <= to.right(); },
      [&](Point a, Point b) { return at_x(a, b, to.right()); });
  cut_area = cut(
      cut_area, [&](Point p) { return p.y >= to.top; }, [&](Point a, Point b) { return at_y(a, b, to.top); });
  return cut(
      cut_area, [&](Point p) { return p.y <= to.bottom(); },
      [&](Point a, Point b) { return at_y(a, b, to.bottom()); });
}

}  // namespace surprisal::plot
