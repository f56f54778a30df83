#include "session/sliders.h"

#include "languages.h"
#include "session/keys.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

std::vector<const Key*> keys_with_sliders() {
  std::vector<const Key*> all;
  for (const Key& key : keys()) {
    if (!key.slider.en.empty()) all.push_back(&key);
  }
  return all;
}

TEST(Sliders, StayWithinTheLimitsOfTheirKeys) {
  const Session s;
  EXPECT_GE(keys_with_sliders().size(), 18u);
  for (const Key* key : keys_with_sliders()) {
    SCOPED_TRACE(key->name);
    const Limits limits = key->limits(s);
    for (const Slider& slider : sliders_of(s, key->name)) {
      const SliderRange& range = slider.range;
      EXPECT_LT(range.low, range.high);
      EXPECT_GE(range.low, limits.low);
      EXPECT_LE(range.high, limits.high);
      EXPECT_GE(range.home, range.low);
      EXPECT_LE(range.home, range.high);
      EXPECT_GT(range.step, 0);
      EXPECT_TRUE(is_in_both_languages(slider.what));
      EXPECT_TRUE(!range.whole || range.digits == 0);
      EXPECT_TRUE(!range.logarithmic || range.low > 0);
    }
  }
}

TEST(Sliders, ReachBothEndsAndKeepTheSessionValid) {
  Session distribution;
  set_label_mode(distribution, LabelMode::Distribution);
  for (const Key* key : keys_with_sliders()) {
    for (const Slider& slider : sliders_of(distribution, key->name)) {
      SCOPED_TRACE(slider.name);
      for (double share : {0.0, 1.0}) {
        Session s = distribution;
        const double end = value_at(slider.range, share);
        slider.set(s, end);
        EXPECT_EQ(slider.get(s), end);
        EXPECT_EQ(share_at(slider.range, end), share);
        EXPECT_EQ(fault_of(s), "");
      }
    }
  }
}

TEST(Sliders, ReachTheCurrentLimitsOfTheSession) {
  Session s;
  EXPECT_EQ(slider_of(s, "race.shown").range.high, 300);
  s.race.steps = 10000;
  EXPECT_EQ(slider_of(s, "race.shown").range.high, 10000);
  s.race.steps = 1;
  EXPECT_EQ(slider_of(s, "race.shown").range.high, 1);
  set_tournament(s, 5, 0, 2);
  EXPECT_EQ(slider_of(s, "tournament.to").range.high, 5);
  EXPECT_EQ(slider_of(s, "tournament.from").range.high, 2);
}

// An animation would never end if the share were NaN.
TEST(Sliders, WithAnEmptyRangeAreAtTheLowEnd) {
  Session s;
  set_tournament(s, 3, 0, 0);
  const SliderRange range = slider_of(s, "tournament.from").range;
  EXPECT_EQ(range.low, range.high);
  EXPECT_EQ(share_at(range, 0), 0);
  for (double share : {0.0, 0.5, 1.0}) EXPECT_EQ(value_at(range, share), 0);
}

TEST(Sliders, HaveOneForEachClass) {
  Session s;
  std::vector<std::string> names;
  for (const Slider& slider : sliders_of_sample(s)) names.push_back(slider.name);
  EXPECT_EQ(names, (std::vector<std::string>{"logit.0", "logit.1", "logit.2", "weight.0", "weight.1",
                                             "weight.2", "temperature", "smoothing"}));
  EXPECT_EQ(logit_slider(s, 2).what, Text("the logit of pig", "猪的 logit"));
  const Slider third = label_slider(s, 2);
  EXPECT_EQ(third.name, "label.2");
  EXPECT_FALSE(is_gone(third, s));
  set_class_count(s, 2);
  EXPECT_TRUE(is_gone(third, s));
  EXPECT_EQ(third.get(s), 0);
}

// The names that a lesson uses.
TEST(Sliders, AreFoundByName) {
  const Session session;
  EXPECT_EQ(sliders_named(session, "temperature").size(), 1u);
  EXPECT_EQ(sliders_named(session, "logits").size(), class_count(session));
  ASSERT_EQ(sliders_named(session, "labels[1]").size(), 1u);
  EXPECT_EQ(sliders_named(session, "labels[1]").front().of_class, 1u);
  for (const char* none : {"", "kl", "logits[", "logits[x]", "logits[9]", "logits[10]", "class_names"})
    EXPECT_TRUE(sliders_named(session, none).empty()) << none;
}

}  // namespace
}  // namespace surprisal::test
