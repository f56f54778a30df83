#include "session/keys.h"

#include <algorithm>
#include <type_traits>

#include "base/nearest.h"
#include "session/key_rules.h"
#include "session/key_values.h"

namespace surprisal::session {
namespace {

using In = const Session&;

// A row of the table for a field that `access` finds in a session.
template <typename Access>
constexpr Key key(std::string_view name, Access) {
  using T = std::remove_cvref_t<std::invoke_result_t<Access, Session&>>;
  return {.name = name,
          .kind = kind_of<T>(),
          .whole = std::is_integral_v<T>,
          .words = words_for<T>(),
          .read = [](const Session& s) { return value_of(Access{}(s)); },
          .write = [](Session& s, const Value& value) { return write_to(Access{}(s), value); }};
}

template <typename Access, typename Limited>
constexpr Key number(std::string_view name, Access access, Limited, SliderSpec slider = {}) {
  Key row = key(name, access);
  row.limits = [](In s) { return Limited{}(s); };
  row.slider = slider;
  return row;
}

template <typename Access, typename Limited, typename Count>
constexpr Key list(std::string_view name, Access access, Limited limited, Count, SliderSpec slider = {}) {
  Key row = number(name, access, limited, slider);
  row.count_fault = [](In s) { return Count{}(s); };
  return row;
}

constexpr Key with_rule(Key row, Text (*fault)(In)) {
  row.other_fault = fault;
  return row;
}

// Limits that do not depend on the rest of the session.
constexpr auto kShare = [](In) { return Limits{0, 1}; };
constexpr auto kLogit = [](In) { return Limits{-kLargestLogit, kLargestLogit}; };
constexpr auto kWeight = [](In) { return Limits{0, kLargestWeight}; };
constexpr auto kAnyNumber = [](In) { return Limits{-kLargestValue, kLargestValue}; };
constexpr auto kLabelNoiseLimits = [](In) { return Limits{0, kMaxLabelNoise}; };
constexpr auto kTosses = [](In) { return Limits{0, kMaxTosses}; };

// clang-format off
constexpr Key kKeys[] = {
    with_rule(key("title", [](auto& s) -> auto& { return s.title; }), [](In s) { return name_fault(s.title); }),
    with_rule(key("figure", [](auto& s) -> auto& { return s.figure; }), figure_fault),
    list("logits", [](auto& s) -> auto& { return s.logits; }, kLogit,
         [](In s) { return count_range_fault(s.logits.size(), kMinClasses, kMaxClasses); },
         {"the logit of ", "的 logit", -10, 10, 0.1, 3}),
    with_rule(list("labels", [](auto& s) -> auto& { return s.labels; }, kShare,
              [](In s) { return class_count_fault(s.labels.size(), s); },
              {"the label of ", "的标签", 0, 1, 0.01, 3}), labels_fault),
    key("label_mode", [](auto& s) -> auto& { return s.label_mode; }),
    with_rule(key("class_names", [](auto& s) -> auto& { return s.class_names; }),
         [](In s) {
           const Text fault = names_fault(s);
           return fault.empty() ? class_count_fault(s.class_names.size(), s) : fault;
         }),
    list("class_weights", [](auto& s) -> auto& { return s.class_weights; }, kWeight,
         [](In s) { return class_count_fault(s.class_weights.size(), s); },
         {"the weight of ", "的权重", 0, 10, 0.1}),
    number("focus", [](auto& s) -> auto& { return s.focus; },
           [](In s) { return Limits{0, static_cast<double>(class_count(s)) - 1}; }),
    key("output", [](auto& s) -> auto& { return s.output; }),
    number("temperature", [](auto& s) -> auto& { return s.temperature; },
           [](In) { return Limits{kLowestTemperature, kHighestTemperature}; },
           {"the temperature", "温度", kLowestTemperature, kHighestTemperature, 0.05, 3, true}),
    number("smoothing", [](auto& s) -> auto& { return s.smoothing; }, kShare,
           {"the label smoothing", "标签平滑", 0, 1, 0.01, 3}),
    key("base", [](auto& s) -> auto& { return s.base; }),
    with_rule(list("rival", [](auto& s) -> auto& { return s.rival; }, kShare,
              [](In s) { return class_count_fault(s.rival.size(), s); }),
         [](In s) { return distribution_fault(s.rival); }),
    list("marked", [](auto& s) -> auto& { return s.marked; }, kShare,
         [](In s) { return count_range_fault(s.marked.size(), 0, kMaxMarks); }),
    key("probability_axis", [](auto& s) -> auto& { return s.probability_axis; }),
    key("field", [](auto& s) -> auto& { return s.field; }),
    key("rule", [](auto& s) -> auto& { return s.rule; }),

    list("batch.logits", [](auto& s) -> auto& { return s.batch.logits; }, kLogit,
         [](In s) { return batch_logits_fault(s); }),
    list("batch.rival_logits", [](auto& s) -> auto& { return s.batch.rival_logits; }, kLogit,
         [](In s) {
           return s.batch.rival_logits.empty()
                      ? Text()
                      : count_mismatch_fault(s.batch.rival_logits.size(), s.batch.logits.size(), "batch.logits");
         }),
    list("batch.targets", [](auto& s) -> auto& { return s.batch.targets; },
         [](In s) { return Limits{0, static_cast<double>(columns_of(s.batch)) - 1}; },
         [](In s) { return count_range_fault(s.batch.targets.size(), 1, kMaxRows); }),
    key("batch.reduction", [](auto& s) -> auto& { return s.batch.reduction; }),

    number("coin.heads", [](auto& s) -> auto& { return s.coin.heads; }, kTosses, {"heads", "正面次数", 0, 50, 1, 0}),
    number("coin.tails", [](auto& s) -> auto& { return s.coin.tails; }, kTosses, {"tails", "反面次数", 0, 50, 1, 0}),
    number("coin.theta", [](auto& s) -> auto& { return s.coin.theta; }, kShare,
           {"the model 𝜃", "模型 𝜃", 0, 1, 0.01, 3}),
    list("coin.models", [](auto& s) -> auto& { return s.coin.models; }, kShare,
         [](In s) { return count_range_fault(s.coin.models.size(), 0, kMaxMarks); }),

    number("tournament.rounds", [](auto& s) -> auto& { return s.tournament.rounds; },
           [](In) { return Limits{1, kMaxRounds}; }, {"rounds", "轮数", 1, kMaxRounds, 1, 0}),
    number("tournament.from", [](auto& s) -> auto& { return s.tournament.from; },
           [](In s) { return Limits{0, static_cast<double>(s.tournament.to)}; },
           {"rounds won so far", "消息前已胜轮数", 0, kMaxRounds, 1, 0}),
    number("tournament.to", [](auto& s) -> auto& { return s.tournament.to; },
           [](In s) { return Limits{0, static_cast<double>(s.tournament.rounds)}; },
           {"rounds won then", "消息后已胜轮数", 0, kMaxRounds, 1, 0}),

    number("race.weight", [](auto& s) -> auto& { return s.race.weight; }, kAnyNumber,
           {"the weight 𝑤", "权重 𝑤", -10, 10, 0.1}),
    number("race.bias", [](auto& s) -> auto& { return s.race.bias; }, kAnyNumber,
           {"the bias 𝑏", "偏置 𝑏", -10, 10, 0.1}),
    number("race.input", [](auto& s) -> auto& { return s.race.input; }, kAnyNumber),
    number("race.label", [](auto& s) -> auto& { return s.race.label; }, kShare,
           {"the label 𝑦", "标签 𝑦", 0, 1, 0.01}),
    number("race.rate", [](auto& s) -> auto& { return s.race.rate; },
           [](In) { return Limits{kLowestRate, kHighestRate}; },
           {"the step size 𝜂", "学习率 𝜂", 0.001, 10, 0.05, 3, true}),
    number("race.steps", [](auto& s) -> auto& { return s.race.steps; }, [](In) { return Limits{1, kMaxSteps}; }),
    number("race.shown", [](auto& s) -> auto& { return s.race.shown; },
           [](In s) { return Limits{0, static_cast<double>(s.race.steps)}; },
           {"steps run", "已训练步数", 0, kMaxSteps, 1, 0}),

    list("line.x", [](auto& s) -> auto& { return s.line.x; }, kAnyNumber,
         [](In s) { return count_range_fault(s.line.x.size(), 2, kMaxPoints); }),
    list("line.y", [](auto& s) -> auto& { return s.line.y; }, kAnyNumber,
         [](In s) {
           const Text fault = count_mismatch_fault(s.line.y.size(), s.line.x.size(), "line.x");
           return fault.empty() ? count_range_fault(s.line.y.size(), 2, kMaxPoints) : fault;
         }),
    number("line.slope", [](auto& s) -> auto& { return s.line.slope; }, kAnyNumber,
           {"the slope", "斜率", -3, 3, 0.01}),
    number("line.intercept", [](auto& s) -> auto& { return s.line.intercept; }, kAnyNumber,
           {"the intercept", "截距", -5, 5, 0.05}),
    key("line.best", [](auto& s) -> auto& { return s.line.best; }),

    number("digits.test_digit", [](auto& s) -> auto& { return s.digits.test_digit; },
           [](In) { return Limits{0, kLastTestDigit}; },
           {"the test digit", "测试数字", 0, kLastTestDigit, 1, 0}),
    list("digits.drawn", [](auto& s) -> auto& { return s.digits.drawn; }, [](In) { return Limits{0, 16}; },
         [](In s) { return drawn_digit_fault(s.digits.drawn.size()); }),
    number("digits.label", [](auto& s) -> auto& { return s.digits.label; }, [](In) { return Limits{-1, 9}; }),
    key("digits.loss", [](auto& s) -> auto& { return s.digits.loss; }),
    key("digits.other_loss", [](auto& s) -> auto& { return s.digits.other_loss; }),
    number("digits.steps", [](auto& s) -> auto& { return s.digits.steps; },
           [](In) { return Limits{0, kMaxDigitSteps}; }, {"steps trained", "已训练步数", 0, 300, 1, 0}),
    number("digits.step_size", [](auto& s) -> auto& { return s.digits.step_size; },
           [](In) { return Limits{kLowestDigitRate, kHighestDigitRate}; },
           {"the step size 𝜂", "学习率 𝜂", kLowestDigitRate, kHighestDigitRate, 0.1, 2, true}),
    with_rule(number("digits.hidden", [](auto& s) -> auto& { return s.digits.hidden; },
              [](In) { return Limits{0, 32}; }), [](In s) { return hidden_units_fault(s.digits.hidden); }),
    number("digits.batch", [](auto& s) -> auto& { return s.digits.batch; },
           [](In) { return Limits{0, kMaxInBatch}; }),
    number("digits.label_noise", [](auto& s) -> auto& { return s.digits.label_noise; }, kLabelNoiseLimits,
           {"wrong labels", "错误标签", 0, kMaxLabelNoise, 0.05, 2}),
    number("digits.smoothing", [](auto& s) -> auto& { return s.digits.smoothing; }, kLabelNoiseLimits,
           {"smoothing while training", "训练时的标签平滑", 0, kMaxLabelNoise, 0.05, 2}),
    number("digits.seed", [](auto& s) -> auto& { return s.digits.seed; }, [](In) { return Limits{0, kMaxDigitSeed}; }),
    key("letters.text", [](auto& s) -> auto& { return s.letters.text; }),
    number("letters.position", [](auto& s) -> auto& { return s.letters.position; },
           [](In) { return Limits{1, kLastLetter}; }, {"position in the text", "文中位置", 1, kLastLetter, 1, 0}),
    number("letters.smoothing", [](auto& s) -> auto& { return s.letters.smoothing; },
           [](In) { return Limits{kMinLetterSmoothing, kMaxLetterSmoothing}; },
           {"added to every pair's count", "每种字符对的次数加上", kMinLetterSmoothing, kMaxLetterSmoothing, 0.1, 3, true}),
    list("letters.shares", [](auto& s) -> auto& { return s.letters.shares; }, kShare,
         [](In s) { return letter_shares_fault(s.letters.shares); }),
    number("letters.first", [](auto& s) -> auto& { return s.letters.first; },
           [](In) { return Limits{1, kLastLetter}; }),
    list("letters.bets", [](auto& s) -> auto& { return s.letters.bets; }, kShare,
         [](In s) { return letter_bets_fault(s.letters.bets); }),
    number("message.letters", [](auto& s) -> auto& { return s.message.letters; },
           [](In) { return Limits{1, kMaxSent}; }, {"letters sent", "已发送字母数", 1, kMaxSent, 0.5, 0, true}),
    number("message.seed", [](auto& s) -> auto& { return s.message.seed; },
           [](In) { return Limits{0, kMaxMessageSeed}; }, {"the text", "第几段文字", 0, 100, 1, 0}),
    number("forecast.truth", [](auto& s) -> auto& { return s.forecast.truth; }, kShare,
           {"the truth 𝑦", "真实概率 𝑦", 0, 1, 0.01, 3}),
    number("forecast.said", [](auto& s) -> auto& { return s.forecast.said; }, kShare,
           {"the forecast 𝑎", "预报 𝑎", 0, 1, 0.01, 3}),
    list("noise.measured", [](auto& s) -> auto& { return s.noise.measured; }, kShare,
         [](In s) { return count_range_fault(s.noise.measured.size(), 1, kMaxMarks); }),
    number("noise.spread", [](auto& s) -> auto& { return s.noise.spread; },
           [](In) { return Limits{kMinSpread, kMaxSpread}; },
           {"the noise 𝜎", "噪声 𝜎", kMinSpread, kMaxSpread, 0.01, 3}),
    number("derivation.step", [](auto& s) -> auto& { return s.derivation.step; },
           [](In) { return Limits{0, kLastDerivationStep}; },
           {"step by step", "逐步推导", 0, kLastDerivationStep, 1}),
    key("own.curve", [](auto& s) -> auto& { return s.own.curve; }),
    with_rule(list("own.prices", [](auto& s) -> auto& { return s.own.prices; },
              [](In) { return Limits{0, kHighestPrice}; },
              [](In s) { return price_count_fault(s.own.prices); }),
         [](In s) { return not_falling_fault(s.own.prices); }),
    key("own.demand", [](auto& s) -> auto& { return s.own.demand; }),
    number("own.bend", [](auto& s) -> auto& { return s.own.bend; }, kShare,
           {"bend", "弯曲程度", 0, 1, 0.01, 2}),
};
// clang-format on

std::string_view without_group(std::string_view name) { return name.substr(name.find('.') + 1); }

Text outside_limits(const Value& value, const Limits& limits) {
  if (const auto* number = std::get_if<double>(&value)) return range_fault(*number, limits.low, limits.high);
  return entries_range_fault(std::get<std::vector<double>>(value), limits.low, limits.high);
}

}  // namespace

Text Key::fault(const Session& session) const {
  Text fault = count_fault == nullptr ? Text() : count_fault(session);
  if (fault.empty() && limits != nullptr) fault = outside_limits(read(session), limits(session));
  if (fault.empty() && other_fault != nullptr) fault = other_fault(session);
  return fault;
}

std::span<const Key> keys() { return kKeys; }

const Key* find_key(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKeys), std::end(kKeys),
                                   [&](const Key& candidate) { return candidate.name == name; });
  return found == std::end(kKeys) ? nullptr : found;
}

const Key& key_named(std::string_view name) { return *find_key(name); }

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

std::optional<Fault> first_fault(const Session& session) {
  for (const Key& key : kKeys) {
    const Text fault = key.fault(session);
    if (!fault.empty()) return Fault{std::string(key.name), fault};
  }
  return std::nullopt;
}

std::string fault_of(const Session& session) {
  const std::optional<Fault> fault = first_fault(session);
  return fault ? sentence_of(*fault).en : std::string();
}

}  // namespace surprisal::session
