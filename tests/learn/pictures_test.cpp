// Checks the pictures of weights and gradients, and their descriptions in words.
#include "learn/pictures.h"

#include <set>

#include "languages.h"
#include "learn/picture_words.h"
#include "learn/training.h"
#include "math/gradients.h"
#include "math/softmax.h"
#include "testing.h"

namespace surprisal::test {
namespace {

TEST(WeightPictures, AreTheWeightsOfEachClassOrUnit) {
  const DigitData data = digit_data();
  for (const std::size_t hidden : kHiddenSizes) {
    const Training training = train({.hidden = hidden}, data, 3);
    const std::vector<PixelPicture> pictures = weight_pictures(training.classifier);
    ASSERT_EQ(pictures.size(), hidden == 0 ? 10 : hidden);
    // A picture times the pixels, plus its bias, is the logit of the class or the sum of the unit.
    const std::span<const double> pixels = data.unseen.image(4);
    const std::vector<double> sums = outputs_of(training.classifier.layers.front(), pixels);
    double largest = 0;
    for (std::size_t k = 0; k < pictures.size(); ++k) {
      double sum = pictures[k].bias;
      for (std::size_t i = 0; i < kDigitPixels; ++i) {
        sum += pictures[k].values[i] * pixels[i];
        largest = std::max(largest, std::abs(pictures[k].values[i]));
      }
      EXPECT_EQ(sum, sums[k]);  // the same terms in the same order
    }
    EXPECT_EQ(largest_size(pictures), largest);
  }
}

TEST(GradientPictures, ArePMinusYTimesX) {
  const DigitData data = digit_data();
  const Classifier classifier = train({}, data, 5).classifier;
  const std::span<const double> pixels = data.unseen.image(7);
  const std::vector<double> p = softmax(logits_of(classifier, pixels));
  for (const int label : {2, 5}) {
    const std::vector<PixelPicture> pictures = gradient_pictures(classifier, pixels, label);
    for (std::size_t k = 0; k < kDigitClasses; ++k) {
      const double error = p[k] - (static_cast<int>(k) == label ? 1 : 0);
      EXPECT_NEAR(pictures[k].bias, error, 1e-15);
      for (std::size_t i = 0; i < kDigitPixels; ++i) {
        EXPECT_NEAR(pictures[k].values[i], error * pixels[i], 1e-15);
      }
    }
  }
}

// The bias is the picture's factor: the derivative of the loss that is trained, with its factor, with respect
// to the logit, which is compared with what the loss does.
TEST(GradientPictures, OfTheSquaredErrorHaveItsOwnDerivativeAsFactor) {
  const DigitData data = digit_data();
  const std::span<const double> pixels = data.unseen.image(7);
  const std::size_t place = 0;
  for (const int label : {2, data.unseen.labels[7]}) {
    const Digits one = {{pixels.begin(), pixels.end()}, {label}};
    Classifier classifier = train({.loss = Loss::SquaredError}, data, 20).classifier;
    const Objective objective = {Loss::SquaredError, 0};
    const std::vector<PixelPicture> pictures = gradient_pictures(classifier, pixels, label, objective);
    for (std::size_t k = 0; k < kDigitClasses; ++k) {
      double& bias = classifier.layers[0].weights[kDigitPixels * kDigitClasses + k];
      const double before = bias;
      const auto loss = [&](double b) {
        bias = b;
        return mean_objective(classifier, {one, one.labels, std::span(&place, 1)}, objective);
      };
      const double slope = central_difference(loss, before);
      bias = before;
      EXPECT_NEAR(pictures[k].bias, slope, 1e-9);
      for (std::size_t i = 0; i < kDigitPixels; ++i)
        EXPECT_NEAR(pictures[k].values[i], pictures[k].bias * pixels[i], 1e-15);
    }
  }
}

// So they can be seen from the first step on, and a weight that grows gets darker from step to step.
TEST(WeightPictures, SeldomChangeTheirScaleWhileTheyGrow) {
  Training training = start_training({}, digit_data());
  std::set<double> scales = {full_weight(weight_pictures(training.classifier))};
  double before = 0;
  for (int step = 0; step < 60; ++step) {
    take_step(training, digit_data());
    const std::vector<PixelPicture> pictures = weight_pictures(training.classifier);
    const double full = full_weight(pictures);
    EXPECT_GE(full, *scales.rbegin()) << "step " << step;
    EXPECT_GE(full, largest_size(pictures));
    EXPECT_GE(largest_size(pictures), full / 4) << "less than half the colour in step " << step;
    EXPECT_GT(largest_size(pictures), before);
    before = largest_size(pictures);
    scales.insert(full);
  }
  EXPECT_LE(scales.size(), 3u);
  PixelPicture large;
  large.values[5] = -9;
  EXPECT_EQ(full_weight({&large, 1}), 32);
}

// A step against the picture makes this digit's loss smaller, with either loss and with a hidden layer.
TEST(GradientPictures, PointUphill) {
  const DigitData data = digit_data();
  const int label = data.unseen.labels[7];
  const Digits one = {{data.unseen.image(7).begin(), data.unseen.image(7).end()}, {label}};
  const std::size_t place = 0;
  const Batch batch = {one, one.labels, std::span(&place, 1)};
  for (const std::size_t hidden : kHiddenSizes) {
    for (const Loss loss : {Loss::CrossEntropy, Loss::SquaredError}) {
      Classifier classifier = train({.hidden = hidden}, data, 5).classifier;
      const double before = mean_objective(classifier, batch, {loss, 0});
      const std::vector<PixelPicture> pictures = gradient_pictures(classifier, one.pixels, label, {loss, 0});
      Layer& layer = classifier.layers.front();
      for (std::size_t k = 0; k < layer.outputs; ++k) {
        for (std::size_t i = 0; i < kDigitPixels; ++i) {
          layer.weights[i * layer.outputs + k] -= 1e-3 * pictures[k].values[i];
        }
      }
      EXPECT_LT(mean_objective(classifier, batch, {loss, 0}), before);
    }
  }
}

// ---- words

PixelPicture picture_with(std::vector<std::pair<std::size_t, double>> values) {
  PixelPicture picture;
  for (const auto& [place, value] : values) picture.values[place] = value;
  return picture;
}

TEST(PictureWords, SayWherePlusAndMinusAre) {
  const std::size_t top_left = 1 * kDigitSide + 1;
  const std::size_t right = 3 * kDigitSide + 6;
  const std::size_t bottom = 6 * kDigitSide + 4;
  const auto words = [](const PixelPicture& picture) {
    return english(weights_text(picture, class_owner(5)));
  };
  EXPECT_EQ(words(picture_with({{top_left, 1}, {bottom, -1}})),
            "5 looks for ink at the top left; ink at the bottom lowers its logit.");
  EXPECT_EQ(words(picture_with({{top_left, 1}, {right, 1}})),
            "5 looks for ink at the top left and on the right.");
  EXPECT_EQ(words(picture_with({{right, -1}})), "5: ink on the right lowers its logit.");
  EXPECT_EQ(words({}), "5 looks for nothing yet: its weights are all 0.");
}

TEST(PictureWords, LeaveOutWhatIsWeak) {
  const auto words = weights_text(picture_with({{9, 1}, {30, 0.2}, {60, -0.01}}), unit_owner(2));
  EXPECT_EQ(english(words), "unit 3 looks for ink at the top left.");
}

TEST(PictureWords, ChangeSidesWithTheSign) {
  const PixelPicture picture = picture_with({{9, 1}, {51, -2}});
  PixelPicture negative = picture;
  for (double& value : negative.values) value = -value;
  EXPECT_EQ(english(weights_text(picture, class_owner(1))),
            "1 looks for ink at the top left; ink at the bottom lowers its logit.");
  EXPECT_EQ(english(weights_text(negative, class_owner(1))),
            "1 looks for ink at the bottom; ink at the top left lowers its logit.");
}

// A 0 has ink on both sides and none in its centre.
TEST(PictureWords, OfATrainedZeroSayWhatAZeroIs) {
  const Training training = train({}, digit_data(), 200);
  const std::string words = english(weights_text(weight_pictures(training.classifier)[0], class_owner(0)));
  EXPECT_EQ(words, "0 looks for ink on the left and on the right; ink in the centre lowers its logit.");
}

}  // namespace
}  // namespace surprisal::test
