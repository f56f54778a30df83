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

// Equal to the bit: -0 is not 0, so that a file gives back what was saved.
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

// Before the changes: what depends on how many classes there are and on what the labels mean.
void prepare(Session& session, std::span<const Change> changes) {
  if (const Change* logits = last_of(changes, "logits")) {
    const auto* values = std::get_if<std::vector<double>>(&logits->value);
    if (values) set_class_count(session, values->size());
  }
  if (const Change* mode = last_of(changes, "label_mode")) {
    Session wish = session;
    if (find_key("label_mode")->write(wish, mode->value).empty()) set_label_mode(session, wish.label_mode);
  }
}

// Labels that the mode in hand does not allow say themselves which they mean.
LabelMode mode_meant_by(const std::vector<double>& labels) {
  const auto ones = std::count(labels.begin(), labels.end(), 1.0);
  const auto zeros = std::count(labels.begin(), labels.end(), 0.0);
  if (ones + zeros != static_cast<std::ptrdiff_t>(labels.size())) return LabelMode::Distribution;
  return ones == 1 ? LabelMode::OneClass : LabelMode::Several;
}

// After the changes: what they did not say and now is out of range.
void complete(Session& session, std::span<const Change> changes) {
  const auto said = [&](std::string_view name) { return last_of(changes, name) != nullptr; };
  if (said("labels") && !said("label_mode") && !not_as_the_mode_has_it(session).empty()) {
    session.label_mode = mode_meant_by(session.labels);
  }
  Tournament& tournament = session.tournament;
  if (said("tournament.rounds") && !said("tournament.to")) {
    tournament.to = std::min(tournament.to, tournament.rounds);
  }
  if (!said("tournament.from")) tournament.from = std::min(tournament.from, tournament.to);
  if (said("race.steps") && !said("race.shown")) {
    session.race.shown = std::min(session.race.shown, session.race.steps);
  }
}

}  // namespace

Changed with(Session session, std::span<const Change> changes) {
  prepare(session, changes);
  for (const Change& change : changes) {
    const Key* key = find_key(change.key);
    if (!key) return Fault{{}, there_is_no({"key", "项"}, change.key, nearest_key(change.key)), change.place};
    const Text fault = key->write(session, change.value);
    if (!fault.empty()) return Fault{change.key, fault, change.place};
  }
  complete(session, changes);
  if (std::optional<Fault> fault = first_fault(session)) {
    if (const Change* said = last_of(changes, fault->key)) fault->place = said->place;
    return std::move(*fault);
  }
  return session;
}

std::vector<const Key*> telling_keys(const Session& session) {
  Session defaults;
  set_class_count(defaults, class_count(session));
  constexpr std::string_view kAlways[] = {"figure", "logits", "labels", "class_names"};
  std::vector<const Key*> telling;
  for (const Key& key : keys()) {
    const bool always = std::find(std::begin(kAlways), std::end(kAlways), key.name) != std::end(kAlways);
    if (always || !same(key.read(session), key.read(defaults))) telling.push_back(&key);
  }
  return telling;
}

}  // namespace surprisal::session
