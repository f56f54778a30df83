// figures: cross-entropy of a batch step by step: logits, softmax, log-softmax, the entries of the targets,
// their losses and the reduction.
#include <algorithm>

#include "figures/builders.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/losses.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

HeatMap map_of(const Session& session, std::vector<double> values, Ink ink, std::vector<std::size_t> picked) {
  HeatMap map;
  const std::size_t columns = columns_of(session.batch);
  for (std::size_t k = 0; k < columns; ++k) map.columns.push_back(batch_class_name(session, k));
  for (std::size_t i = 0; i < values.size() / columns; ++i) {
    const std::string index = std::to_string(i + 1);
    map.rows.push_back({"sample " + index, "样本 " + index});
  }
  map.values = std::move(values);
  map.ink = ink;
  map.decimals = 4;
  map.picked = std::move(picked);
  return map;
}

Text reduction_name(Reduction reduction) {
  switch (reduction) {
    case Reduction::None:
      return {"(not reduced)", "（不归约）"};
    case Reduction::Sum:
      return {"sum", "总和"};
    case Reduction::Mean:
      break;
  }
  return {"mean", "平均"};
}

}  // namespace

Plot build_batch(const Session& session) {
  const Batch& batch = session.batch;
  const std::size_t columns = columns_of(batch);
  const std::size_t rows = batch.targets.size();
  std::vector<double> p;
  std::vector<double> log_p;
  std::vector<std::size_t> picked;
  const Rows logits = {batch.logits, columns};
  for (std::size_t i = 0; i < rows; ++i) {
    const Softmax s = softmax_of(logits.row(i));
    p.insert(p.end(), s.p.begin(), s.p.end());
    log_p.insert(log_p.end(), s.log_p.begin(), s.log_p.end());
    picked.push_back(i * columns + static_cast<std::size_t>(batch.targets[i]));
  }
  const BatchLoss loss = batch_loss(session, batch, true, batch.reduction);

  Table losses;
  losses.heads = {{{"sample", "样本"}, Ink::Kind::Muted},
                  {{"target", "标签"}, Quantity::Label},
                  {{"loss", "损失"}, Quantity::Loss}};
  for (std::size_t i = 0; i < rows; ++i) {
    const auto target = static_cast<std::size_t>(batch.targets[i]);
    losses.rows.push_back({{Text(std::to_string(i + 1)), Ink()},
                           {batch_class_name(session, target), Ink::Kind::Ink},
                           number_cell(loss.losses[i], Quantity::Loss, 5)});
  }
  if (batch.reduction != Reduction::None) {
    losses.rows.push_back({{reduction_name(batch.reduction), Ink(), Weight::Bold},
                           {},
                           number_cell(loss.reduced, Quantity::Loss, 5, Weight::Bold)});
    losses.foot_rows = 1;
  }
  Plot plot;
  plot.title = {"A batch through cross-entropy", "一个批次的交叉熵"};
  plot.rows = {{{{"1  logits 𝑧", "1  logit 𝑧"}, map_of(session, batch.logits, Quantity::Logit, {})},
                {{"2  softmax 𝑝", "2  softmax 𝑝"}, map_of(session, p, Quantity::Prediction, {})}},
               {{{"3  log 𝑝, the target's entry picked", "3  log 𝑝，选出标签对应的项"},
                 map_of(session, log_p, Quantity::Loss, picked)},
                {{"4  negated and reduced", "4  取负并归约"}, losses}}};
  return plot;
}

}  // namespace surprisal::figures
