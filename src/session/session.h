// session: everything that a user can set. A plain value: copied for undo, compared to detect changes,
// written to a file. Computed values are never stored in it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/text.h"
#include "math/log_base.h"
#include "math/losses.h"
#include "math/own_loss.h"
#include "math/quantities.h"
#include "math/training.h"

namespace surprisal::session {

enum class LabelMode { OneClass, Distribution, Several };  // the rule that the label editor enforces
enum class OutputLayer { Softmax, Sigmoid };
enum class Field { Entropy, CrossEntropy, Kl };  // whose contours the triangle shows
enum class ProbabilityAxis { Linear, Log };
enum class OtherLoss { Hidden, Shown };      // whether a training run with the other loss is also shown
enum class LetterText { English, Chinese };  // whose next letter is guessed
enum class BestLine { Hidden, Shown };       // whether the least squares line is drawn beside the current one
enum class Rule { Several, One, Loss, Sigmoids, TwoClasses };  // on when to use sigmoid or softmax

inline constexpr std::size_t kMinClasses = 2;
inline constexpr std::size_t kMaxClasses = 10;
inline constexpr double kLowestTemperature = 0.01;
inline constexpr double kHighestTemperature = 100;
inline constexpr double kLargestLogit = 1e9;   // in magnitude
inline constexpr double kLargestWeight = 1e6;  // of a class
inline constexpr double kLargestValue = 1e6;   // in magnitude: of a line or a neuron
inline constexpr int kMaxTosses = 1000;        // heads, and tails
inline constexpr double kLowestRate = 1e-6;    // learning rate
inline constexpr double kHighestRate = 100;
inline constexpr int kMaxRounds = 6;
inline constexpr int kMaxSteps = 10000;
inline constexpr int kMaxDigitSteps = 1000;       // of training on digits; by then the curves are flat
inline constexpr double kLowestDigitRate = 0.01;  // step size
inline constexpr double kHighestDigitRate = 10;
inline constexpr double kMaxLabelNoise = 0.9;  // label noise, and smoothing
inline constexpr int kMaxDigitSeed = 99999;
inline constexpr int kLastTestDigit = 359;
inline constexpr int kMaxInBatch = 1437;  // the number of training digits
inline constexpr int kLastLetter = 300;   // of a text whose letters are guessed
inline constexpr double kMinLetterSmoothing = 0.001;
inline constexpr double kMaxLetterSmoothing = 10;
inline constexpr int kMaxSent = 10000;  // letters of an encoded text
inline constexpr int kMaxMessageSeed = 99999;
inline constexpr double kMinSpread = 0.02;  // of measurements
inline constexpr double kMaxSpread = 1;
inline constexpr double kLastDerivationStep = 3;
inline constexpr std::size_t kLetterShares = 6;   // of a bet: the five most likely letters, and all others
inline constexpr std::size_t kMaxRows = 32;       // of a batch
inline constexpr std::size_t kMaxPoints = 100;    // on a line
inline constexpr std::size_t kMaxMarks = 10;      // marked probabilities, models of a coin
inline constexpr std::size_t kLongestName = 200;  // in bytes of UTF-8

// Rows of logits with the index of the right class of each.
struct Batch {
  std::vector<double> logits = {-0.5215, -0.4240, 0.8907, -0.2820, 0.0445, 1.3734, -1.0393, 0.8725, 0.1539};
  std::vector<double> rival_logits = {};  // a second model on the same rows; empty for none
  std::vector<int> targets = {1, 2, 0};
  Reduction reduction = Reduction::Mean;

  friend bool operator==(const Batch&, const Batch&) = default;
};

struct Coin {
  int heads = 1;
  int tails = 9;
  double theta = 0.5;                            // the current model
  std::vector<double> models = {0.1, 0.2, 0.7};  // to compare with

  friend bool operator==(const Coin&, const Coin&) = default;
};

struct Tournament {
  int rounds = 3;  // 2^rounds teams
  int from = 0;    // rounds won before and after
  int to = 3;

  friend bool operator==(const Tournament&, const Tournament&) = default;
};

struct Race {
  double weight = 2;
  double bias = 2;
  double input = 1;
  double label = 0;
  double rate = 0.15;
  int steps = 300;
  int shown = 300;  // how many steps are shown

  friend bool operator==(const Race&, const Race&) = default;
};

struct LineFit {
  std::vector<double> x = {1, 2, 3, 4, 5, 6};
  std::vector<double> y = {1.2, 2.1, 2.4, 4.2, 4.1, 5.8};
  double slope = 0.6;  // of the current line
  double intercept = 1;
  BestLine best = BestLine::Hidden;

  friend bool operator==(const LineFit&, const LineFit&) = default;
};

// A handwritten digit, and how the classifier that looks at it is trained. Training gives the same numbers
// each time, so it is repeated instead of stored.
struct DigitRun {
  int test_digit = 0;      // which of the 360 test digits, unless something is drawn
  std::vector<int> drawn;  // 64 pixels from 0 to 16, row by row; empty: the test digit
  int label = -1;          // -1: that of the test digit
  Loss loss = Loss::CrossEntropy;
  OtherLoss other_loss = OtherLoss::Shown;
  int steps = 200;
  double step_size = 0.5;
  int hidden = 0;  // units between the pixels and the classes: 0, 16 or 32
  int batch = 0;   // digits in each step; 0: all
  double label_noise = 0;
  double smoothing = 0;
  int seed = 1;

  friend bool operator==(const DigitRun&, const DigitRun&) = default;
};

// A text read letter by letter, and bets on what comes next.
struct LetterGame {
  LetterText text = LetterText::English;
  int position = 1;            // of the letter that is shown or bet on
  double smoothing = 0.1;      // added to each count of the model
  std::vector<double> shares;  // of the next bet; empty: as if all letters were equally likely
  int first = 1;               // the position of the first bet
  std::vector<double> bets;    // the shares of each bet, one letter after another

  friend bool operator==(const LetterGame&, const LetterGame&) = default;
};

// A text whose letters have the frequencies of the labels, sent in a code made for the prediction.
struct Message {
  int letters = 1000;
  int seed = 1;

  friend bool operator==(const Message&, const Message&) = default;
};

// A forecaster, who need not be honest.
struct Forecast {
  double truth = 0.7;
  double said = 0.5;

  friend bool operator==(const Forecast&, const Forecast&) = default;
};

// Noisy measurements of a number from 0 to 1; the coin's theta is the estimate.
struct Noise {
  std::vector<double> measured = {0.12, 0.3, 0.34, 0.44};
  double spread = 0.2;  // the standard deviation of a measurement

  friend bool operator==(const Noise&, const Noise&) = default;
};

// How far a reader has revealed a derivation. A fraction is partway from one line to the next.
struct Derivation {
  double step = kLastDerivationStep;

  friend bool operator==(const Derivation&, const Derivation&) = default;
};

// A loss that the user makes: drawn through prices at the knots of its curve, or picked, and bent towards a
// demand.
struct OwnLoss {
  OwnCurve curve = OwnCurve::Drawn;
  std::vector<double> prices = {1, 0.95, 0.85, 0.7, 0.5, 0.25, 0};
  Demand demand = Demand::All;
  double bend = 0;  // 1: all the way

  friend bool operator==(const OwnLoss&, const OwnLoss&) = default;
};

struct Session {
  Text title;                      // may be empty
  std::string figure = "sigmoid";  // by its id

  std::vector<double> logits = {3, 1, -3};
  std::vector<double> labels = {1, 0, 0};
  std::vector<Text> class_names = {{"cat", "猫"}, {"dog", "狗"}, {"pig", "猪"}};
  std::vector<double> class_weights = {1, 1, 1};
  std::size_t focus = 0;  // the class that single-class figures show
  LabelMode label_mode = LabelMode::OneClass;
  OutputLayer output = OutputLayer::Softmax;
  double temperature = 1;
  double smoothing = 0;
  Base base = Base::E;

  std::vector<double> rival = {0.5, 0.2, 0.3};       // a second model's prediction, to compare with
  std::vector<double> marked = {0.01, 0.99, 0.999};  // probabilities marked on the curves over p
  ProbabilityAxis probability_axis = ProbabilityAxis::Linear;
  Field field = Field::CrossEntropy;
  Rule rule = Rule::Several;

  Batch batch;
  Coin coin;
  Tournament tournament;
  Race race;
  LineFit line;
  DigitRun digits;
  LetterGame letters;
  Message message;
  Forecast forecast;
  Noise noise;
  Derivation derivation;
  OwnLoss own;

  friend bool operator==(const Session&, const Session&) = default;
};

std::size_t class_count(const Session& session);
std::size_t columns_of(const Batch& batch);  // classes in a row; may differ from the sample's

// The name of a class, or "class 3" if it has none.
Text class_name(const Session& session, std::size_t k);

// The labels as the loss takes them: smoothed.
std::vector<double> effective_labels(const Session& session);

// The sample as `surprisal compute` takes it.
Sample sample_of(const Session& session);
Quantities quantities_of(const Session& session);

}  // namespace surprisal::session
