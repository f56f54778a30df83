// figures: the builders of the figures of many rows, one file each.
#pragma once

#include <string>

#include "figures/rows/shown_rows.h"
#include "plot/plot.h"
#include "session/session.h"

namespace surprisal::figures {

Plot build_losses(const ShownRows& rows, const Session& session);
Plot build_reliability(const ShownRows& rows, const Session& session);
Plot build_temperature_fit(const ShownRows& rows, const Session& session);
Plot build_confusion_loss(const ShownRows& rows, const Session& session);

// The filter conditions for what is at a point or between two values of the x axis (see catalogue.h).
std::string rows_at_loss(const ShownRows& rows, const Session& session, Point at);
std::string rows_between_losses(const ShownRows& rows, const Session& session, double low, double high);
std::string rows_at_confidence(const ShownRows& rows, const Session& session, Point at);
std::string rows_at_confusion(const ShownRows& rows, const Session& session, Point at);

// "loss >= 0.1  loss < 0.2", with this many significant digits.
std::string range_of_rows(const std::string& column, double low, double high, int digits = 6);

// Shared parts: a message in place of a figure that has nothing to show, shares of the loss, and the note
// that marks an example.
Plot empty_plot(const Text& title, const Text& card_title, const Text& why);
Text percent_of_loss(double share);  // "32%" in the ink of the loss
Text example_note(const ShownRows& rows);

}  // namespace surprisal::figures
