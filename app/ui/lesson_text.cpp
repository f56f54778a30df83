#include "ui/lesson_text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "desk/lesson_desk.h"
#include "screen/screen_canvas.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

PageLook look_for(const Desk& desk, float size, float width) {
  return {desk.fonts,
          desk.formulas.font(),
          desk.settings.theme,
          desk.settings.language,
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

StepPages lay_out_step(const Desk& desk, const Session& session, bool revealed, const PageLook& look) {
  const Step& step = open_step_of(desk);
  const std::vector<std::size_t>& open_notes = desk.lesson->open_notes;
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

void build(Desk& desk, float size, float width) {
  LessonView& view = *desk.lesson;
  const PageLook look = look_for(desk, size, width);
  LessonView::Source source = {desk.session(),  look.theme,  look.language, look.size,    look.width,
                               view.open_notes, view.number, view.step,     view.revealed};
  if (view.built_from == source) return;
  view.pages = lay_out_step(desk, desk.session(), view.revealed, look);
  view.built_from = std::move(source);
}

void follow(Desk& desk, const Page::LinkSpot& link) {
  switch (link.kind) {
    case document::LinkKind::Lesson:
      return open_lesson_called(desk, link.id);
    case document::LinkKind::Figure:
      return show_alone(desk, link.id);
    case document::LinkKind::Preset:
      break;
  }
  for (const Preset& preset : desk.presets) {
    if (preset.id == link.id)
      return desk.move_to(preset.session, Text("Open ", "打开“") + preset.session.title + Text("", "”"));
  }
}

void toggle_note(LessonView& view, std::size_t note) {
  if (std::erase(view.open_notes, note) == 0) view.open_notes.push_back(note);
}

// Each link and each note is a widget of its own, so that the keyboard reaches it.
void spots(Desk& desk, const Page& page, Point corner, const char* name) {
  std::size_t number = 0;
  for (const Page::Spot& spot : page.spots) {
    const bool lights = std::holds_alternative<Page::LitSpot>(spot.is);
    const ImVec2 at = {static_cast<float>(corner.x + spot.rect.left),
                       static_cast<float>(corner.y + spot.rect.top)};
    const ImVec2 size = {static_cast<float>(std::max(spot.rect.width, 1.0)),
                         static_cast<float>(std::max(spot.rect.height, 1.0))};
    if (lights) {
      if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(at, {at.x + size.x, at.y + size.y}))
        desk.next_lit = std::get<Page::LitSpot>(spot.is).lit;
      continue;
    }
    ImGui::SetCursorScreenPos(at);
    const bool pressed = ImGui::InvisibleButton((std::string("##") + name + std::to_string(number++)).c_str(),
                                                size, ImGuiButtonFlags_EnableNav);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!pressed) continue;
    if (const auto* link = std::get_if<Page::LinkSpot>(&spot.is)) return follow(desk, *link);
    toggle_note(*desk.lesson, std::get<Page::NoteSpot>(spot.is).note);
  }
}

void show_page(Desk& desk, const Page& page, const char* name) {
  if (page.height <= 0) return;
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  const Point corner = {std::floor(static_cast<double>(cursor.x)), std::floor(static_cast<double>(cursor.y))};
  ScreenCanvas canvas(*ImGui::GetWindowDrawList(), desk.screen_fonts);
  paint_page(page, canvas, corner, desk.settings.theme);
  // A link may open another lesson, and take this page away.
  const auto height = static_cast<float>(page.height);
  spots(desk, page, corner, name);
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

void show_verdict(Desk& desk, const Step& step) {
  const LessonView& view = *desk.lesson;
  const Verdict verdict = view.chosen ? verdict_on(*step.guess, step.session, *view.chosen)
                                      : verdict_on(*step.guess, step.session, view.entered);
  const Ink ink = verdict == Verdict::Right ? Quantity::Prediction : Quantity::Loss;
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(desk.theme(), ink)));
  ImGui::PushFont(desk.screen_fonts.bold, 0);
  ImGui::TextUnformatted(desk.say(words_for(verdict)).c_str());
  ImGui::PopFont();
  ImGui::PopStyleColor();
}

void show_value_guess(Desk& desk, const ValueGuess& guess) {
  LessonView& view = *desk.lesson;
  const std::string value = shown(view.entered, 3);
  const Text done = {"My guess", "我猜好了"};
  const float padding = 2 * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x;
  const float taken =
      ImGui::CalcTextSize(desk.say(done).c_str()).x + ImGui::CalcTextSize("0.000000").x + 2 * padding;
  ImGui::BeginDisabled(view.revealed);
  ImGui::SetNextItemWidth(std::max(desk.px(60), ImGui::GetContentRegionAvail().x - taken));
  view.answered |= ImGui::SliderScalar("##guess", ImGuiDataType_Double, &view.entered, &guess.from, &guess.to,
                                       "", ImGuiSliderFlags_NoRoundToFormat);
  ImGui::SameLine();
  const float left = ImGui::GetCursorPosX();
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(value.c_str());
  ImGui::SameLine(left + ImGui::CalcTextSize("0.000000").x);
  if (ImGui::Button(labelled(desk, done, "guess.done").c_str())) {
    view.answered = true;
    reveal_guess(desk);
  }
  ImGui::EndDisabled();
}

void show_choices(Desk& desk, const Step& step, const ChoiceGuess& guess) {
  LessonView& view = *desk.lesson;
  const auto right = right_choice(*step.guess, step.session);
  for (std::size_t i = 0; i < guess.choices.size() && i < view.pages.choices.size(); ++i) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto side = static_cast<float>(view.built_from->size);
    const ImVec2 size = {ImGui::GetContentRegionAvail().x,
                         static_cast<float>(view.pages.choices[i].height) + desk.px(6)};
    ImGui::BeginDisabled(view.revealed);
    if (ImGui::Selectable(("##choice." + std::to_string(i)).c_str(), view.chosen == i, 0, size)) {
      view.chosen = i;
      view.answered = true;
      reveal_guess(desk);
    }
    ImGui::EndDisabled();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 middle = {at.x + side * 0.7f, at.y + size.y / 2};
    const bool is_right = view.revealed && right == i;
    const Ink ink = is_right           ? Ink(Quantity::Prediction)
                    : view.chosen == i ? Ink(Quantity::Loss)
                                       : Ink(Ink::Kind::Muted);
    list.AddCircle(middle, side * 0.36f, packed(color_of(desk.theme(), ink)), 0, desk.px(1.5f));
    if (is_right || view.chosen == i)
      list.AddCircleFilled(middle, side * 0.2f, packed(color_of(desk.theme(), ink)));
    ScreenCanvas canvas(list, desk.screen_fonts);
    paint_page(view.pages.choices[i], canvas,
               {std::floor(static_cast<double>(at.x + side * 1.6f)),
                std::floor(static_cast<double>(at.y + desk.px(3)))},
               desk.settings.theme);
  }
}

// In a box of its own: here it is the reader's turn.
void show_guess(Desk& desk, const Step& step) {
  ImGui::Spacing();
  ImGui::PushStyleColor(ImGuiCol_ChildBg,
                        unpacked(blend(desk.theme().paper, color_of(desk.theme(), Quantity::Logit), 0.07)));
  const bool open = ImGui::BeginChild(
      "guess", {0, 0},
      ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
  ImGui::PopStyleColor();
  if (open) {
    show_page(desk, desk.lesson->pages.question, "question.");
    ImGui::Spacing();
    if (const auto* value = std::get_if<ValueGuess>(&step.guess->asked))
      show_value_guess(desk, *value);
    else if (const auto* choices = std::get_if<ChoiceGuess>(&step.guess->asked))
      show_choices(desk, step, *choices);
    if (desk.lesson->revealed) {
      ImGui::Spacing();
      if (desk.lesson->answered) show_verdict(desk, step);
      show_page(desk, desk.lesson->pages.reveal, "reveal.");
    }
  }
  ImGui::EndChild();
}

}  // namespace

void show_step(Desk& desk, float size, float width) {
  build(desk, size, width);
  const Step& step = open_step_of(desk);
  const std::size_t lesson = desk.lesson->number;
  // A link followed leaves the rest to the next frame.
  const auto same = [&] {
    return desk.lesson && desk.lesson->number == lesson && &open_step_of(desk) == &step;
  };
  show_page(desk, desk.lesson->pages.title, "title.");
  ImGui::Spacing();
  show_page(desk, desk.lesson->pages.before, "before.");
  if (same() && step.guess) show_guess(desk, step);
  if (same() && desk.lesson->pages.after.height > 0) {
    ImGui::Spacing();
    show_page(desk, desk.lesson->pages.after, "after.");
  }
}

float height_of_step(const Desk& desk, float size, float width) {
  const Step& step = open_step_of(desk);
  const ImGuiStyle& style = ImGui::GetStyle();
  const float gap = style.ItemSpacing.y;
  const StepPages pages =
      lay_out_step(desk, step.guess ? session_after(*step.guess, step.session) : step.session,
                   step.guess.has_value(), look_for(desk, size, width));
  const auto tall = [&](const Page& page) {
    return page.height > 0 ? static_cast<float>(page.height) + gap : 0.0f;
  };
  float height = tall(pages.title) + gap + tall(pages.before) + gap + tall(pages.after);
  if (!step.guess) return height;
  height += 2 * style.WindowPadding.y + 6 * gap + tall(pages.question) + tall(pages.reveal);
  for (const Page& choice : pages.choices) height += tall(choice) + desk.px(6);
  const float lines = pages.choices.empty() ? 2 : 1;  // the slider, and the verdict
  return height + lines * (ImGui::GetFrameHeight() + gap);
}

}  // namespace surprisal::app
