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

struct Asked {
  double label = 0;
  double output = 0;
  double loss = 0;
};

// The batch as so many yes-no questions about one class.
std::vector<Asked> questions(const Session& session, std::size_t k) {
  const Batch& batch = session.batch;
  const Rows rows = {batch.logits, columns_of(batch)};
  std::vector<Asked> asked;
  for (std::size_t i = 0; i < batch.targets.size(); ++i) {
    const double z = rows.row(i)[k];
    const double y = static_cast<std::size_t>(batch.targets[i]) == k ? 1 : 0;
    asked.push_back({y, sigmoid(z), binary_cross_entropy_from_logit(z, y, session.base)});
  }
  return asked;
}

Table table_of(const std::vector<Asked>& asked, double total, double mean) {
  Table table;
  table.heads = {{{"sample", "样本"}, Ink::Kind::Muted},
                 {{"𝑦", "𝑦"}, Quantity::Label},
                 {{"𝑎", "𝑎"}, Quantity::Prediction},
                 {{"loss", "损失"}, Quantity::Loss},
                 {{"added up", "累计"}, Quantity::Loss}};
  Sum running;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    running += asked[i].loss;
    table.rows.push_back({{Text(std::to_string(i + 1)), Ink()},
                          number_cell(asked[i].label, Quantity::Label, 1),
                          number_cell(asked[i].output, Quantity::Prediction),
                          number_cell(asked[i].loss, Quantity::Loss),
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

// The losses of a batch of yes-no answers, added up and divided by how many there are: the loss that training
// makes smaller.
Plot build_batch_binary(const Session& session) {
  const std::size_t k = std::min(session.focus, columns_of(session.batch) - 1);
  const std::vector<Asked> asked = questions(session, k);
  std::vector<double> losses;
  Sum sum;
  for (const Asked& one : asked) {
    losses.push_back(one.loss);
    sum += one.loss;
  }
  const double total = sum.value();
  const double mean = total / static_cast<double>(asked.size());

  Chart chart;
  chart.y.title = with_unit({"loss, added up", "损失，逐个累加"}, session.base);
  chart.y.ink = Quantity::Loss;
  chart.y.include = {0};
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
  chart.bars.back().fill = Fill::Hatched;
  chart.x.categories.push_back({mean_at, {"mean", "平均"}, Quantity::Loss});

  const Text name = batch_class_name(session, k);
  Plot plot;
  plot.title = {"A batch of answers to one question: is it " + name.en + "?",
                "一个批次的是非题：是不是" + name.zh + "？"};
  plot.rows = {{{{}, table_of(asked, total, mean), 1.35}, {{}, chart}}};
  return plot;
}

}  // namespace surprisal::figures
