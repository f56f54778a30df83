#include "ui/step_text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "desk/lesson_steps.h"
#include "lesson/lay_out_page.h"
#include "screen/screen_canvas.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

PageLook look_for(const Ui& ui, float size, float width) {
  return {ui.fonts,
          ui.formulas.font(),
          ui.desk.settings.theme,
          ui.desk.settings.language,
          static_cast<double>(size),
          static_cast<double>(width)};
}

// The blocks before the guess, and those after it.
std::pair<std::span<const document::Block>, std::span<const document::Block>> around_guess(const Step& step) {
  const auto at = std::find_if(step.blocks.begin(), step.blocks.end(), [](const document::Block& block) {
    return std::holds_alternative<document::GuessPlace>(block.is);
  });
  const auto before = static_cast<std::size_t>(at - step.blocks.begin());
  const std::span<const document::Block> all = step.blocks;
  return {all.first(before), all.subspan(std::min(before + 1, all.size()))};
}

StepPages lay_out_step(const Ui& ui, const Session& session, bool revealed, const PageLook& look) {
  const Step& step = open_step_of(ui.desk);
  const std::vector<std::size_t>& open_notes = ui.desk.course.open->open_notes;
  const Values now(session);
  const auto [before, after] = around_guess(step);
  PageLook title = look;
  title.size *= 1.08;
  StepPages pages;
  pages.title = lay_out_page(step.title, now, title, Weight::Bold);
  pages.before = lay_out_page(before, now, look, open_notes);
  pages.after = lay_out_page(after, now, look, open_notes);
  if (!step.guess) return pages;
  const Values asked = Values(step.session);
  PageLook boxed = look;
  boxed.width -= static_cast<double>(2 * ImGui::GetStyle().WindowPadding.x);
  pages.question = lay_out_page(step.guess->question, revealed ? asked : now, boxed, open_notes);
  if (revealed) pages.reveal = lay_out_page(step.guess->reveal, now, boxed, open_notes);
  if (const auto* choices = std::get_if<ChoiceGuess>(&step.guess->asked)) {
    PageLook narrow = boxed;
    narrow.width -= 2 * look.size;
    for (const Choice& choice : choices->choices)
      pages.choices.push_back(lay_out_page(choice.text, revealed ? asked : now, narrow));
  }
  return pages;
}

void follow(Ui& ui, const Page::Link& link) {
  switch (link.kind) {
    case document::LinkKind::Lesson:
      return open_lesson_called(ui.desk, link.id);
    case document::LinkKind::Figure:
      return show_alone(ui.desk, link.id);
    case document::LinkKind::Preset:
      break;
  }
  for (const Preset& preset : ui.desk.presets) {
    if (preset.id == link.id)
      return ui.desk.move_to(preset.session, Text("Open ", "打开“") + preset.session.title + Text("", "”"));
  }
}

void toggle_note(OpenLesson& view, std::size_t note) {
  if (std::erase(view.open_notes, note) == 0) view.open_notes.push_back(note);
}

// Each link and each note is a widget of its own, so that the keyboard reaches it.
void show_buttons(Ui& ui, const Page& page, Point corner, const char* name) {
  const auto place = [&](const Rect& rect) {
    return ImVec2(static_cast<float>(corner.x + rect.left), static_cast<float>(corner.y + rect.top));
  };
  const auto size_of = [](const Rect& rect) {
    return ImVec2(static_cast<float>(std::max(rect.width, 1.0)),
                  static_cast<float>(std::max(rect.height, 1.0)));
  };
  for (const Page::HighlightArea& area : page.highlights) {
    const ImVec2 at = place(area.rect);
    const ImVec2 size = size_of(area.rect);
    if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(at, {at.x + size.x, at.y + size.y}))
      ui.desk.view.next_highlight = area.highlight;
  }
  std::size_t number = 0;
  for (const Page::Button& button : page.buttons) {
    ImGui::SetCursorScreenPos(place(button.rect));
    const bool pressed = ImGui::InvisibleButton((std::string("##") + name + std::to_string(number++)).c_str(),
                                                size_of(button.rect), ImGuiButtonFlags_EnableNav);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!pressed) continue;
    if (!button.note) return follow(ui, button.link);
    toggle_note(*ui.desk.course.open, *button.note);
  }
}

void show_page(Ui& ui, const Page& page, const char* name) {
  if (page.height <= 0) return;
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  const Point corner = {std::floor(static_cast<double>(cursor.x)), std::floor(static_cast<double>(cursor.y))};
  ScreenCanvas canvas(*ImGui::GetWindowDrawList(), ui.screen_fonts);
  paint_page(page, canvas, corner, ui.desk.settings.theme);
  // A link may open another lesson, and take this page away.
  const auto height = static_cast<float>(page.height);
  show_buttons(ui, page, corner, name);
  ImGui::SetCursorScreenPos(cursor);
  ImGui::Dummy({1, height});
}

// ---- the guess

Text words_for(Verdict verdict) {
  switch (verdict) {
    case Verdict::Right:
      return {"Right.", "答对了。"};
    case Verdict::TooLow:
      return {"Too low.", "偏低了。"};
    case Verdict::TooHigh:
      return {"Too high.", "偏高了。"};
    case Verdict::Wrong:
      return {"Not this one.", "不是这个。"};
    case Verdict::Unknown:
      break;
  }
  return {"With these numbers nobody can say.", "这组数值下算不出答案。"};
}

void show_verdict(Ui& ui, const Step& step) {
  const OpenLesson& view = *ui.desk.course.open;
  const Verdict verdict =
      view.chosen ? verdict_on(*step.guess, *view.chosen) : verdict_on(*step.guess, view.entered);
  const Ink ink = verdict == Verdict::Right ? Quantity::Prediction : Quantity::Loss;
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(ui.theme(), ink)));
  ImGui::PushFont(ui.screen_fonts.bold, 0);
  ImGui::TextUnformatted(ui.say(words_for(verdict)).c_str());
  ImGui::PopFont();
  ImGui::PopStyleColor();
}

void show_value_guess(Ui& ui, const ValueGuess& guess) {
  OpenLesson& view = *ui.desk.course.open;
  const std::string value = shown(view.entered, 3);
  const Text done = {"My guess", "我猜好了"};
  const float padding = 2 * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x;
  const float taken =
      ImGui::CalcTextSize(ui.say(done).c_str()).x + ImGui::CalcTextSize("0.000000").x + 2 * padding;
  ImGui::BeginDisabled(view.revealed);
  ImGui::SetNextItemWidth(std::max(ui.px(60), ImGui::GetContentRegionAvail().x - taken));
  view.answered |= ImGui::SliderScalar("##guess", ImGuiDataType_Double, &view.entered, &guess.from, &guess.to,
                                       "", ImGuiSliderFlags_NoRoundToFormat);
  ImGui::SameLine();
  const float left = ImGui::GetCursorPosX();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(value.c_str());
  ImGui::SameLine(left + ImGui::CalcTextSize("0.000000").x);
  if (ImGui::Button(labelled(ui, done, "guess.done").c_str())) {
    view.answered = true;
    reveal_guess(ui.desk);
  }
  ImGui::EndDisabled();
}

void show_choices(Ui& ui, const ChoiceGuess& guess, const StepPages& pages, double letter) {
  OpenLesson& view = *ui.desk.course.open;
  for (std::size_t i = 0; i < guess.choices.size() && i < pages.choices.size(); ++i) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto side = static_cast<float>(letter);
    const ImVec2 size = {ImGui::GetContentRegionAvail().x,
                         static_cast<float>(pages.choices[i].height) + ui.px(6)};
    ImGui::BeginDisabled(view.revealed);
    if (ImGui::Selectable(("##choice." + std::to_string(i)).c_str(), view.chosen == i, 0, size)) {
      view.chosen = i;
      view.answered = true;
      reveal_guess(ui.desk);
    }
    ImGui::EndDisabled();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 middle = {at.x + side * 0.7f, at.y + size.y / 2};
    const bool is_right = view.revealed && guess.right == i;
    const Ink ink = is_right           ? Ink(Quantity::Prediction)
                    : view.chosen == i ? Ink(Quantity::Loss)
                                       : Ink(Ink::Kind::Muted);
    list.AddCircle(middle, side * 0.36f, packed(color_of(ui.theme(), ink)), 0, ui.px(1.5f));
    if (is_right || view.chosen == i)
      list.AddCircleFilled(middle, side * 0.2f, packed(color_of(ui.theme(), ink)));
    ScreenCanvas canvas(list, ui.screen_fonts);
    paint_page(pages.choices[i], canvas,
               {std::floor(static_cast<double>(at.x + side * 1.6f)),
                std::floor(static_cast<double>(at.y + ui.px(3)))},
               ui.desk.settings.theme);
  }
}

// In a box of its own: here it is the reader's turn.
void show_guess(Ui& ui, const Step& step, const StepPages& pages, double letter) {
  ImGui::Spacing();
  ImGui::PushStyleColor(ImGuiCol_ChildBg,
                        unpacked(blend(ui.theme().paper, color_of(ui.theme(), Quantity::Logit), 0.07)));
  const bool open = ImGui::BeginChild(
      "guess", {0, 0},
      ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
  ImGui::PopStyleColor();
  if (open) {
    show_page(ui, pages.question, "question.");
    ImGui::Spacing();
    if (const auto* value = std::get_if<ValueGuess>(&step.guess->asked))
      show_value_guess(ui, *value);
    else if (const auto* choices = std::get_if<ChoiceGuess>(&step.guess->asked))
      show_choices(ui, *choices, pages, letter);
    if (ui.desk.course.open->revealed) {
      ImGui::Spacing();
      if (ui.desk.course.open->answered) show_verdict(ui, step);
      show_page(ui, pages.reveal, "reveal.");
    }
  }
  ImGui::EndChild();
}

}  // namespace

void StepText::show(Ui& ui, float size, float width) {
  const OpenLesson& open = *ui.desk.course.open;
  const PageLook look = look_for(ui, size, width);
  const Key key = {ui.revision(), look.theme, look.language, look.size,      look.width,
                   open.number,   open.step,  open.revealed, open.open_notes};
  const StepPages& pages =
      pages_.get(key, [&] { return lay_out_step(ui, ui.session(), open.revealed, look); });
  const Step& step = open_step_of(ui.desk);
  const std::size_t lesson = open.number;
  // A link followed leaves the rest to the next frame.
  const auto same = [&] {
    return ui.desk.course.open && ui.desk.course.open->number == lesson && &open_step_of(ui.desk) == &step;
  };
  show_page(ui, pages.title, "title.");
  ImGui::Spacing();
  show_page(ui, pages.before, "before.");
  if (same() && step.guess) show_guess(ui, step, pages, look.size);
  if (same() && pages.after.height > 0) {
    ImGui::Spacing();
    show_page(ui, pages.after, "after.");
  }
}

float height_of_step(const Ui& ui, float size, float width) {
  const Step& step = open_step_of(ui.desk);
  const ImGuiStyle& style = ImGui::GetStyle();
  const float gap = style.ItemSpacing.y;
  const StepPages pages = lay_out_step(ui, step.guess ? step.guess->after : step.session,
                                       step.guess.has_value(), look_for(ui, size, width));
  const auto tall = [&](const Page& page) {
    return page.height > 0 ? static_cast<float>(page.height) + gap : 0.0f;
  };
  float height = tall(pages.title) + gap + tall(pages.before) + gap + tall(pages.after);
  if (!step.guess) return height;
  height += 2 * style.WindowPadding.y + 6 * gap + tall(pages.question) + tall(pages.reveal);
  for (const Page& choice : pages.choices) height += tall(choice) + ui.px(6);
  const float lines = pages.choices.empty() ? 2 : 1;  // the slider, and the verdict
  return height + lines * (ImGui::GetFrameHeight() + gap);
}

}  // namespace surprisal::ui
