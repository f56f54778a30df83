// figures: the losses of a batch of yes-or-no answers, their sum, and their mean, which training minimizes.
#include <algorithm>
#include <cmath>

#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"
#include "math/losses.h"
#include "math/sum.h"

namespace surprisal::figures {
namespace {

struct Answer {
  double label = 0;
  double output = 0;
  double loss = 0;
};

// Each row of the batch as a yes-or-no question about one class.
std::vector<Answer> answers_about(const Session& session, std::size_t k) {
  const Batch& batch = session.batch;
  const Rows rows = {batch.logits, columns_of(batch)};
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < batch.targets.size(); ++i) {
    const double z = rows.row(i)[k];
    const double y = static_cast<std::size_t>(batch.targets[i]) == k ? 1 : 0;
    answers.push_back({y, sigmoid(z), binary_cross_entropy_from_logit(z, y, session.base)});
  }
  return answers;
}

Table table_of(const std::vector<Answer>& answers, double total, double mean) {
  Table table;
  table.heads = {{{"sample", "样本"}, Ink::Kind::Muted},
                 {{"𝑦", "𝑦"}, Quantity::Label},
                 {{"𝑎", "𝑎"}, Quantity::Prediction},
                 {{"loss", "损失"}, Quantity::Loss},
                 {{"added up", "累计"}, Quantity::Loss}};
  Sum running;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    running += answers[i].loss;
    table.rows.push_back({{Text(std::to_string(i + 1)), Ink()},
                          number_cell(answers[i].label, Quantity::Label, 1),
                          number_cell(answers[i].output, Quantity::Prediction),
                          number_cell(answers[i].loss, Quantity::Loss),
                          number_cell(running.value(), Quantity::Loss)});
  }
  const auto foot = [&](Text name, double value) {
    table.rows.push_back({{std::move(name), Ink(), Weight::Bold},
                          {},
                          {},
                          {},
                          number_cell(value, Quantity::Loss, 4, Weight::Bold)});
  };
  foot({"sum", "总和"}, total);
  foot({"mean", "平均"}, mean);
  table.foot_rows = 2;
  return table;
}

}  // namespace

Plot build_batch_binary(const Session& session) {
  const std::size_t k = std::min(session.focus, columns_of(session.batch) - 1);
  const std::vector<Answer> answers = answers_about(session, k);
  std::vector<double> losses;
  for (const Answer& one : answers) losses.push_back(one.loss);
  const double total = sum_of(losses);
  const double mean = total / static_cast<double>(answers.size());

  Chart chart;
  chart.y = {.title = with_unit({"loss, added up", "损失，逐个累加"}, session.base),
             .ink = Quantity::Loss,
             .include = {0}};
  for (std::size_t i = 0; i < losses.size(); ++i) {
    chart.x.categories.push_back({static_cast<double>(i), Text(std::to_string(i + 1)), Ink::Kind::Muted});
  }
  add_waterfall(chart, losses, total, Quantity::Loss, {"sum", "总和"});
  for (std::size_t i = 0; i < losses.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    chart.bars[i].name = {"sample " + number, "样本 " + number};
  }
  const double mean_at = static_cast<double>(losses.size()) + 1;
  chart.bars.push_back(make_bar(mean_at, mean, Quantity::Loss));
  chart.bars.back().name = {"mean", "平均"};
  chart.bars.back().fill = Fill::Lighter;
  chart.x.categories.push_back({mean_at, {"mean", "平均"}, Quantity::Loss});

  const Text name = batch_class_name(session, k);
  Plot plot;
  plot.title = {"A batch of answers to one question: " + name.en + ", yes or no?",
                "一个批次的二分类：是不是" + name.zh + "？"};
  plot.rows = {{{{}, table_of(answers, total, mean), 1.35}, {{}, chart}}};
  return plot;
}

}  // namespace surprisal::figures
