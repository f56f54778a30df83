// math: activation functions and their derivatives.
// Accuracy is measured against a 420-digit reference; an ulp is one of the result.
#pragma once

namespace surprisal::math {

double sigmoid(double z);             // 1 / (1 + e^-z), within 2.5 ulp, never overflows
double sigmoid_derivative(double z);  // a(1-a) = sigmoid(z) sigmoid(-z), within 4 ulp; at most 1/4
double logit(double a);               // the z of sigmoid(z) = a; -inf at 0, inf at 1

double tanh_derivative(double z);  // 1 - tanh^2 z, without the subtraction
double relu(double z);             // max(z, 0)
double relu_derivative(double z);  // 0 up to and at z = 0, then 1

double softplus(double z);     // log(1 + e^z) = -log(1 - sigmoid(z)), within 4 ulp
double log_sigmoid(double z);  // log sigmoid(z) = -softplus(-z), within 4 ulp

}  // namespace surprisal::math
