// figures: the builders of the catalogue's figures, one file each.
#pragma once

#include "plot/plot.h"

namespace surprisal::figures {

Plot build_sigmoid(const Session& session);
Plot build_softmax_bars(const Session& session);
Plot build_minus_log_p(const Session& session);
Plot build_gradients(const Session& session);
Plot build_triangle(const Session& session);
Plot build_batch(const Session& session);
Plot build_entropy(const Session& session);
Plot build_decomposition(const Session& session);
Plot build_path(const Session& session);
Plot build_gibbs(const Session& session);
Plot build_activations(const Session& session);
Plot build_softmax_one_logit(const Session& session);
Plot build_sigmoid_or_softmax(const Session& session);
Plot build_two_classes(const Session& session);
Plot build_loss_over_prediction(const Session& session);
Plot build_losses_over_logit(const Session& session);
Plot build_log_softmax(const Session& session);
Plot build_smoothing(const Session& session);
Plot build_temperature(const Session& session);
Plot build_jacobian(const Session& session);
Plot build_stacking(const Session& session);
Plot build_two_part_bar(const Session& session);
Plot build_p_minus_y(const Session& session);
Plot build_finite_differences(const Session& session);
Plot build_confidence(const Session& session);
Plot build_when_to_use(const Session& session);
Plot build_framework_names(const Session& session);
Plot build_race(const Session& session);
Plot build_coin(const Session& session);
Plot build_likelihood(const Session& session);
Plot build_neuron_likelihood(const Session& session);
Plot build_flow(const Session& session);
Plot build_tournament(const Session& session);
Plot build_least_squares(const Session& session);
Plot build_naive_or_stable(const Session& session);
Plot build_models(const Session& session);
Plot build_models_batch(const Session& session);
Plot build_binary_terms(const Session& session);
Plot build_three_measures(const Session& session);
Plot build_class_weights(const Session& session);
Plot build_batch_binary(const Session& session);
Plot build_regression_or_classification(const Session& session);

}  // namespace surprisal::figures
