// ui: the ledger: settings of the sample, a row per class from its logit to its gradient, and the drawer with
// the sums.
#pragma once

#include "base/memo.h"
#include "desk/ledger.h"
#include "ui/places.h"
#include "ui/ui.h"

namespace surprisal::ui {

class LedgerPanel {
 public:
  void show(Ui& ui, const Places& places);

 private:
  struct Key {
    std::uint64_t revision = 0;
    Language language = Language::English;

    friend bool operator==(const Key&, const Key&) = default;
  };
  Memo<std::uint64_t, Ledger> ledger_;
  Memo<Key, std::vector<std::string>> formulas_;
};

}  // namespace surprisal::ui
