// figures: numbers and units as a figure writes them.
#pragma once

#include <string>

#include "math/information.h"
#include "plot/plot.h"

namespace surprisal::figures {

Text unit_name(Base base);                       // nats, bits, hartleys
Text with_unit(const Text& what, Base base);     // "loss (nats)"
std::string log_name(Base base);                 // in a formula: "\\ln", "\\log_2", "\\lg"
Text number_text(double value, int digits = 4);  // 0.8789
Text amount_text(double value);                  // 1.349: three decimals, unless it is tiny
Text class_probability_text(double p);           // with four decimals, as in a ledger; "<0.0001"
Text percent(double share, int decimals = 0);    // 92%
Text odds_text(double logit);                    // "2.718 to 1"
Text share_text(double p);                       // 0.035; <0.001 if close to 0
Text with_number(const Text& what, double value, int digits = 4);  // "cat 0.8789"
std::string trimmed_number(double value, int digits = 4);          // 1, 0.9, 0.5733: no trailing zeros
std::string trimmed_amount(double value);  // 1.25, as an amount, but without trailing zeros
std::string fraction_text(double share);   // 1/2, 3/8, 0.31: a fraction if its denominator is a power of 2
Text number_as_typed(double value);        // 0.01, not 0.0100

// A cell that shows a number and keeps its full precision for the figure's CSV.
Cell number_cell(double value, Ink ink = {}, int digits = 4, Weight weight = Weight::Regular);

}  // namespace surprisal::figures
