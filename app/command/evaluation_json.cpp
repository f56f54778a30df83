#include <utility>

#include "command/evaluation.h"
#include "command/json.h"

namespace surprisal::command {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;  // names and their JSON

std::string object(const Members& members) {
  return "{" + json_list(members, [](const auto& m) { return json_text(m.first) + ": " + m.second; }) + "}";
}

template <typename List, typename F>
std::string lines(const List& list, F f) {
  return list.empty() ? "[]" : "[\n    " + json_list(list, f, ",\n    ") + "\n  ]";
}

template <typename List, typename F>
std::string on_one_line(const List& list, F f) {
  return "[" + json_list(list, f) + "]";
}

std::string number(std::optional<double> value) { return value ? json_number(*value) : "null"; }
std::string whole(std::optional<std::int32_t> value) { return value ? std::to_string(*value) : "null"; }

class JsonWriter {
 public:
  explicit JsonWriter(const Evaluation& e) : e_(e) {}

  Members members() const {
    const data::Summary& s = e_.summary;
    const bool has_labels = e_.kind == "tokens" || !s.per_class.empty();
    Members members = {
        {"rows", std::to_string(s.rows)},
        {"used", std::to_string(s.used)},
        {"ignored", std::to_string(s.ignored)},
        {"classes", s.classes == 0 ? "null" : std::to_string(s.classes)},
        {"kind", json_text(e_.kind)},
        {"mean_loss", loss(s.mean_loss)},
        {"sum_loss", has_labels ? loss(s.sum_loss) : "null"},
        {"accuracy", number(s.accuracy)},
        {"top5", number(s.top5)},
        {"brier", number(s.brier)},
        {"perplexity", number(s.perplexity)},
        {"ece", number(e_.reliability.ece)},
        {"bins", lines(e_.reliability.bins, [](const data::ReliabilityBin& bin) { return bin_object(bin); })},
        {"per_class", classes()},
        {"temperature", e_.temperature ? temperature(*e_.temperature) : "null"},
        {"worst", lines(e_.worst, [this](const WorstRow& row) { return worst_object(row); })},
        {"notes", lines(e_.notes, [](const std::string& note) { return json_text(note); })},
    };
    append_for_scripts(members);
    if (e_.compared) members.emplace_back("comparison", compared(*e_.compared));
    return members;
  }

 private:
  const Evaluation& e_;

  std::string loss(std::optional<double> nats) const {
    return nats ? json_number(math::from_nats(*nats, e_.base)) : "null";
  }

  static std::string bin_object(const data::ReliabilityBin& bin) {
    const auto of_rows = [&](double value) { return bin.count == 0 ? "null" : json_number(value); };
    return object({{"low", json_number(bin.low)},
                   {"high", json_number(bin.high)},
                   {"count", std::to_string(bin.count)},
                   {"confidence", of_rows(bin.confidence)},
                   {"accuracy", of_rows(bin.accuracy)},
                   {"wilson_low", of_rows(bin.wilson.low)},
                   {"wilson_high", of_rows(bin.wilson.high)}});
  }

  std::string classes() const {
    std::vector<std::string> objects;
    for (std::size_t k = 0; k < e_.summary.per_class.size(); ++k) {
      const data::ClassSummary& of_class = e_.summary.per_class[k];
      objects.push_back(object({{"class", std::to_string(k)},
                                {"name", k < e_.class_names.size() ? json_text(e_.class_names[k]) : "null"},
                                {"count", std::to_string(of_class.count)},
                                {"accuracy", number(of_class.accuracy)},
                                {"mean_loss", loss(of_class.mean_loss)}}));
    }
    return lines(objects, [](const std::string& text) { return text; });
  }

  std::string temperature(const data::TemperatureFit& fit) const {
    return object({{"fitted", number(fit.fitted)},
                   {"low", number(fit.low)},
                   {"high", number(fit.high)},
                   {"loss_before", loss(fit.loss_before)},
                   {"loss_after", loss(fit.loss_after)}});
  }

  // The difference is the other model's loss minus this model's.
  std::string compared(const ComparedModel& other) const {
    const data::Comparison& c = other.comparison;
    return object({{"mean_loss", loss(other.mean_loss)},
                   {"accuracy", number(other.accuracy)},
                   {"mean_difference", loss(c.mean)},
                   {"standard_error", loss(c.standard_error)},
                   {"better", std::to_string(c.better)},
                   {"worse", std::to_string(c.worse)},
                   {"equal", std::to_string(c.equal)}});
  }

  // What the text also shows. These names came later than those above, which stay as they are.
  void append_for_scripts(Members& members) const {
    const data::Summary& s = e_.summary;
    members.emplace_back("mean_confidence", number(s.mean_confidence));
    members.emplace_back("mean_entropy", loss(s.mean_entropy));
    members.emplace_back("confusion", e_.confusion.counts.empty() ? "null" : confusion(e_.confusion));
    members.emplace_back("likely_wrong_count", std::to_string(e_.likely_wrong_count));
    members.emplace_back("likely_wrong", lines(e_.likely_wrong, [](const data::LikelyWrongLabel& wrong) {
                           return object({{"row", std::to_string(wrong.row)},
                                          {"label", std::to_string(wrong.label)},
                                          {"suggested", std::to_string(wrong.suggested)},
                                          {"p", json_number(wrong.self_confidence)},
                                          {"margin", json_number(wrong.margin)}});
                         }));
  }

  std::string confusion(const data::Confusion& c) const {
    const auto square = [&](auto cell) {
      std::vector<std::string> rows;
      for (std::size_t label = 0; label < c.size(); ++label) {
        std::vector<std::string> cells;
        for (std::size_t predicted = 0; predicted < c.size(); ++predicted)
          cells.push_back(cell(c.at(label, predicted)));
        rows.push_back(on_one_line(cells, [](const std::string& text) { return text; }));
      }
      return lines(rows, [](const std::string& text) { return text; });
    };
    return object({{"classes", on_one_line(c.classes, [](std::int32_t k) { return std::to_string(k); })},
                   {"others", c.others ? "true" : "false"},
                   {"counts", square([&](std::size_t cell) { return std::to_string(c.counts[cell]); })},
                   {"losses", square([&](std::size_t cell) { return loss(c.losses[cell]); })}});
  }

  std::string worst_object(const WorstRow& row) const {
    return object({{"row", std::to_string(row.row)},
                   {"label", whole(row.label)},
                   {"predicted", whole(row.predicted)},
                   {"p", json_number(row.p)},
                   {"loss", loss(row.loss)}});
  }
};

}  // namespace

std::string evaluation_as_json(const Evaluation& evaluation) {
  const auto member = [](const auto& m) { return json_text(m.first) + ": " + m.second; };
  return "{\n  " + json_list(JsonWriter(evaluation).members(), member, ",\n  ") + "\n}\n";
}

}  // namespace surprisal::command
