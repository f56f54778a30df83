// Sends random input to the window, without a display: it clicks, drags, types, resizes and drops files. Its
// actions depend only on the seed, so that every failure can be reproduced.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "desk/auto_save.h"
#include "lesson/lessons.h"
#include "namespaces.h"
#include "robot.h"

namespace surprisal::test {

class Monkey {
 public:
  // The folder is its home folder and contains all files that it opens.
  Monkey(std::uint64_t seed, const std::filesystem::path& folder, const std::vector<LessonPair>& course);

  // Sends this many events, or stops at the first fault. Events are ImGui's and the window's own.
  void run(std::size_t events);

  const std::string& fault() const { return fault_; }  // empty if there is none
  std::size_t events() const { return events_; }
  std::uint64_t seed() const { return seed_; }
  const std::deque<std::string>& trail() const { return trail_; }         // its last actions
  const std::vector<std::size_t>& memory() const { return memory_; }      // bytes in use after each round
  const std::vector<std::string>& sessions() const { return sessions_; }  // after each round, as files

 private:
  // Actions.
  void act();
  void move_about();
  void click_something();
  void drag_something();
  void turn_wheel();
  void press_known_keys();
  void press_any_keys();
  void type_something();
  void resize();
  void drop_something();
  void change_clipboard();
  void change_window();
  void ask_to_close();

  // How actions are carried out.
  template <typename Event>
  void send(Event event);
  void move_to(ImVec2 to);
  void press_button(int button, bool down);
  void press_key(ImGuiKey key, bool down);
  void press_chord(int chord);
  void type(const std::string& text);
  void frame();
  void settle();  // until all events are processed
  void finish_export();
  void finish_background();

  // Invariants.
  void inspect_frame();
  void end_round();
  void undo_and_redo_all();
  void return_to_playground();
  void try_the_controls();
  std::string reason_not_at_playground();
  void start_over();
  void wrong(const std::string& what);

  std::size_t below(std::size_t count) { return random_() % count; }
  bool happens(std::size_t percent) { return below(100) < percent; }
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(below(1u << 20)) / (1 << 20);
  }
  template <typename List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }
  ImVec2 somewhere();
  std::string some_widget();
  std::string some_text();
  void note(std::string what);

  std::uint64_t seed_;
  std::mt19937_64 random_;
  std::filesystem::path folder_;
  std::vector<std::filesystem::path> files_;
  const std::vector<LessonPair>& course_;
  Robot robot_;
  AutoSave auto_save_;
  std::vector<ImGuiKey> held_keys_;
  std::size_t events_ = 0;
  std::size_t until_frame_ = 1;
  std::string fault_;
  std::deque<std::string> trail_;
  std::vector<std::size_t> memory_;
  std::vector<std::string> sessions_;
};

}  // namespace surprisal::test
