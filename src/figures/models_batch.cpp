// figures: two models on the same samples. They may be right equally often although one is more confident
// when it is right.
#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

struct Model {
  Batch batch;
  BatchLoss loss;
  std::size_t right = 0;  // the number of samples whose likeliest class is the target
};

std::size_t predicted(const Batch& batch, std::size_t row) {
  return argmax(Rows{batch.logits, columns_of(batch)}.row(row));
}

Model model_of(const Session& session, Batch batch) {
  Model model = {std::move(batch), {}, 0};
  model.loss = batch_loss(session, model.batch, false);
  for (std::size_t i = 0; i < model.batch.targets.size(); ++i) {
    if (static_cast<int>(predicted(model.batch, i)) == model.batch.targets[i]) ++model.right;
  }
  return model;
}

// The second model's batch. If there is none, the second model predicts the same for every sample: the
// session's rival distribution or, if that has a different number of classes, equal shares.
Batch rival_of(const Session& session) {
  Batch batch = rival_batch(session);
  const std::size_t columns = columns_of(batch);
  if (!session.batch.rival_logits.empty()) return batch;
  constexpr double kLeast = 1e-12;  // log(0) would be infinite
  const bool fits = session.rival.size() == columns;
  for (std::size_t i = 0; i < batch.logits.size(); ++i)
    batch.logits[i] = fits ? std::log(std::max(session.rival[i % columns], kLeast)) : 0;
  return batch;
}

// One row per sample: for each model its prediction, the probability of the label, and the loss.
Table table_of(const Session& session, const std::vector<Model>& models) {
  const std::vector<int>& targets = session.batch.targets;
  Table table;
  table.heads = {{{"label", "标签"}, Quantity::Label}};
  table.rows.resize(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const auto target = static_cast<std::size_t>(targets[i]);
    table.rows[i].push_back(
        {Text(std::to_string(i + 1) + "  ") + batch_class_name(session, target), Ink::Kind::Ink});
  }
  std::vector<Cell> foot = {{{"all", "合计"}, Ink(), Weight::Bold}};
  for (std::size_t m = 0; m < models.size(); ++m) {
    const Model& model = models[m];
    const std::string number = std::to_string(m + 1);
    table.heads.push_back({{"model\u00a0" + number, "模型\u00a0" + number}, Ink()});
    table.heads.push_back({{"its 𝑝", "标签的 𝑝"}, Quantity::Prediction});
    table.heads.push_back({{"loss", "损失"}, Quantity::Loss});
    const Rows rows = {model.batch.logits, columns_of(model.batch)};
    for (std::size_t i = 0; i < targets.size(); ++i) {
      const auto target = static_cast<std::size_t>(targets[i]);
      const std::size_t guess = predicted(model.batch, i);
      const Text wrong = guess == target ? Text("") : Text("× ");
      table.rows[i].push_back({wrong + batch_class_name(session, guess), Ink::Kind::Ink});
      table.rows[i].push_back(number_cell(softmax(rows.row(i))[target], Quantity::Prediction));
      table.rows[i].push_back(number_cell(from_nats(model.loss.losses[i], session.base), Quantity::Loss));
    }
    const std::string score = std::to_string(model.right) + "/" + std::to_string(targets.size());
    foot.push_back({{score + " right", score + " 正确"}, Ink(), Weight::Bold});
    foot.push_back({{"mean", "平均"}, Ink(), Weight::Bold});
    foot.push_back(number_cell(from_nats(model.loss.reduced, session.base), Quantity::Loss, 4, Weight::Bold));
  }
  table.rows.push_back(std::move(foot));
  table.foot_rows = 1;
  return table;
}

Chart losses_of(const Session& session, const std::vector<Model>& models) {
  Chart chart;
  chart.y = {.title = with_unit({"loss", "损失"}, session.base),
             .ink = Quantity::Loss,
             .include = {0, from_nats(0.1, session.base)}};
  const std::size_t samples = session.batch.targets.size();
  const double width = 0.72 / static_cast<double>(models.size());
  const auto add = [&](double at, std::size_t m, double loss, const Text& name) {
    const double offset = (static_cast<double>(m) - (static_cast<double>(models.size()) - 1) / 2) * width;
    Bar bar = make_bar(at + offset, from_nats(loss, session.base), Quantity::Loss, 3);
    bar.width = 0.92 * width;
    bar.fill = m == 0 ? Fill::Solid : Fill::Lighter;
    const std::string number = std::to_string(m + 1);
    bar.name = Text{"model " + number + ", ", "模型 " + number + "，"} + name;
    chart.bars.push_back(bar);
  };
  for (std::size_t i = 0; i < samples; ++i) {
    const std::string number = std::to_string(i + 1);
    const Text name = {"sample " + number, "样本 " + number};
    chart.x.categories.push_back({static_cast<double>(i), Text(number), Ink::Kind::Muted});
    for (std::size_t m = 0; m < models.size(); ++m)
      add(static_cast<double>(i), m, models[m].loss.losses[i], name);
  }
  const double mean_at = static_cast<double>(samples) + 0.3;
  chart.x.categories.push_back({mean_at, {"mean", "平均"}, Quantity::Loss});
  for (std::size_t m = 0; m < models.size(); ++m) add(mean_at, m, models[m].loss.reduced, {"mean", "平均"});
  return chart;
}

// Says what the numbers say: who is right more often, and whose mean loss is smaller.
Text title_of(const Model& first, const Model& second) {
  const bool same_loss = number_text(first.loss.reduced).en == number_text(second.loss.reduced).en;
  if (first.right == second.right)
    return same_loss ? Text("Right equally often, with the same loss", "答对得一样多，损失也一样")
                     : Text("Right equally often, and yet not equally good", "答对得一样多，好坏却不一样");
  if (same_loss) return {"Right more often, with the same loss", "答对得更多，损失却一样"};
  const bool more_right_is_better =
      (first.right > second.right) == (first.loss.reduced < second.loss.reduced);
  return more_right_is_better ? Text("Right more often, and with the smaller loss", "答对得更多，损失也更小")
                              : Text("Right more often, yet with the larger loss", "答对得更多，损失却更大");
}

}  // namespace

Plot build_models_batch(const Session& session) {
  const std::vector<Model> models = {model_of(session, session.batch), model_of(session, rival_of(session))};
  Plot plot;
  plot.title = title_of(models[0], models[1]);
  const Text cue = {" (model 1 solid, model 2 pale)", "（模型 1 实心，模型 2 浅色）"};
  plot.rows = {{{{}, table_of(session, models)}},
               {{Text{"Loss of each sample", "各样本的损失"} + cue, losses_of(session, models)}}};
  return plot;
}

}  // namespace surprisal::figures
