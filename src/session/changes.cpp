#include "session/changes.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>

#include "base/nearest.h"
#include "session/key_rules.h"
#include "session/setters.h"

namespace surprisal::session {
namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

// Bitwise equality: -0 differs from 0, so that a file restores exactly what was saved.
bool same(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  if (const auto* number = std::get_if<double>(&a)) return same_bits(*number, std::get<double>(b));
  if (const auto* numbers = std::get_if<std::vector<double>>(&a)) {
    const auto& others = std::get<std::vector<double>>(b);
    return std::equal(numbers->begin(), numbers->end(), others.begin(), others.end(), same_bits);
  }
  return a == b;
}

const Change* last_of(std::span<const Change> changes, std::string_view name) {
  const Change* found = nullptr;
  for (const Change& change : changes) {
    if (change.key == name) found = &change;
  }
  return found;
}

// Called before the changes: adapts whatever depends on the number of classes or the label mode.
void prepare(Session& session, std::span<const Change> changes) {
  if (const Change* logits = last_of(changes, "logits")) {
    const auto* values = std::get_if<std::vector<double>>(&logits->value);
    if (values) set_class_count(session, values->size());
  }
  if (const Change* mode = last_of(changes, "label_mode")) {
    Session wanted = session;
    if (find_key("label_mode")->write(wanted, mode->value).empty())
      set_label_mode(session, wanted.label_mode);
  }
}

// The mode that labels imply if the current mode does not allow them.
LabelMode mode_implied_by(const std::vector<double>& labels) {
  const auto ones = std::count(labels.begin(), labels.end(), 1.0);
  const auto zeros = std::count(labels.begin(), labels.end(), 0.0);
  if (ones + zeros != static_cast<std::ptrdiff_t>(labels.size())) return LabelMode::Distribution;
  return ones == 1 ? LabelMode::OneClass : LabelMode::Several;
}

// Called after the changes: adapts values that were not given and are now out of range.
void complete(Session& session, std::span<const Change> changes) {
  const auto given = [&](std::string_view name) { return last_of(changes, name) != nullptr; };
  if (given("labels") && !given("label_mode") && !labels_fault(session).empty()) {
    session.label_mode = mode_implied_by(session.labels);
  }
  Tournament& tournament = session.tournament;
  if (given("tournament.rounds") && !given("tournament.to")) {
    tournament.to = std::min(tournament.to, tournament.rounds);
  }
  if (!given("tournament.from")) tournament.from = std::min(tournament.from, tournament.to);
  if (given("race.steps") && !given("race.shown")) {
    session.race.shown = std::min(session.race.shown, session.race.steps);
  }
}

}  // namespace

Changed with(Session session, std::span<const Change> changes) {
  prepare(session, changes);
  for (const Change& change : changes) {
    const Key* key = find_key(change.key);
    if (!key)
      return Fault{{}, unknown_name({"key", "项"}, change.key, nearest_key(change.key)), change.place};
    const Text fault = key->write(session, change.value);
    if (!fault.empty()) return Fault{change.key, fault, change.place};
  }
  complete(session, changes);
  if (std::optional<Fault> fault = first_fault(session)) {
    if (const Change* cause = last_of(changes, fault->key)) fault->place = cause->place;
    return std::move(*fault);
  }
  return session;
}

std::vector<const Key*> keys_to_write(const Session& session) {
  Session defaults;
  set_class_count(defaults, class_count(session));
  constexpr std::string_view kAlways[] = {"figure", "logits", "labels", "class_names"};
  std::vector<const Key*> result;
  for (const Key& key : keys()) {
    const bool always = std::find(std::begin(kAlways), std::end(kAlways), key.name) != std::end(kAlways);
    if (always || !same(key.read(session), key.read(defaults))) result.push_back(&key);
  }
  return result;
}

}  // namespace surprisal::session
