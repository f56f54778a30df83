#include "desk/row_list.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <new>
#include <numeric>
#include <system_error>
#include <utility>

#include "data/large_pages.h"

namespace surprisal::desk {
namespace {

// ---- radix sort by the bits of the numbers

// Keys compare like the numbers. Adding 0.0 turns -0 into 0, so both zeros get the same key.
std::uint64_t sort_key(double number, bool descending) {
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  const auto bits = std::bit_cast<std::uint64_t>(number + 0.0);
  const std::uint64_t ascending = (bits & kSign) != 0 ? ~bits : bits | kSign;
  return descending ? ~ascending : ascending;
}

// The upper half of the key, which decides for most rows: half the bytes to move, and half the passes.
struct KeyedRow {
  std::uint32_t key = 0;
  std::uint32_t row = 0;
};

constexpr int kDigitBits = 11;
constexpr int kDigits = 3;  // 33 bits, enough for the 32 of a key
constexpr std::size_t kDigitValues = std::size_t{1} << kDigitBits;

std::size_t digit_of(std::uint32_t key, int digit) {
  return (key >> (kDigitBits * digit)) & (kDigitValues - 1);
}

// A stable sort; false if it was stopped.
bool sort_by_key(std::vector<KeyedRow>& rows, const std::stop_token& stop) {
  std::array<std::vector<std::uint32_t>, kDigits> counts;
  for (std::vector<std::uint32_t>& count : counts) count.resize(kDigitValues);
  for (const KeyedRow& row : rows) {
    for (int digit = 0; digit < kDigits; ++digit)
      ++counts[static_cast<std::size_t>(digit)][digit_of(row.key, digit)];
  }
  std::vector<KeyedRow> next;
  data::resize_in_large_pages(next, rows.size());
  for (int digit = 0; digit < kDigits && !rows.empty(); ++digit) {
    if (stop.stop_requested()) return false;
    std::vector<std::uint32_t>& places = counts[static_cast<std::size_t>(digit)];
    if (places[digit_of(rows.front().key, digit)] == rows.size()) continue;  // the same digit everywhere
    std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
    for (const KeyedRow& row : rows) next[places[digit_of(row.key, digit)]++] = row;
    rows.swap(next);
  }
  return true;
}

// Sorts the rows whose keys agree in the upper half by the whole key. The order of equal ones stays.
template <typename WholeKey>
void sort_ties(std::vector<KeyedRow>& rows, WholeKey whole_key) {
  struct WholeKeyedRow {
    std::uint64_t key = 0;
    std::uint32_t row = 0;
  };
  const auto by_key = [](const WholeKeyedRow& a, const WholeKeyedRow& b) { return a.key < b.key; };
  std::vector<WholeKeyedRow> tied;
  for (auto from = rows.begin(); from != rows.end();) {
    auto to = from + 1;
    while (to != rows.end() && to->key == from->key) ++to;
    const auto first = std::exchange(from, to);
    if (to - first == 1) continue;
    tied.clear();
    for (auto one = first; one != to; ++one) tied.push_back({whole_key(one->row), one->row});
    if (std::is_sorted(tied.begin(), tied.end(), by_key)) continue;
    std::stable_sort(tied.begin(), tied.end(), by_key);
    auto one = first;
    for (const WholeKeyedRow& row : tied) (one++)->row = row.row;
  }
}

}  // namespace

std::optional<SortedRows> sorted_rows(const RowFile& file, RowColumn column, bool descending,
                                      const std::stop_token& stop) {
  SortedRows sorted = {column, descending, {}};
  std::vector<KeyedRow> keyed;
  std::vector<std::uint32_t> without;
  data::reserve_in_large_pages(keyed, file.count());
  const bool has_left_out = !file.rows.left_out.empty();
  for (std::size_t row = 0; row < file.count(); ++row) {
    if (has_left_out && data::is_left_out(file.rows, row)) continue;
    const double number = number_of(file, column, row);
    const auto index = static_cast<std::uint32_t>(row);
    if (std::isnan(number))
      without.push_back(index);
    else
      keyed.push_back({static_cast<std::uint32_t>(sort_key(number, descending) >> 32), index});
  }
  if (!sort_by_key(keyed, stop)) return std::nullopt;
  sort_ties(keyed, [&](std::uint32_t row) { return sort_key(number_of(file, column, row), descending); });
  data::reserve_in_large_pages(sorted.rows, file.count());
  for (const KeyedRow& one : keyed) sorted.rows.push_back(one.row);
  sorted.rows.insert(sorted.rows.end(), without.begin(), without.end());
  return sorted;
}

std::optional<RowList> list_rows(const RowListRequest& wish, const std::stop_token& stop) {
  RowList list = {wish.file, wish.sorted, {}};
  if (!list.sorted || list.sorted->column != wish.column || list.sorted->descending != wish.descending) {
    std::optional<SortedRows> sorted = sorted_rows(*wish.file, wish.column, wish.descending, stop);
    if (!sorted) return std::nullopt;
    list.sorted = std::make_shared<const SortedRows>(std::move(*sorted));
  }
  const std::vector<std::uint32_t>& rows = list.sorted->rows;
  if (wish.query.empty() && wish.group == RowGroup::All) {
    list.shown = rows;
    return list;
  }
  constexpr std::size_t kRowsAtATime = 4096;  // between checks for a request to stop
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % kRowsAtATime == 0 && stop.stop_requested()) return std::nullopt;
    if (belongs_to(wish.group, *wish.file, rows[i]) && matches(wish.query, *wish.file, rows[i]))
      list.shown.push_back(rows[i]);
  }
  return list;
}

RowLister::~RowLister() {
  thread_.request_stop();
  const std::scoped_lock lock(mutex_);
  current_.request_stop();
}

void RowLister::ask(RowListRequest wish) {
  {
    const std::scoped_lock lock(mutex_);
    current_.request_stop();
    wish_ = std::move(wish);
    list_.reset();
    busy_ = true;
  }
  asked_.notify_one();
  if (thread_.joinable()) return;
  try {
    thread_ = std::jthread([this](const std::stop_token& ended) { work(ended); });
  } catch (const std::system_error&) {  // no thread can be started: the caller waits
    list_ = list_rows(*std::exchange(wish_, {}));
    busy_ = false;
  }
}

bool RowLister::is_busy() const {
  const std::scoped_lock lock(mutex_);
  return busy_;
}

std::optional<RowList> RowLister::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(list_, std::nullopt);
}

void RowLister::work(const std::stop_token& ended) {
  std::unique_lock lock(mutex_);
  while (asked_.wait(lock, ended, [this] { return wish_.has_value(); })) {
    const RowListRequest wish = *std::exchange(wish_, {});
    current_ = std::stop_source();
    const std::stop_token stop = current_.get_token();
    if (ended.stop_requested()) return;
    lock.unlock();
    std::optional<RowList> list;
    try {
      list = list_rows(wish, stop);
    } catch (const std::bad_alloc&) {  // keep the current list
    }
    lock.lock();
    if (wish_) continue;
    list_ = std::move(list);
    busy_ = false;
  }
}

}  // namespace surprisal::desk
