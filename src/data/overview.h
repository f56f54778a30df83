// data: everything that the figures of rows show, computed once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/confusion.h"
#include "data/loss_histogram.h"
#include "data/reliability.h"
#include "data/summary.h"
#include "data/temperature.h"

namespace surprisal::data {

// The mean loss over the odd rows at T = 1/beta, in nats.
struct TemperaturePoint {
  double beta = 1, loss = 0, slope = 0;
};

struct Overview {
  std::vector<std::string> class_names;  // may be empty
  Summary summary;
  // Empty without labels.
  Reliability reliability;
  LossHistogram losses;
  Confusion confusion;
  std::optional<WorstPart> worst_hundredth;  // of the rows
  std::optional<double> right_share;         // the share of the loss in the rows whose prediction is right
  std::optional<TemperatureFit> temperature;
  std::vector<TemperaturePoint> temperature_curve;  // in ascending order of beta
  bool curve_is_of_sample = false;                  // if there are many rows, until with_exact_curve

  bool has_labels() const { return !summary.per_class.empty(); }
};

// Nothing if the work was stopped.
std::optional<Overview> overview_of(const Rows& rows, const RowNumbers& numbers, const Work& work = {});

// The same with a curve of all rows, which takes longer. Nothing if the work was stopped.
std::optional<Overview> with_exact_curve(const Rows& rows, const Overview& overview, const Work& work = {});

// Between the points of the curve: a cubic that has their losses and slopes. Nothing outside them.
std::optional<double> loss_at_temperature(const Overview& overview, double temperature);

}  // namespace surprisal::data
