#include "handout/pages.h"

#include <algorithm>
#include <utility>

namespace surprisal::handout {
namespace {

// Pieces that stay together: from `first` up to, but not including, `past`.
struct Unit {
  std::size_t first = 0;
  std::size_t past = 0;
};

class Pager {
 public:
  explicit Pager(const std::vector<Piece>& pieces) : pieces_(pieces) { pages_.count = 1; }

  Pages place_all() {
    for (Unit unit; unit.first < pieces_.size(); unit.first = unit.past) {
      unit.past = unit.first + 1;
      double height = pieces_[unit.first].height;
      while (unit.past < pieces_.size() && pieces_[unit.past - 1].stays_with_next) {
        height += pieces_[unit.past].gap + pieces_[unit.past].height;
        if (height > kBodyBottom - kBodyTop) break;  // does not fit on one page, so it has to be split
        ++unit.past;
      }
      take(unit);
    }
    place_waiting();
    return std::move(pages_);
  }

 private:
  void take(const Unit& unit) {
    const Piece& head = pieces_[unit.first];
    if (head.begins_part || head.starts_page) place_waiting();
    if (head.starts_page && y_ > kBodyTop) begin_page();
    const bool fits = fits_here(unit);
    if (head.floats && (!fits || !waiting_.empty())) return waiting_.push_back(unit);
    if (!fits) begin_page();
    // The waiting figures may have filled the new page.
    while (!fits_here(unit) && y_ > kBodyTop) begin_page();
    place(unit);
  }

  // Includes the space required below headings.
  double height_of(const Unit& unit) const {
    double height = 0;
    double needed = 0;
    for (std::size_t i = unit.first; i < unit.past; ++i) {
      if (i > unit.first || y_ > kBodyTop) height += pieces_[i].gap;
      height += pieces_[i].height;
      needed = std::max(needed, height + pieces_[i].room_after);
    }
    return needed;
  }

  bool fits_here(const Unit& unit) const { return y_ + height_of(unit) <= kBodyBottom; }

  void place(const Unit& unit) {
    for (std::size_t i = unit.first; i < unit.past; ++i) {
      if (y_ > kBodyTop) y_ += pieces_[i].gap;
      pages_.placed.push_back({pages_.count - 1, y_, i});
      y_ += pieces_[i].height;
    }
  }

  // Starts a page, with the waiting figures first.
  void begin_page() {
    ++pages_.count;
    y_ = kBodyTop;
    while (!waiting_.empty() && (y_ <= kBodyTop || fits_here(waiting_.front()))) {
      place(waiting_.front());
      waiting_.erase(waiting_.begin());
    }
  }

  void place_waiting() {
    while (!waiting_.empty()) begin_page();
  }

  const std::vector<Piece>& pieces_;
  Pages pages_;
  std::vector<Unit> waiting_;
  double y_ = kBodyTop;
};

}  // namespace

Pages paged(const std::vector<Piece>& pieces) { return Pager(pieces).place_all(); }

}  // namespace surprisal::handout
