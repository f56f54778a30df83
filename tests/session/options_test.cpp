// Checks that an option sets its own key and no other, and that the names of `compute --json` are distinct
// and complete.
#include "session/options.h"

#include <set>

#include "session/keys.h"
#include "session/named_quantities.h"
#include "testing.h"

namespace surprisal::test {
namespace {

TEST(Options, SetOnlyTheirOwnKey) {
  for (std::string_view name :
       {"field", "probability_axis", "batch.reduction", "digits.loss", "own.curve", "own.demand"}) {
    const Option& option = option_of(name);
    const Key& key = key_named(name);
    ASSERT_EQ(option.words.size(), key.words.size()) << name;
    for (std::size_t word = 0; word < option.words.size(); ++word) {
      Session session;
      choose(session, option, word);
      EXPECT_EQ(chosen(session, option), word) << name;
      EXPECT_EQ(fault_of(session), "") << name;
      for (const Key& other : keys()) {
        if (other.name != name) {
          EXPECT_EQ(other.read(session), other.read(Session())) << name << " and " << other.name;
        }
      }
    }
  }
}

TEST(NamedQuantities, HaveDistinctNames) {
  const std::vector<NamedQuantity> all = named(quantities_of(Session()));
  std::set<std::string_view> names;
  for (const NamedQuantity& quantity : all) names.insert(quantity.name);
  EXPECT_EQ(names.size(), all.size());
  for (const char* name : {"softmax", "cross_entropy", "kl", "kl_reverse", "bce_mean", "grad_softmax_ce"})
    EXPECT_TRUE(names.contains(name)) << name;
}

TEST(NamedQuantities, IncludeTheBaseAndItsUnit) {
  EXPECT_EQ(name_of(Base::E), "e");
  EXPECT_EQ(unit_of(Base::E), "nats");
  EXPECT_EQ(name_of(Base::Two), "2");
  EXPECT_EQ(unit_of(Base::Two), "bits");
  EXPECT_EQ(name_of(Base::Ten), "10");
  EXPECT_EQ(unit_of(Base::Ten), "hartleys");
}

}  // namespace
}  // namespace surprisal::test
