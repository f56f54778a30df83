// session: what a drag, the mouse wheel or a key does. Each leaves the session valid whatever it is given,
// NaN and infinities included: it sets the nearest allowed value, or nothing if the input makes no sense.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "session/session.h"

namespace surprisal::session {

// Sets any key that holds a number, within its limits, and adapts what depends on it.
void set_number(Session& session, std::string_view key, double value);

void set_focus(Session& session, std::size_t k);
void set_logit(Session& session, std::size_t k, double z);
void set_probability(Session& session, std::size_t k, double p);      // softmax's, by changing only its logit
void set_activation(Session& session, std::size_t k, double a);       // sigmoid's, by changing its logit
void set_prediction(Session& session, const std::vector<double>& q);  // all logits at once; q is scaled
void set_rival(Session& session, const std::vector<double>& q);       // scaled to add up to 1
void set_rival_probability(Session& session, std::size_t k, double p);  // the others share the rest
void set_label(Session& session, std::size_t k, double y);              // by the rules of the label mode
void set_labels(Session& session,
                const std::vector<double>& y);          // scaled; a mixture makes the mode Distribution
void set_label_mode(Session& session, LabelMode mode);  // keeps the meaning of the labels where it can
void set_class_count(Session& session, std::size_t count);
void set_class_weight(Session& session, std::size_t k, double weight);
void set_temperature(Session& session, double t);
void set_smoothing(Session& session, double s);

void set_batch_rows(Session& session, std::size_t rows);  // a new row is a copy of the last
void set_batch_logit(Session& session, std::size_t row, std::size_t column, double z);
void set_rival_batch_logit(Session& session, std::size_t row, std::size_t column, double z);
void set_batch_target(Session& session, std::size_t row, int target);

void set_coin(Session& session, int heads, int tails);
void set_coin_theta(Session& session, double theta);
void set_tournament(Session& session, int rounds, int from, int to);
void set_race_start(Session& session, double weight, double bias);
void set_race_shown(Session& session, int steps);
// Sets the price at a knot of the drawn curve, and adjusts the others where the curve would rise. A picked
// curve becomes a drawn one.
void set_own_price(Session& session, std::size_t knot, double price);

// A point of a stroke that draws a loss.
struct DrawnPrice {
  double p = 0;
  double price = 0;
};

// Changes the curve where the stroke passes, and adjusts the rest where the curve would rise. Where the
// stroke itself rises, the curve is level.
void draw_own_loss(Session& session, const std::vector<DrawnPrice>& stroke);

// Whether the stroke rises by more than this anywhere; draw_own_loss flattens smaller rises, too.
bool stroke_rises(const std::vector<DrawnPrice>& stroke, double by);
void set_line(Session& session, double slope, double intercept);

}  // namespace surprisal::session
