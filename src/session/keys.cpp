#include "session/keys.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <type_traits>

#include "base/nearest.h"
#include "base/number.h"
#include "base/quote.h"
#include "math/quantities.h"

namespace surprisal::session {
namespace {

// Words.
// -----------------------------------------------------------------------------------------------------------

using Words = std::span<const std::string_view>;

constexpr std::string_view kLabelModes[] = {"one_class", "distribution", "several"};
constexpr std::string_view kOutputLayers[] = {"softmax", "sigmoid"};
constexpr std::string_view kBases[] = {"e", "2", "10"};
constexpr std::string_view kAxes[] = {"linear", "log"};
constexpr std::string_view kFields[] = {"entropy", "cross_entropy", "kl"};
constexpr std::string_view kReductions[] = {"none", "sum", "mean"};

// In the order of the enumerators.
Words words_of(LabelMode) { return kLabelModes; }
Words words_of(OutputLayer) { return kOutputLayers; }
Words words_of(Base) { return kBases; }
Words words_of(ProbabilityAxis) { return kAxes; }
Words words_of(Field) { return kFields; }
Words words_of(Reduction) { return kReductions; }

Text listed(Words words) {
  Text list = std::string(words.front());
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Text between = i + 1 == words.size() ? Text(" or ", " 或 ") : Text(", ", "、");
    list = list + between + std::string(words[i]);
  }
  return list;
}

// Fields as values and back.
// -----------------------------------------------------------------------------------------------------------

template <typename T>
constexpr Kind kind_of() {
  if constexpr (std::is_arithmetic_v<T>) return Kind::Number;
  if constexpr (std::is_enum_v<T> || std::is_same_v<T, std::string>) return Kind::Word;
  if constexpr (std::is_same_v<T, Text>) return Kind::Name;
  if constexpr (std::is_same_v<T, std::vector<Text>>) return Kind::NameList;
  return Kind::NumberList;
}

template <typename T>
Value value_of(const T& field) {
  if constexpr (std::is_arithmetic_v<T>) {
    return static_cast<double>(field);
  } else if constexpr (std::is_enum_v<T>) {
    return Text(std::string(words_of(field)[static_cast<std::size_t>(field)]));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return Text(field);
  } else if constexpr (std::is_same_v<T, std::vector<int>>) {
    return std::vector<double>(field.begin(), field.end());
  } else {
    return field;
  }
}

template <typename Whole>
bool is_whole(double value) {
  return value == std::trunc(value) && value >= 0.0 + std::numeric_limits<int>::min() &&
         value <= std::numeric_limits<int>::max() && (std::is_signed_v<Whole> || value >= 0);
}

Text write_number(double& field, double value) {
  field = value;
  return {};
}

template <typename Whole>
Text write_number(Whole& field, double value) {
  if (!is_whole<Whole>(value))
    return Text("must be a whole number, and is ", "必须是整数，现为 ") + exact(value);
  field = static_cast<Whole>(value);
  return {};
}

Text write_numbers(std::vector<double>& field, const std::vector<double>& values) {
  field = values;
  return {};
}

Text write_numbers(std::vector<int>& field, const std::vector<double>& values) {
  if (!std::all_of(values.begin(), values.end(), is_whole<int>))
    return {"must be whole numbers", "必须都是整数"};
  field.resize(values.size());
  std::transform(values.begin(), values.end(), field.begin(), [](double v) { return static_cast<int>(v); });
  return {};
}

template <typename Enum>
Text write_word(Enum& field, const Value& value) {
  const auto* number = std::get_if<double>(&value);  // a base may be said as a number
  const auto* text = std::get_if<Text>(&value);
  const std::string word = number ? exact(*number) : text ? text->en : std::string();
  const Words words = words_of(field);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    const Text wanted = Text("must be ", "必须是 ") + listed(words);
    return word.empty() ? wanted : wanted + Text(", and is ", "，现为 ") + quoted(word);
  }
  field = static_cast<Enum>(found - words.begin());
  return {};
}

template <typename T>
Text write_to(T& field, const Value& value) {
  if constexpr (std::is_arithmetic_v<T>) {
    if (const auto* number = std::get_if<double>(&value)) return write_number(field, *number);
    return {"must be a number", "必须是一个数"};
  } else if constexpr (std::is_enum_v<T>) {
    return write_word(field, value);
  } else if constexpr (kind_of<T>() == Kind::NumberList) {
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return write_numbers(field, *numbers);
    return {"must be a list of numbers", "必须是一列数"};
  } else if constexpr (std::is_same_v<T, std::vector<Text>>) {
    if (const auto* names = std::get_if<std::vector<Text>>(&value)) {
      field = *names;
      return {};
    }
    return {"must be a list of names", "必须是一列名称"};
  } else {
    const auto* text = std::get_if<Text>(&value);
    if (!text) return {"must be a text", "必须是文字"};
    if constexpr (std::is_same_v<T, Text>) {
      field = *text;
    } else {
      field = text->en;
    }
    return {};
  }
}

// Rules. Each says what follows the key's name in a sentence.
// -----------------------------------------------------------------------------------------------------------

Text entry(std::size_t k) {
  const std::string number = std::to_string(k + 1);
  return {"entry " + number + " ", "第 " + number + " 项"};
}

Text outside(double value, double low, double high) {
  if (value >= low && value <= high) return {};  // not so for NaN
  return Text("must be from ", "必须在 ") + exact(low) + Text(" to ", " 到 ") + exact(high) +
         Text(", and is ", " 之间，现为 ") + exact(value);
}

template <typename T>
Text any_outside(const std::vector<T>& values, double low, double high) {
  for (std::size_t k = 0; k < values.size(); ++k) {
    const Text fault = outside(values[k], low, high);
    if (!fault.empty()) return entry(k) + fault;
  }
  return {};
}

Text wrong_count(std::size_t count, std::size_t fewest, std::size_t most) {
  if (count >= fewest && count <= most) return {};
  return Text("must have ", "必须有 ") + std::to_string(fewest) + Text(" to ", " 到 ") +
         std::to_string(most) + Text(" entries, and has ", " 项，现有项数为 ") + std::to_string(count);
}

Text other_count(std::size_t count, std::size_t wanted, const Text& of_what) {
  if (count == wanted) return {};
  return Text("must have ", "必须有 ") + std::to_string(wanted) +
         Text(" entries, one for each of ", " 项，每项对应 ") + of_what +
         Text(", and has ", " 的一项，现有项数为 ") + std::to_string(count);
}

Text not_one_a_class(std::size_t count, const Session& s) {
  return other_count(count, class_count(s), {"the logits", "logits"});
}

Text no_distribution(const std::vector<double>& p) {
  if (adds_to_one(p)) return {};
  return Text("must add to 1, and add to ", "各项之和必须为 1，现为 ") +
         exact(std::accumulate(p.begin(), p.end(), 0.0));
}

Text first_of(std::initializer_list<Text> faults) {
  const auto* found = std::find_if(faults.begin(), faults.end(), [](const auto& f) { return !f.empty(); });
  return found == faults.end() ? Text() : *found;
}

Text no_name(const std::string& name) {
  if (name.size() > kLongestName) {
    return Text("must be shorter than ", "必须短于 ") + std::to_string(kLongestName + 1) +
           Text(" bytes", " 字节");
  }
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t length = character_length(std::string_view(name).substr(i));
    if (length == 0)
      return Text("must be plain text in UTF-8, and is ", "必须是 UTF-8 的纯文字，现为 ") + quoted(name);
    i += length;
  }
  return {};
}

Text no_name(const Text& name) { return first_of({no_name(name.en), no_name(name.zh)}); }

Text figure_fault(const Session& s) {
  const bool good = std::all_of(s.figure.begin(), s.figure.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (good && !s.figure.empty() && s.figure.size() <= 64) return {};
  return Text("must be the id of a figure, and is ", "必须是图的标识，现为 ") + quoted(s.figure);
}

Text logits_fault(const Session& s) {
  return first_of({wrong_count(s.logits.size(), kFewestClasses, kMostClasses),
                   any_outside(s.logits, -kLargestLogit, kLargestLogit)});
}

Text not_as_the_mode_has_it(const Session& s) {
  if (s.label_mode == LabelMode::Distribution) return no_distribution(s.labels);
  const auto ones = std::count(s.labels.begin(), s.labels.end(), 1.0);
  const auto zeros = std::count(s.labels.begin(), s.labels.end(), 0.0);
  if (ones + zeros != static_cast<std::ptrdiff_t>(s.labels.size())) {
    return {"must be 0 or 1 each, unless label_mode is distribution",
            "各项必须是 0 或 1，除非 label_mode 为 distribution"};
  }
  if (s.label_mode == LabelMode::OneClass && ones != 1) {
    return {"must have a single 1, unless label_mode is several",
            "必须恰有一个 1，除非 label_mode 为 several"};
  }
  return {};
}

Text labels_fault(const Session& s) {
  return first_of(
      {not_one_a_class(s.labels.size(), s), any_outside(s.labels, 0, 1), not_as_the_mode_has_it(s)});
}

Text names_fault(const Session& s) {
  for (std::size_t k = 0; k < s.class_names.size(); ++k) {
    const Text fault = no_name(s.class_names[k]);
    if (!fault.empty()) return entry(k) + fault;
  }
  return not_one_a_class(s.class_names.size(), s);
}

Text weights_fault(const Session& s) {
  return first_of(
      {not_one_a_class(s.class_weights.size(), s), any_outside(s.class_weights, 0, kLargestWeight)});
}

Text rival_fault(const Session& s) {
  return first_of({not_one_a_class(s.rival.size(), s), any_outside(s.rival, 0, 1), no_distribution(s.rival)});
}

Text marks_fault(const std::vector<double>& marks) {
  return first_of({wrong_count(marks.size(), 0, kMostMarks), any_outside(marks, 0, 1)});
}

Text batch_logits_fault(const Session& s) {
  const std::size_t rows = s.batch.targets.size();
  if (rows == 0 || s.batch.logits.size() % rows != 0) {
    return Text("must have as many entries for each of the batch.targets, ",
                "的项数必须是 batch.targets 项数的整数倍，后者为 ") +
           std::to_string(rows) + Text(", and has ", "，前者现为 ") + std::to_string(s.batch.logits.size());
  }
  const std::size_t columns = columns_of(s.batch);
  if (columns < kFewestClasses || columns > kMostClasses) {
    return Text("must have ", "必须有 ") + std::to_string(kFewestClasses) + Text(" to ", " 到 ") +
           std::to_string(kMostClasses) +
           Text(" entries for each of the batch.targets, and has ",
                " 项对应 batch.targets 的每一项，现有项数为 ") +
           std::to_string(columns);
  }
  return any_outside(s.batch.logits, -kLargestLogit, kLargestLogit);
}

Text batch_rival_fault(const Session& s) {
  if (s.batch.rival_logits.empty()) return {};
  return first_of({other_count(s.batch.rival_logits.size(), s.batch.logits.size(), "batch.logits"),
                   any_outside(s.batch.rival_logits, -kLargestLogit, kLargestLogit)});
}

Text batch_targets_fault(const Session& s) {
  return first_of({wrong_count(s.batch.targets.size(), 1, kMostRows),
                   any_outside(s.batch.targets, 0, static_cast<double>(columns_of(s.batch)) - 1)});
}

Text points_fault(const std::vector<double>& values) {
  return first_of(
      {wrong_count(values.size(), 2, kMostPoints), any_outside(values, -kLargestValue, kLargestValue)});
}

Text line_y_fault(const Session& s) {
  return first_of({other_count(s.line.y.size(), s.line.x.size(), "line.x"), points_fault(s.line.y)});
}

Text large(double value) { return outside(value, -kLargestValue, kLargestValue); }

Text anything(const Session&) { return {}; }

// The table.
// -----------------------------------------------------------------------------------------------------------

template <typename Access>
constexpr Key key(std::string_view name, Access, Text (*fault)(const Session&)) {
  using T = std::remove_cvref_t<std::invoke_result_t<Access, Session&>>;
  return {name, kind_of<T>(), [](const Session& s) { return value_of(Access{}(s)); },
          [](Session& s, const Value& value) { return write_to(Access{}(s), value); }, fault};
}

using In = const Session&;

// clang-format off
constexpr Key kKeys[] = {
    key("title", [](auto& s) -> auto& { return s.title; }, [](In s) { return no_name(s.title); }),
    key("figure", [](auto& s) -> auto& { return s.figure; }, figure_fault),
    key("logits", [](auto& s) -> auto& { return s.logits; }, logits_fault),
    key("labels", [](auto& s) -> auto& { return s.labels; }, labels_fault),
    key("label_mode", [](auto& s) -> auto& { return s.label_mode; }, anything),
    key("class_names", [](auto& s) -> auto& { return s.class_names; }, names_fault),
    key("class_weights", [](auto& s) -> auto& { return s.class_weights; }, weights_fault),
    key("focus", [](auto& s) -> auto& { return s.focus; },
        [](In s) { return outside(static_cast<double>(s.focus), 0, static_cast<double>(class_count(s)) - 1); }),
    key("output", [](auto& s) -> auto& { return s.output; }, anything),
    key("temperature", [](auto& s) -> auto& { return s.temperature; },
        [](In s) { return outside(s.temperature, kLowestTemperature, kHighestTemperature); }),
    key("smoothing", [](auto& s) -> auto& { return s.smoothing; }, [](In s) { return outside(s.smoothing, 0, 1); }),
    key("base", [](auto& s) -> auto& { return s.base; }, anything),
    key("rival", [](auto& s) -> auto& { return s.rival; }, rival_fault),
    key("marked", [](auto& s) -> auto& { return s.marked; }, [](In s) { return marks_fault(s.marked); }),
    key("probability_axis", [](auto& s) -> auto& { return s.probability_axis; }, anything),
    key("field", [](auto& s) -> auto& { return s.field; }, anything),

    key("batch.logits", [](auto& s) -> auto& { return s.batch.logits; }, batch_logits_fault),
    key("batch.rival_logits", [](auto& s) -> auto& { return s.batch.rival_logits; }, batch_rival_fault),
    key("batch.targets", [](auto& s) -> auto& { return s.batch.targets; }, batch_targets_fault),
    key("batch.reduction", [](auto& s) -> auto& { return s.batch.reduction; }, anything),

    key("coin.heads", [](auto& s) -> auto& { return s.coin.heads; },
        [](In s) { return outside(s.coin.heads, 0, kMostTosses); }),
    key("coin.tails", [](auto& s) -> auto& { return s.coin.tails; },
        [](In s) { return outside(s.coin.tails, 0, kMostTosses); }),
    key("coin.theta", [](auto& s) -> auto& { return s.coin.theta; },
        [](In s) { return outside(s.coin.theta, 0, 1); }),
    key("coin.models", [](auto& s) -> auto& { return s.coin.models; },
        [](In s) { return marks_fault(s.coin.models); }),

    key("tournament.rounds", [](auto& s) -> auto& { return s.tournament.rounds; },
        [](In s) { return outside(s.tournament.rounds, 1, kMostRounds); }),
    key("tournament.from", [](auto& s) -> auto& { return s.tournament.from; },
        [](In s) { return outside(s.tournament.from, 0, s.tournament.to); }),
    key("tournament.to", [](auto& s) -> auto& { return s.tournament.to; },
        [](In s) { return outside(s.tournament.to, 0, s.tournament.rounds); }),

    key("race.weight", [](auto& s) -> auto& { return s.race.weight; }, [](In s) { return large(s.race.weight); }),
    key("race.bias", [](auto& s) -> auto& { return s.race.bias; }, [](In s) { return large(s.race.bias); }),
    key("race.input", [](auto& s) -> auto& { return s.race.input; }, [](In s) { return large(s.race.input); }),
    key("race.label", [](auto& s) -> auto& { return s.race.label; },
        [](In s) { return outside(s.race.label, 0, 1); }),
    key("race.rate", [](auto& s) -> auto& { return s.race.rate; },
        [](In s) { return outside(s.race.rate, kLowestRate, kHighestRate); }),
    key("race.steps", [](auto& s) -> auto& { return s.race.steps; },
        [](In s) { return outside(s.race.steps, 1, kMostSteps); }),
    key("race.shown", [](auto& s) -> auto& { return s.race.shown; },
        [](In s) { return outside(s.race.shown, 0, s.race.steps); }),

    key("line.x", [](auto& s) -> auto& { return s.line.x; }, [](In s) { return points_fault(s.line.x); }),
    key("line.y", [](auto& s) -> auto& { return s.line.y; }, line_y_fault),
    key("line.slope", [](auto& s) -> auto& { return s.line.slope; }, [](In s) { return large(s.line.slope); }),
    key("line.intercept", [](auto& s) -> auto& { return s.line.intercept; },
        [](In s) { return large(s.line.intercept); }),
};
// clang-format on

std::string_view without_group(std::string_view name) { return name.substr(name.find('.') + 1); }

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

// What the settings leave open.
// -----------------------------------------------------------------------------------------------------------

const Setting* last_of(std::span<const Setting> settings, std::string_view name) {
  const Setting* found = nullptr;
  for (const Setting& setting : settings) {
    if (setting.name == name) found = &setting;
  }
  return found;
}

// Before the settings: what depends on how many classes there are and on what the labels mean.
void prepare(Session& session, std::span<const Setting> settings) {
  if (const Setting* logits = last_of(settings, "logits")) {
    const auto* values = std::get_if<std::vector<double>>(&logits->value);
    if (values) set_class_count(session, values->size());
  }
  if (const Setting* mode = last_of(settings, "label_mode")) {
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

// After the settings: what they did not say and now is out of range.
void complete(Session& session, std::span<const Setting> settings) {
  const auto said = [&](std::string_view name) { return last_of(settings, name) != nullptr; };
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

std::span<const Key> keys() { return kKeys; }

const Key* find_key(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKeys), std::end(kKeys),
                                   [&](const Key& candidate) { return candidate.name == name; });
  return found == std::end(kKeys) ? nullptr : found;
}

std::string_view nearest_key(std::string_view name) {
  std::vector<std::string_view> known;
  for (const Key& key : kKeys) known.push_back(key.name);
  for (const Key& key : kKeys) known.push_back(without_group(key.name));
  const std::string_view near = nearest(name, known);
  const auto* found = std::find_if(std::begin(kKeys), std::end(kKeys), [&](const Key& key) {
    return !near.empty() && (key.name == near || without_group(key.name) == near);
  });
  return found == std::end(kKeys) ? std::string_view() : found->name;
}

std::vector<const Key*> telling_keys(const Session& session) {
  Session defaults;
  set_class_count(defaults, class_count(session));
  constexpr std::string_view kAlways[] = {"figure", "logits", "labels", "class_names"};
  std::vector<const Key*> telling;
  for (const Key& key : kKeys) {
    const bool always = std::find(std::begin(kAlways), std::end(kAlways), key.name) != std::end(kAlways);
    if (always || !same(key.read(session), key.read(defaults))) telling.push_back(&key);
  }
  return telling;
}

std::optional<Fault> first_fault(const Session& session) {
  for (const Key& key : kKeys) {
    Text fault = key.fault(session);
    if (!fault.empty()) return Fault{&key, std::move(fault)};
  }
  return std::nullopt;
}

std::string fault_of(const Session& session) {
  const std::optional<Fault> fault = first_fault(session);
  return fault ? std::string(fault->key->name) + " " + fault->message.en : std::string();
}

Result<Session> with(Session session, std::span<const Setting> settings) {
  prepare(session, settings);
  for (const Setting& setting : settings) {
    const Key* key = find_key(setting.name);
    if (!key) {
      return problem_at(setting.place, there_is_no({"key", "项"}, setting.name, nearest_key(setting.name)));
    }
    const Text fault = key->write(session, setting.value);
    if (!fault.empty()) return problem_at(setting.place, setting.name + Text(" ") + fault);
  }
  complete(session, settings);
  if (const std::optional<Fault> fault = first_fault(session)) {
    const Setting* said = last_of(settings, fault->key->name);
    return problem_at(said ? said->place : Text(),
                      std::string(fault->key->name) + Text(" ") + fault->message);
  }
  return session;
}

Problem problem_at(const Text& place, const Text& message) {
  return Problem{place.empty() ? message : place + Text(": ", "：") + message};
}

}  // namespace surprisal::session
