// ui: the data view of a file of tokens: the text coloured by what each token cost.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <tuple>

#include "base/memo.h"
#include "plot/scene.h"
#include "ui/data_places.h"
#include "ui/ui.h"

namespace surprisal::ui {

class TokensView {
 public:
  void show(Ui& ui, const DataPlaces& places);

 private:
  // What the layout of the picture depends on.
  struct Key {
    std::string file;
    std::size_t tokens = 0;
    std::size_t chosen = 0;
    std::optional<std::size_t> pointed;  // the token under the pointer
    Base base = Base::E;
    Language language = Language::English;
    ThemeName theme = ThemeName::Light;
    std::tuple<double, double, double, double, double> place;

    friend bool operator==(const Key&, const Key&) = default;
  };
  const Scene& scene(Ui& ui, const Rect& area, std::optional<std::size_t> pointed);

  Memo<Key, Scene> scene_;
};

}  // namespace surprisal::ui
