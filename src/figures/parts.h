// figures: what several figures have in common: the axes of a logit, a probability and an amount of
// information, and the names of classes.
#pragma once

#include <string>

#include "plot/plot.h"

namespace surprisal::figures::parts {

inline constexpr std::size_t kFewClasses = 4;  // up to which every mark has its number

using session::class_name;

Text unit(Base base);                                           // nats, bits, hartleys
Text with_unit(const Text& what, Base base);                    // "loss (nats)"
Text number(double value, int digits = 4);                      // 0.8789, as a figure writes it
Text labelled(const Text& what, double value, int digits = 4);  // "cat 0.8789"
std::string label_value(double y);                              // 1, 0.9, 0.5733: to four digits, no zeros

Text as_set(double value);  // as a person typed it: 0.01 and not 0.0100

// The nearest number that is finite, for logits that were added or multiplied: softmax takes no others.
double finite(double value);

// A cell that shows a number and keeps all of it for the figure's CSV.
Cell number_cell(double value, Ink ink = {}, int digits = 4, Weight weight = Weight::Regular);

// The range of logits that shows all of the session's, never less than -6 to 6.
Range logit_range(const Session& session);

Axis logit_axis(const Session& session);
Axis probability_axis(const Text& title,
                      Ink ink = Quantity::Prediction);  // 0 to 1, a little beyond to show what touches
Axis information_axis(const Text& what, Ink ink, Base base, double highest);
Axis class_axis(const Session& session);  // one place per class, at 0, 1, 2, ...

Curve curve(std::function<double(double)> f, Ink ink, Text label = {}, Dash dash = Dash::Solid,
            Thickness thickness = Thickness::Regular);

// A bar from 0 with its value at its end.
Bar bar(double at, double value, Ink ink, int digits = 4);

// Terms that add up, as bars from place 0 on, each from where the one before ended; after them the whole.
// What is infinite goes out of the picture, and so does the sum.
void add_steps(Chart& chart, const std::vector<double>& terms, double total, Ink ink, const Text& total_name,
               int digits = 4);

// What the figures of information hold a prediction against: the labels where they are a distribution.
// Several right classes have equal parts of it, and so have all where none is right.
std::vector<double> label_distribution(const Session& session);

// The classes to show where there is room for so many lines: all, or the one in focus, the right ones and the
// likeliest, in their order, with a line left to say how many more there are.
std::vector<std::size_t> telling_classes(const Session& session, std::size_t lines);

// A batch with the other model's logits in place of its own, where it has them.
Batch rival_batch(const Session& session);

// What the loss makes of a batch, class weights and smoothing included; the weights only where there is one
// for each class in its rows.
BatchLoss loss_of(const Session& session, const Batch& batch, bool weighted = true);

// A class in the batch's rows, which may be more or fewer than the sample has.
Text batch_class_name(const Session& session, std::size_t k);

// Dragging a class's logit along x.
Handle logit_handle(const Session& session, std::size_t k, Point at);

// Dragging what a sigmoid, or softmax, makes of a class's logit along an axis from 0 to 1.
Handle activation_handle(const Session& session, std::size_t k, Point at, Handle::Freedom freedom);
Handle probability_handle(const Session& session, std::size_t k, Point at, Handle::Freedom freedom);

// A line down through a class's logit.
Guide logit_guide(const Session& session, std::size_t k);

}  // namespace surprisal::figures::parts
