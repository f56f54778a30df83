#include "session/presets.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>

#include "math/information.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "math/training.h"
#include "session/keys.h"
#include "session/preset_texts.h"
#include "session/session_file.h"
#include "testing.h"

namespace surprisal::test {
namespace {

const std::string kFolder = SURPRISAL_TEST_FOLDER "/../../assets/sessions";

Session preset(std::string_view id) {
  for (const Preset& candidate : presets()) {
    if (candidate.id == id) return candidate.session;
  }
  ADD_FAILURE() << "no preset " << id;
  return {};
}

double loss_of(const Batch& batch, const std::vector<double>& logits) {
  return cross_entropy_batch(Rows{logits, columns_of(batch)}, batch.targets).reduced;
}

TEST(Presets, AreAllTheFilesAndAllValid) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".surprisal") ++files;
  }
  EXPECT_EQ(preset_texts().size(), files);
  for (const PresetText& text : preset_texts()) {
    const Result<Session> session = from_toml(text.toml);
    ASSERT_TRUE(session) << text.id << ": " << session.problem().message.en;
    EXPECT_EQ(fault_of(*session), "") << text.id;
    EXPECT_FALSE(session->title.en.empty() || session->title.zh.empty()) << text.id;
    std::ifstream file(kFolder + "/" + std::string(text.id) + ".surprisal");
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), text.toml) << text.id;
  }
  EXPECT_EQ(presets().size(), files);
}

TEST(Presets, HaveUniqueNamesAndTitles) {
  std::map<std::string, int> seen;
  for (const Preset& p : presets()) {
    EXPECT_EQ(++seen[std::string(p.id)], 1) << p.id;
    EXPECT_EQ(++seen[p.session.title.en], 1) << p.id;
    EXPECT_EQ(++seen[p.session.title.zh], 1) << p.id;
  }
}

TEST(Presets, SoftmaxExamples) {
  const Quantities cat = quantities_of(preset("cat-dog-pig"));
  EXPECT_NEAR(cat.softmax[0], 0.8789, 5e-5);
  EXPECT_NEAR(cat.softmax[1], 0.1189, 5e-5);
  EXPECT_NEAR(cat.softmax[2], 0.0022, 5e-5);

  const Quantities right = quantities_of(preset("tennis-ball-right"));
  EXPECT_NEAR(right.softmax[0], 0.0105, 5e-5);
  EXPECT_NEAR(right.softmax[1], 0.7991, 5e-5);
  EXPECT_NEAR(right.softmax[2], 0.1905, 5e-5);

  EXPECT_NEAR(*quantities_of(preset("tennis-ball-wrong")).cross_entropy, 1.6584, 5e-5);

  const Quantities hand = quantities_of(preset("softmax-by-hand"));
  EXPECT_NEAR(hand.softmax[0], 0.7990, 5e-5);
  EXPECT_NEAR(hand.softmax[1], 0.1904, 5e-5);
  EXPECT_NEAR(hand.softmax[2], 0.0106, 5e-5);
  EXPECT_NEAR(std::exp(*hand.logsumexp), 95.4329, 5e-5);
  ASSERT_TRUE(hand.linear);
  EXPECT_NEAR((*hand.linear)[0], 0.5983, 5e-5);
  EXPECT_NEAR((*hand.linear)[1], 0.4003, 5e-5);
  EXPECT_NEAR((*hand.linear)[2], 0.0014, 5e-5);
}

TEST(Presets, TwoClassesAreTheSigmoidOfTheDifference) {
  const Session s = preset("two-classes");
  const double z = s.logits[0] - s.logits[1];
  EXPECT_NEAR(quantities_of(s).softmax[0], 1 / (1 + std::exp(-z)), 1e-15);
}

TEST(Presets, SeveralRightAnswersAreNotADistribution) {
  const Session s = preset("several-right-answers");
  EXPECT_EQ(s.label_mode, LabelMode::Several);
  EXPECT_EQ(s.output, OutputLayer::Sigmoid);
  const Quantities q = quantities_of(s);
  EXPECT_FALSE(q.cross_entropy);
  EXPECT_TRUE(q.bce);
}

TEST(Presets, InformationExamples) {
  const Session sure = preset("sure-and-surer");
  EXPECT_NEAR(quantities_of(sure).softmax[0], 0.99, 1e-15);
  EXPECT_EQ(sure.rival[0], 0.999);
  EXPECT_NEAR(quantities_of(sure).surprisal[1], 4.6052, 5e-5);
  EXPECT_NEAR(surprisal(sure.rival[1]), 6.9078, 5e-5);

  const Quantities shooters = quantities_of(preset("two-shooters"));
  EXPECT_NEAR(*shooters.entropy_labels, 0.4690, 5e-5);
  EXPECT_NEAR(shooters.entropy_softmax, 0.0114, 5e-5);

  const Quantities teams = quantities_of(preset("eight-teams"));
  EXPECT_NEAR(*teams.entropy_labels, 3, 1e-15);
  EXPECT_NEAR(teams.surprisal[0], 3, 1e-15);
  const Tournament t = preset("eight-teams").tournament;
  EXPECT_EQ(tournament_bits(t.from, t.to, t.rounds), 3);
}

TEST(Presets, ModelsSideBySide) {
  const Session two = preset("two-models");
  EXPECT_NEAR(*quantities_of(two).cross_entropy, 0.6931, 5e-5);
  EXPECT_NEAR(cross_entropy(two.labels, two.rival), 0.3567, 5e-5);

  const Session ten = preset("two-models-in-base-ten");
  const std::vector<double> q = quantities_of(ten).softmax;
  EXPECT_NEAR(per_class_binary_sum(q, ten.labels, ten.base), 0.5528, 5e-5);
  EXPECT_NEAR(per_class_binary_sum(ten.rival, ten.labels, ten.base), 0.1884, 5e-5);
  EXPECT_NEAR(cross_entropy(ten.labels, q), 0.6931, 5e-5);
  EXPECT_NEAR(cross_entropy(ten.labels, ten.rival), 0.2231, 5e-5);

  const Batch animals = preset("three-animals-two-models").batch;
  EXPECT_NEAR(loss_of(animals, animals.logits), 1.3783888522474517, 1e-14);
  EXPECT_NEAR(loss_of(animals, animals.rival_logits), 0.6391075640678003, 1e-14);
}

TEST(Presets, TheBatch) {
  const Session s = preset("batch-of-three");
  const Batch& batch = s.batch;
  EXPECT_EQ(batch, Batch());
  const BatchLoss loss = cross_entropy_batch(Rows{batch.logits, 3}, batch.targets);
  EXPECT_NEAR(loss.losses[0], 1.7282, 5e-5);
  EXPECT_NEAR(loss.losses[1], 0.3755, 5e-5);
  EXPECT_NEAR(loss.losses[2], 2.4036, 5e-5);
  EXPECT_NEAR(loss.reduced, 1.5025, 5e-5);
  EXPECT_NEAR(*quantities_of(s).cross_entropy, loss.losses[0], 1e-15);
}

TEST(Presets, TheCoin) {
  const Coin coin = preset("one-head-in-ten").coin;
  const auto likelihood = [&](double theta) { return coin_likelihood(theta, coin.heads, coin.tails); };
  EXPECT_NEAR(likelihood(coin.models[0]), 0.03874, 5e-6);
  EXPECT_NEAR(likelihood(coin.models[1]), 0.02684, 5e-6);
  EXPECT_NEAR(likelihood(coin.theta), 0.0009766, 5e-8);
  EXPECT_NEAR(likelihood(coin.models[2]), 1.378e-5, 5e-9);
}

TEST(Presets, Divergences) {
  const Quantities q = quantities_of(preset("entropy-and-divergence"));
  EXPECT_NEAR(*q.cross_entropy, *q.entropy_labels + *q.kl, 1e-14);
  EXPECT_GT(*q.kl, 0);
  const Quantities infinite = quantities_of(preset("infinite-divergence"));
  EXPECT_EQ(*infinite.kl_reverse, std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isfinite(*infinite.kl));
}

TEST(Presets, SmoothingAndTemperature) {
  const Session smooth = preset("label-smoothing");
  EXPECT_NEAR(*quantities_of(smooth).entropy_labels, best_smoothed_loss(3, smooth.smoothing), 1e-15);
  EXPECT_GT(*quantities_of(smooth).entropy_labels, 0.1);
  EXPECT_LT(quantities_of(preset("warm-softmax")).softmax[0], 0.8789 - 0.1);
}

TEST(Presets, TheSaturatedSigmoid) {
  const Quantities q = quantities_of(preset("saturated-sigmoid"));
  EXPECT_NEAR((*q.grad_sigmoid_mse)[0], -0.006604, 5e-7);
  EXPECT_NEAR((*q.grad_sigmoid_bce)[0], -0.993307, 5e-7);
}

TEST(Presets, TheRace) {
  const auto output = [](const Race& race, Loss loss, std::size_t step) {
    return train({race.weight, race.bias}, {race.input, race.label, race.rate}, loss, race.steps)[step]
        .output;
  };
  const Race far = preset("race-from-far").race;
  EXPECT_NEAR(output(far, Loss::SquaredError, 0), 0.9820, 5e-5);
  EXPECT_NEAR(output(far, Loss::SquaredError, 150), 0.9334, 5e-5);
  EXPECT_NEAR(output(far, Loss::SquaredError, 300), 0.2028, 5e-5);
  EXPECT_NEAR(output(far, Loss::CrossEntropy, 300), 0.0120, 5e-5);
  const Race near = preset("race-from-near").race;
  EXPECT_NEAR(output(near, Loss::SquaredError, 0), 0.8176, 5e-5);
  EXPECT_NEAR(output(near, Loss::SquaredError, 300), 0.0940, 5e-5);
  EXPECT_NEAR(output(near, Loss::CrossEntropy, 300), 0.0116, 5e-5);
}

}  // namespace
}  // namespace surprisal::test
