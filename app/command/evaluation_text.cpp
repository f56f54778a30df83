#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/number.h"
#include "base/quote.h"
#include "command/evaluation.h"
#include "command/text_table.h"
#include "session/named_quantities.h"

namespace surprisal::command {
namespace {

constexpr std::size_t kMaxClasses = 20;  // in the table of classes

std::string percent_or_dash(std::optional<double> share) { return share ? percent(*share) : "-"; }

class TextWriter {
 public:
  explicit TextWriter(const Evaluation& e) : e_(e), unit_(session::unit_of(e.base)) {}

  std::string text() const {
    return head() + totals() + compared() + temperature() + reliability() + classes() + confusion() +
           likely_wrong() + worst() + notes();
  }

 private:
  const Evaluation& e_;
  std::string unit_;

  bool of_tokens() const { return e_.kind == "tokens"; }

  std::optional<double> in_unit(std::optional<double> nats) const {
    return nats ? std::optional(math::from_nats(*nats, e_.base)) : nats;
  }

  std::string loss(double nats) const { return short_number(math::from_nats(nats, e_.base)); }

  std::string class_text(std::int32_t k) const {
    const auto index = static_cast<std::size_t>(k);
    const std::string number = std::to_string(k);
    return index < e_.class_names.size() ? number + " " + harmless(e_.class_names[index], 24) : number;
  }

  std::string head() const {
    const std::string rows = of_tokens() ? counted(e_.summary.rows, "token", "tokens")
                                         : counted(e_.summary.rows, "row", "rows") + " of " +
                                               counted(e_.summary.classes, "class", "classes");
    return harmless(e_.title, 400) + ": " + rows + ", " + e_.kind + "\n";
  }

  std::string totals() const {
    const data::Summary& s = e_.summary;
    std::string text;
    if (s.ignored > 0) text += text_line("ignored", std::to_string(s.ignored));
    text += number_line("mean loss", in_unit(s.mean_loss), unit_);
    if (s.used > 0) text += number_line("sum of the losses", in_unit(s.sum_loss), unit_);
    text += number_line("perplexity", s.perplexity);
    if (s.accuracy) text += text_line("accuracy", percent(*s.accuracy));
    if (s.top5) text += text_line("label among the top 5", percent(*s.top5));
    text += number_line("Brier score", s.brier);
    if (e_.reliability.ece) text += text_line("ECE (calibration error)", percent(*e_.reliability.ece));
    text += number_line("mean confidence", s.mean_confidence);
    text += number_line("mean entropy", in_unit(s.mean_entropy), unit_);
    return text;
  }

  std::string compared() const {
    if (!e_.compared) return {};
    const data::Comparison& c = e_.compared->comparison;
    std::string text = "\nCompared with " + harmless(e_.compared->title, 400) + " on the same rows\n";
    text += number_line("its mean loss", in_unit(e_.compared->mean_loss), unit_);
    if (e_.compared->accuracy) text += text_line("its accuracy", percent(*e_.compared->accuracy));
    text += number_line("its loss minus this one's", in_unit(c.mean), unit_);
    text += number_line("standard error of that", in_unit(c.standard_error), unit_);
    text += text_line("rows where it is better", std::to_string(c.better));
    text += text_line("rows where it is worse", std::to_string(c.worse));
    return text;
  }

  std::string temperature() const {
    if (!e_.temperature || !e_.temperature->fitted) return {};
    const data::TemperatureFit& fit = *e_.temperature;
    std::string text = "\nTemperature, fitted on the even rows and tested on the odd ones\n";
    text += text_line("T", short_number(*fit.fitted));
    text += text_line("95% interval",
                      short_number(*fit.low) + " to " + (fit.high ? short_number(*fit.high) : "infinity"));
    text += number_line("mean loss at 1", in_unit(fit.loss_before), unit_);
    text += number_line("mean loss at T", in_unit(fit.loss_after), unit_);
    return text;
  }

  std::string reliability() const {
    if (!e_.reliability.ece) return {};
    TextColumn from{"from", {}}, to{"to", {}}, rows{"rows", {}}, confidence{"confidence", {}},
        accuracy{"accuracy", {}}, interval{"95% interval", {}};
    for (const data::ReliabilityBin& bin : e_.reliability.bins) {
      if (bin.count == 0) continue;
      from.cells.push_back(fixed(bin.low, 4));
      to.cells.push_back(fixed(bin.high, 4));
      rows.cells.push_back(std::to_string(bin.count));
      confidence.cells.push_back(fixed(bin.confidence, 4));
      accuracy.cells.push_back(fixed(bin.accuracy, 4));
      interval.cells.push_back(fixed(bin.wilson.low, 4) + " to " + fixed(bin.wilson.high, 4));
    }
    return "\nReliability: confidence bins, without the empty ones\n" +
           text_table({from, to, rows, confidence, accuracy, interval});
  }

  double class_loss(std::size_t k) const {
    const data::ClassSummary& of_class = e_.summary.per_class[k];
    return of_class.mean_loss.value_or(0) * static_cast<double>(of_class.count);
  }

  // If there are many classes, only those with the largest total loss.
  std::string classes() const {
    std::vector<std::size_t> order(e_.summary.per_class.size());
    if (order.empty()) return {};
    std::iota(order.begin(), order.end(), std::size_t{0});
    const bool all = order.size() <= kMaxClasses;
    if (!all) {
      std::stable_sort(order.begin(), order.end(),
                       [&](std::size_t a, std::size_t b) { return class_loss(a) > class_loss(b); });
      order.resize(kMaxClasses);
    }
    TextColumn number{"class", {}}, rows{"rows", {}}, accuracy{"accuracy", {}},
        mean{"mean loss (" + unit_ + ")", {}};
    for (std::size_t k : order) {
      const data::ClassSummary& of_class = e_.summary.per_class[k];
      number.cells.push_back(class_text(static_cast<std::int32_t>(k)));
      rows.cells.push_back(std::to_string(of_class.count));
      accuracy.cells.push_back(percent_or_dash(of_class.accuracy));
      mean.cells.push_back(of_class.mean_loss ? loss(*of_class.mean_loss) : "-");
    }
    return (all ? std::string("\nClasses\n")
                : "\nThe " + std::to_string(kMaxClasses) + " classes with the largest total loss, of " +
                      std::to_string(e_.summary.per_class.size()) + "\n") +
           text_table({number, rows, accuracy, mean});
  }

  template <typename Cell>
  std::string square(const std::string& title, Cell cell) const {
    const data::Confusion& c = e_.confusion;
    const auto name = [&](std::size_t i) {
      return i < c.classes.size() ? std::to_string(c.classes[i]) : "others";
    };
    TextColumn labels{"label", {}};
    for (std::size_t i = 0; i < c.size(); ++i) labels.cells.push_back(name(i));
    std::vector<TextColumn> columns = {labels};
    for (std::size_t predicted = 0; predicted < c.size(); ++predicted) {
      TextColumn column{name(predicted), {}};
      for (std::size_t label = 0; label < c.size(); ++label)
        column.cells.push_back(cell(c.at(label, predicted)));
      columns.push_back(column);
    }
    return "\n" + title + "\n" + text_table(columns);
  }

  std::string confusion() const {
    const data::Confusion& c = e_.confusion;
    if (c.counts.empty() || e_.summary.used == 0) return {};
    std::string text =
        square("Confusion matrix: a line for each label, a column for each prediction, in rows",
               [&](std::size_t cell) { return std::to_string(c.counts[cell]); });
    const double whole = e_.summary.sum_loss;
    if (whole > 0 && std::isfinite(whole))
      text += square("The same, in % of the total loss",
                     [&](std::size_t cell) { return fixed(100 * c.losses[cell] / whole, 1); });
    return text;
  }

  std::string likely_wrong() const {
    if (e_.likely_wrong.empty()) return {};
    TextColumn row{"row", {}}, label{"label", {}}, suggested{"suggested", {}}, p{"p of the label", {}},
        margin{"margin", {}};
    for (const data::LikelyWrongLabel& wrong : e_.likely_wrong) {
      row.cells.push_back(std::to_string(wrong.row));
      label.cells.push_back(class_text(wrong.label));
      suggested.cells.push_back(class_text(wrong.suggested));
      p.cells.push_back(short_number(wrong.self_confidence));
      margin.cells.push_back(fixed(wrong.margin, 4));
    }
    const std::string shown = e_.likely_wrong.size() < e_.likely_wrong_count
                                  ? ", the first " + std::to_string(e_.likely_wrong.size())
                                  : "";
    return "\nLabels that are likely wrong: " + std::to_string(e_.likely_wrong_count) + shown + "\n" +
           text_table({row, label, suggested, p, margin});
  }

  std::string worst() const {
    if (e_.worst.empty()) return {};
    TextColumn row{of_tokens() ? "token" : "row", {}}, label{"label", {}}, predicted{"predicted", {}},
        p{of_tokens() ? "p" : "p of the label", {}}, losses{"loss (" + unit_ + ")", {}},
        text{of_tokens() ? "text" : "text or id", {}};
    for (const WorstRow& worst : e_.worst) {
      row.cells.push_back(std::to_string(worst.row));
      label.cells.push_back(worst.label ? class_text(*worst.label) : "-");
      predicted.cells.push_back(worst.predicted ? class_text(*worst.predicted) : "-");
      p.cells.push_back(short_number(worst.p));
      losses.cells.push_back(loss(worst.loss));
      text.cells.push_back(harmless(worst.text, 32));
    }
    std::vector<TextColumn> columns = {row, p, losses};
    if (!of_tokens()) columns = {row, label, predicted, p, losses};
    if (std::any_of(e_.worst.begin(), e_.worst.end(), [](const WorstRow& w) { return !w.text.empty(); }))
      columns.push_back(text);
    return std::string("\n") + (of_tokens() ? "Tokens" : "Rows") +
           " with the largest losses, counted from 0\n" + text_table(columns);
  }

  std::string notes() const {
    std::string text = "\n";
    for (const std::string& note : e_.notes) text += "note: " + harmless(note, 400) + "\n";
    return text;
  }
};

}  // namespace

std::string evaluation_as_text(const Evaluation& evaluation) { return TextWriter(evaluation).text(); }

}  // namespace surprisal::command
