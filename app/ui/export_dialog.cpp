#include "ui/export_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

#include "base/quote.h"
#include "desk/export_plan.h"
#include "screen/scaled_canvas.h"
#include "screen/screen_canvas.h"
#include "ui/figure_menu.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

namespace fs = std::filesystem;
using Choices = ExportChoices;

constexpr float kControls = 415;  // the width of the left side, at scale 1
constexpr float kLabels = 104;
constexpr double kSecondsWithoutProgress = 0.5;
constexpr double kMostPreviewsPerSecond = 25;
constexpr std::size_t kLongestShownPath = 200;
constexpr std::size_t kMostNumbersShown = 20000;  // bytes of a CSV in the preview

// ---- words

Text title_of(std::string_view id) {
  const Figure* figure = find_figure(id);
  return figure == nullptr ? Text(std::string(id)) : figure->title;
}

Text count_of_figures(std::size_t count) {
  const std::string number = std::to_string(count);
  return {number + (count == 1 ? " figure" : " figures"), number + " 张图"};
}

// "1000 × 625 pixels"; of a page its centimetres.
Text words_for_size(const Choices& choices) {
  const PictureStyle style = style_of(choices);
  if (!style.format) return {"The numbers behind the figure", "图背后的数值"};
  const PixelSize pixels = pixels_of(style);
  const std::string sides = std::to_string(pixels.width) + " × " + std::to_string(pixels.height);
  const Text size = {sides + " pixels", sides + " 像素"};
  if (!is_animation(choices)) return size;
  const std::string frames = std::to_string(frame_count(choices));
  return size + Text(", " + frames + " frames", "，" + frames + " 帧");
}

// ---- rows of controls

// Where the controls of a row begin, after its name.
float start_of_controls(const Desk& desk) { return ImGui::GetCursorStartPos().x + desk.px(kLabels); }

void row(const Desk& desk, const Text& words) {
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(desk.say(words).c_str());
  ImGui::SameLine(start_of_controls(desk));
}

template <typename Enumeration>
bool choose(const Desk& desk, std::string_view name, const std::vector<Text>& words, Enumeration& chosen) {
  int index = static_cast<int>(chosen);
  if (!choice(desk, name, words, index)) return false;
  chosen = static_cast<Enumeration>(index);
  return true;
}

void number(const Desk& desk, const char* name, double& value, float width = 72) {
  ImGui::SetNextItemWidth(desk.px(width));
  ImGui::InputDouble(("##" + std::string(name)).c_str(), &value, 0, 0, "%.6g",
                     ImGuiInputTextFlags_AutoSelectAll);
  if (!std::isfinite(value)) value = 0;
}

void unit(const Desk& desk, const Text& words) {
  ImGui::SameLine();
  ImGui::TextDisabled("%s", desk.say(words).c_str());
}

void note(const Desk& desk, const Text& words) {
  ImGui::SetCursorPosX(start_of_controls(desk));
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyle().Colors[ImGuiCol_TextDisabled]);
  ImGui::TextWrapped("%s", desk.say(words).c_str());
  ImGui::PopStyleColor();
}

void pick_figure(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  ImGui::SetNextItemWidth(-1);
  if (!ImGui::BeginCombo("##export.figure", desk.say(title_of(dialog.figure)).c_str(),
                         ImGuiComboFlags_HeightLarge))
    return;
  for (const Figure& figure : catalogue()) {
    const bool is_chosen = figure.id == dialog.figure;
    if (ImGui::Selectable(labelled(desk, figure.title, "export.figure." + std::string(figure.id)).c_str(),
                          is_chosen))
      dialog.figure = figure.id;
    if (is_chosen && ImGui::IsWindowAppearing()) ImGui::SetItemDefaultFocus();
  }
  ImGui::EndCombo();
}

void tick_figures(Desk& desk, Choices& choices) {
  const float rows = 7.5f;
  ImGui::SetCursorPosX(start_of_controls(desk));
  ImGui::BeginChild("ticks", {0, rows * ImGui::GetFrameHeightWithSpacing()},
                    ImGuiChildFlags_FrameStyle | ImGuiChildFlags_NavFlattened);
  push_outline(desk);
  for (const Figure& figure : catalogue()) {
    const std::string id(figure.id);
    bool ticked = choices.ticked.contains(id);
    if (!ImGui::Checkbox(labelled(desk, figure.title, "export.tick." + id).c_str(), &ticked)) continue;
    if (ticked)
      choices.ticked.insert(id);
    else
      choices.ticked.erase(id);
  }
  pop_outline();
  ImGui::EndChild();
}

void show_which(Desk& desk, Choices& choices) {
  row(desk, {"Figures", "图"});
  choose(desk, "export.which", {{"One", "一张"}, {"Shown", "窗口中的"}, {"All", "全部"}, {"Ticked", "勾选"}},
         choices.which);
  if (choices.which == Choices::Which::Ticked) return tick_figures(desk, choices);
  if (choices.which != Choices::Which::One) return note(desk, count_of_figures(chosen_figures(desk).size()));
  ImGui::SetCursorPosX(start_of_controls(desk));
  pick_figure(desk);
}

void pick_dial(Desk& desk, Choices& choices) {
  const std::vector<Dial> dials = dials_for(desk.session(), one_figure(desk));
  const Dial& chosen = chosen_dial(choices, dials);
  row(desk, {"Slider", "滑块"});
  ImGui::SetNextItemWidth(-1);
  if (!ImGui::BeginCombo("##export.dial", desk.say(chosen.what).c_str(), ImGuiComboFlags_HeightLarge)) return;
  for (const Dial& dial : dials) {
    if (ImGui::Selectable(labelled(desk, dial.what, "export.dial." + dial.name).c_str(), &dial == &chosen))
      choices.dial = dial.name;
  }
  ImGui::EndCombo();
}

void show_movement(Desk& desk, Choices& choices) {
  row(desk, {"What moves", "变化"});
  choose(desk, "export.moves",
         {{"The race", "学习竞赛"}, {"A slider", "一个滑块"}, {"The lesson's step", "课程的一步"}},
         choices.moves);
  if (choices.moves != Choices::Moves::Race) {
    row(desk, {"Figure", "图"});
    pick_figure(desk);
  }
  if (choices.moves == Choices::Moves::Dial) pick_dial(desk, choices);
  row(desk, {"Time", "时间"});
  number(desk, "export.seconds", choices.seconds, 56);
  unit(desk, {"seconds", "秒"});
  ImGui::SameLine();
  number(desk, "export.rate", choices.per_second, 56);
  unit(desk, {"frames a second", "帧每秒"});
  row(desk, {"Format", "格式"});
  choose(desk, "export.form", {"GIF", {"PNG for each frame", "每帧一个 PNG"}}, choices.form);
  if (choices.form == Choices::MovingForm::Gif) {
    ImGui::SameLine(0, desk.px(16));
    push_outline(desk);
    ImGui::Checkbox(labelled(desk, {"Loop", "循环"}, "export.loops").c_str(), &choices.loops);
    pop_outline();
  }
}

void show_size(const Desk& desk, Choices& choices) {
  const bool cm = choices.unit == Choices::Unit::Centimetres;
  row(desk, {"Size", "尺寸"});
  choose(desk, "export.unit", {{"Pixels", "像素"}, {"Centimetres", "厘米"}}, choices.unit);
  ImGui::SetCursorPosX(start_of_controls(desk));
  number(desk, "export.width", cm ? choices.width_cm : choices.width);
  unit(desk, "×");
  ImGui::SameLine();
  number(desk, "export.height", cm ? choices.height_cm : choices.height);
  if (!cm) return;
  const bool has_pixels = is_animation(choices) || choices.ending == Choices::Ending::Png;
  ImGui::BeginDisabled(!has_pixels);  // a page has none
  unit(desk, {"cm,", "厘米，"});
  ImGui::SameLine();
  number(desk, "export.dots", choices.dots_per_inch, 56);
  unit(desk, "dpi");
  ImGui::EndDisabled();
}

void show_look(const Desk& desk, Choices& choices) {
  const bool has_picture = is_animation(choices) || choices.ending != Choices::Ending::Csv;
  ImGui::BeginDisabled(!has_picture);
  show_size(desk, choices);
  row(desk, {"Theme", "主题"});
  choose(desk, "export.theme", {{"Light", "浅色"}, {"Dark", "深色"}, {"Contrast", "高对比度"}},
         choices.theme);
  ImGui::EndDisabled();
  row(desk, {"Language", "语言"});
  choose(desk, "export.language", {"English", "中文"}, choices.language);
  push_outline(desk);
  ImGui::BeginDisabled(!has_picture);
  ImGui::SetCursorPosX(start_of_controls(desk));
  ImGui::Checkbox(labelled(desk, {"Caption with the formula", "图注与公式"}, "export.caption").c_str(),
                  &choices.captioned);
  const bool is_gif = is_animation(choices) && choices.form == Choices::MovingForm::Gif;
  ImGui::BeginDisabled(is_gif);
  ImGui::SetCursorPosX(start_of_controls(desk));
  ImGui::Checkbox(labelled(desk, {"Transparent background", "透明背景"}, "export.transparent").c_str(),
                  &choices.transparent);
  ImGui::EndDisabled();
  ImGui::EndDisabled();
  pop_outline();
  if (is_gif) note(desk, {"A GIF has no half-transparent edges.", "GIF 没有半透明的边缘。"});
  if (!has_picture)
    note(desk, {"A CSV holds the numbers: it has no size and no look.", "CSV 只存数值，没有尺寸和外观。"});
}

void show_choices(Desk& desk) {
  Choices& choices = *desk.settings.exporting;
  choose(desk, "export.what", {{"Picture", "图片"}, {"Animation", "动画"}}, choices.what);
  ImGui::Spacing();
  if (is_animation(choices)) {
    show_movement(desk, choices);
  } else {
    show_which(desk, choices);
    row(desk, {"Format", "格式"});
    choose(desk, "export.ending", {"PNG", "SVG", "PDF", "CSV"}, choices.ending);
  }
  show_look(desk, choices);
}

// ---- the preview

bool same_views(std::span<const View> a, std::span<const View> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const View& one, const View& other) { return one.x == other.x && one.y == other.y; });
}

// To and fro would hide where it begins; so it starts again.
double preview_share(const Choices& choices) {
  const double passed =
      std::fmod(ImGui::GetTime(), std::max(0.1, choices.seconds)) / std::max(0.1, choices.seconds);
  const auto frames = static_cast<double>(frame_count(choices)) - 1;
  return std::round(passed * frames) / frames;
}

void build_preview(Desk& desk, const Figure& figure) {
  const Choices& choices = export_choices(desk);
  const bool moves = is_animation(choices);
  const std::span<const View> views = views_of(desk, figure.id);
  Session session = !moves                         ? desk.session()
                    : desk.settings.reduced_motion ? session_at(desk, 1)
                                                   : session_at(desk, preview_share(choices));
  std::optional<ExportDialog::Preview>& preview = desk.export_dialog->preview;
  if (preview && preview->figure == figure.id && preview->session == session && preview->choices == choices &&
      same_views(preview->views, views))
    return;
  const PictureStyle style = style_of(choices);
  const Plot plot = figure.build(session);
  preview.emplace();
  preview->scene = scene_of(figure, plot, views, style, desk.fonts);
  if (!style.format) preview->numbers = *figure_file(figure, session, views, style, desk.fonts);
  preview->figure = figure.id;
  preview->session = std::move(session);
  preview->views.assign(views.begin(), views.end());
  preview->choices = choices;
}

// What shows through a picture without a background.
void draw_squares(const Desk& desk, ImDrawList& list, ImVec2 low, ImVec2 high, const Theme& theme) {
  const float side = desk.px(8);
  list.AddRectFilled(low, high, packed(theme.paper));
  list.PushClipRect(low, high, true);
  const ImU32 darker = packed(blend(theme.paper, theme.ink, 0.08));
  for (int y = 0; low.y + static_cast<float>(y) * side < high.y; ++y) {
    for (int x = y % 2; low.x + static_cast<float>(x) * side < high.x; x += 2) {
      const ImVec2 at = {low.x + static_cast<float>(x) * side, low.y + static_cast<float>(y) * side};
      list.AddRectFilled(at, {at.x + side, at.y + side}, darker);
    }
  }
  list.PopClipRect();
}

// As large as there is room, from the top; gives its foot.
float draw_preview(const Desk& desk, ImVec2 corner, ImVec2 room) {
  const Scene& scene = desk.export_dialog->preview->scene;
  const double scale = std::min(static_cast<double>(room.x) / scene.frame.width,
                                static_cast<double>(room.y) / scene.frame.height);
  const ImVec2 size = {static_cast<float>(scene.frame.width * scale),
                       static_cast<float>(scene.frame.height * scale)};
  const ImVec2 low = {std::round(corner.x + (room.x - size.x) / 2), corner.y + 1};
  const ImVec2 high = {low.x + size.x, low.y + size.y};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Choices& choices = export_choices(desk);
  if (is_transparent(choices))
    draw_squares(desk, list, low, high, theme(choices.theme));
  else
    list.AddRectFilled(low, high, packed(scene.background));
  list.PushClipRect(low, high, true);
  ScreenCanvas screen(list, desk.screen_fonts);
  ScaledCanvas canvas(screen, {static_cast<double>(low.x), static_cast<double>(low.y)}, scale);
  paint(scene, canvas);
  list.PopClipRect();
  list.AddRect({low.x - 1, low.y - 1}, {high.x + 1, high.y + 1}, ImGui::GetColorU32(ImGuiCol_Border));
  return high.y;
}

void show_preview(Desk& desk) {
  const Choices& choices = export_choices(desk);
  const std::vector<const Figure*> figures = chosen_figures(desk);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 all = ImGui::GetContentRegionAvail();
  const ImVec2 room = {all.x, all.y - ImGui::GetFrameHeightWithSpacing()};
  const PictureStyle style = style_of(choices);
  const bool can_be_drawn = !figures.empty() && style.width >= 1 && style.height >= 1 && style.width < 1e5 &&
                            style.height < 1e5 && room.x > 8 && room.y > 8;
  if (!can_be_drawn) return;
  build_preview(desk, *figures.front());
  float foot = corner.y + room.y;
  if (style.format) {
    foot = draw_preview(desk, corner, room);
  } else {
    ImGui::BeginChild("numbers", room, ImGuiChildFlags_FrameStyle, ImGuiWindowFlags_HorizontalScrollbar);
    const std::string& numbers = desk.export_dialog->preview->numbers;
    ImGui::TextUnformatted(numbers.c_str(), numbers.c_str() + std::min(numbers.size(), kMostNumbersShown));
    ImGui::EndChild();
  }
  const std::string words = desk.say(words_for_size(choices));
  const float width = ImGui::CalcTextSize(words.c_str()).x;
  ImGui::SetCursorScreenPos(
      {corner.x + std::max(0.0f, (all.x - width) / 2), foot + ImGui::GetStyle().ItemSpacing.y});
  ImGui::TextDisabled("%s", words.c_str());
}

// ---- where to

// A new choice of files makes what was said about the last ones untrue.
void forget_answers(ExportDialog& dialog) {
  dialog.in_the_way = 0;
  dialog.fault = {};
  dialog.written.clear();
}

void take_folder(Desk& desk, const fs::path& folder) {
  const fs::path whole = folder.has_filename() ? folder : folder.parent_path();
  desk.settings.exporting->folder = (whole.empty() ? folder : whole).string();
  desk.file_dialog.reset();
}

void show_place(Desk& desk, Choices& choices) {
  ExportDialog& dialog = *desk.export_dialog;
  if (dialog.name_is_own) dialog.name = one_figure(desk);
  const Text choose_words = {"Choose…", "选择…"};
  const float button = ImGui::CalcTextSize(desk.say(choose_words).c_str()).x +
                       2 * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x;
  bool entered = false;
  row(desk, {"Folder", "文件夹"});
  ImGui::SetNextItemWidth(-button);
  entered |= ImGui::InputText("##export.folder", &choices.folder, ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::SameLine();
  if (ImGui::Button(labelled(desk, choose_words, "export.choose").c_str()))
    desk.file_dialog = file_dialog_for_folder(from_home(choices.folder), take_folder);
  if (is_one_file(choices) || is_animation(choices)) {
    row(desk, is_one_file(choices) ? Text("File name", "文件名") : Text("New folder", "新文件夹"));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-button);
    const std::string before = dialog.name;
    entered |= ImGui::InputText("##export.name", &dialog.name,
                                ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    if (dialog.name != before) dialog.name_is_own = false;
    ImGui::SameLine();
    ImGui::TextDisabled("%s", std::string(ending_of(choices)).c_str());
  } else {
    row(desk, {"File names", "文件名"});
    ImGui::AlignTextToFramePadding();
    const std::vector<const Figure*> figures = chosen_figures(desk);
    if (figures.empty()) {
      ImGui::NewLine();
    } else {
      const std::string first = std::string(figures.front()->id) + std::string(ending_of(choices));
      ImGui::TextDisabled("%s%s", first.c_str(), figures.size() > 1 ? ", …" : "");
    }
  }
  if (entered && !dialog.run) start_export(desk);
}

// ---- what is said, and the buttons

Text question(const Desk& desk) {
  const ExportDialog& dialog = *desk.export_dialog;
  const Writing job = plan_export(desk);
  const std::size_t all = files_of(job).size();
  if (all == 1) {
    const std::string name = harmless(export_path(desk).filename().string(), kLongestShownPath);
    return {name + " is there already. Overwrite it?", name + " 已存在。要覆盖它吗？"};
  }
  const std::string some = std::to_string(dialog.in_the_way);
  const std::string total = std::to_string(all);
  return {some + " of these " + total + " files are there already. Overwrite them?",
          "这 " + total + " 个文件中有 " + some + " 个已存在。要覆盖吗？"};
}

void say_what_is(Desk& desk, const Text& fault) {
  const ExportDialog& dialog = *desk.export_dialog;
  if (dialog.run && ImGui::GetTime() - dialog.began >= kSecondsWithoutProgress) {
    const double share = dialog.run->share();
    const std::string percent = dialog.run->was_stopped() ? desk.say({"Cancelling…", "正在取消…"})
                                                          : std::to_string(std::lround(100 * share)) + " %";
    ImGui::PushStyleColor(ImGuiCol_PlotHistogram, ImGui::GetStyle().Colors[ImGuiCol_HeaderActive]);
    ImGui::ProgressBar(static_cast<float>(share), {-1, 0}, percent.c_str());
    ImGui::PopStyleColor();
    return;
  }
  ImGui::AlignTextToFramePadding();
  if (dialog.run)
    ImGui::TextUnformatted("");
  else if (dialog.in_the_way > 0)
    ImGui::TextWrapped("%s", desk.say(question(desk)).c_str());
  else if (!dialog.fault.empty())
    ImGui::TextWrapped("%s", desk.say(dialog.fault).c_str());
  else if (!fault.empty())
    ImGui::TextWrapped("%s", desk.say(fault).c_str());
  else if (!dialog.written.empty())
    ImGui::TextWrapped("%s", desk.say(Text("Exported: ", "已导出：") +
                                      Text(harmless(dialog.written.string(), kLongestShownPath)))
                                 .c_str());
  else
    ImGui::TextUnformatted("");
}

void begin_run(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  forget_answers(dialog);
  dialog.began = ImGui::GetTime();
  dialog.run = std::make_unique<ExportRun>(plan_export(desk));
}

void close(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  if (dialog.run) dialog.run->stop();
  dialog.closing = true;
}

void cancel(ExportDialog& dialog) {
  if (dialog.run)
    dialog.run->stop();
  else
    dialog.in_the_way = 0;
}

bool button(const Desk& desk, const Text& words, const char* name) {
  const bool pressed = ImGui::Button(labelled(desk, words, name).c_str());
  ImGui::SameLine();
  return pressed;
}

void show_buttons(Desk& desk, const Text& fault) {
  ExportDialog& dialog = *desk.export_dialog;
  if (dialog.in_the_way > 0 && !dialog.run) {
    if (button(desk, {"Overwrite", "覆盖"}, "export.overwrite")) begin_run(desk);
    if (button(desk, {"Cancel", "取消"}, "export.cancel")) cancel(dialog);
  } else if (dialog.run) {
    ImGui::BeginDisabled(dialog.run->was_stopped());
    if (button(desk, {"Cancel", "取消"}, "export.cancel")) cancel(dialog);
    ImGui::EndDisabled();
  } else {
    ImGui::BeginDisabled(!fault.empty());
    if (button(desk, {"Export", "导出"}, "export.start")) start_export(desk);
    ImGui::EndDisabled();
    if (button(desk, {"Close", "关闭"}, "export.close")) close(desk);
    if (!dialog.written.empty() && button(desk, {"Copy path", "复制路径"}, "export.copy")) {
      ImGui::SetClipboardText(dialog.written.c_str());
      desk.tell({"The path is copied.", "路径已复制。"});
    }
  }
  ImGui::NewLine();
}

// ---- the whole

void take_result(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  if (!dialog.run || !dialog.run->has_ended()) return;
  const Done& done = dialog.run->result();
  const Text cancelled = {"Cancelled; nothing was left behind.", "已取消，没有留下文件。"};
  if (done)
    dialog.written = export_path(desk);
  else
    dialog.fault = dialog.run->was_stopped() ? cancelled : done.problem().message;
  dialog.run.reset();
}

void show_contents(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  const Choices before = export_choices(desk);
  const std::pair names_before = {dialog.figure, dialog.name};
  const float foot = 4.2f * ImGui::GetFrameHeightWithSpacing();
  const float height = std::max(desk.px(120), ImGui::GetContentRegionAvail().y - foot);
  const float left = std::min(desk.px(kControls), 0.55f * ImGui::GetContentRegionAvail().x);
  ImGui::BeginDisabled(dialog.run != nullptr);
  if (ImGui::BeginChild("choices", {left, height}, ImGuiChildFlags_NavFlattened)) show_choices(desk);
  ImGui::EndChild();
  ImGui::EndDisabled();
  ImGui::SameLine(0, desk.px(12));
  if (ImGui::BeginChild("preview", {0, height}, 0, ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar))
    show_preview(desk);
  ImGui::EndChild();
  ImGui::BeginDisabled(dialog.run != nullptr);
  show_place(desk, *desk.settings.exporting);
  ImGui::EndDisabled();
  if (before != export_choices(desk) || names_before != std::pair{dialog.figure, dialog.name})
    forget_answers(dialog);
  const Text fault = export_fault(desk);
  say_what_is(desk, fault);
  show_buttons(desk, fault);
}

// The figure in hand; else the first of all.
std::string figure_to_begin_with(Desk& desk, std::string_view wished) {
  if (find_figure(wished) != nullptr) return std::string(wished);
  const FigureView* figure = figure_in_hand(desk);
  return figure != nullptr ? figure->id : std::string(catalogue().front().id);
}

std::string folder_to_begin_with(const Desk& desk) {
  std::error_code failed;
  if (!desk.settings.last_folder.empty()) return desk.settings.last_folder;
  if (const fs::path home = from_home("~"); fs::is_directory(home, failed)) return home.string();
  return fs::current_path(failed).string();
}

}  // namespace

void open_export(Desk& desk, std::string_view figure) {
  if (!desk.settings.exporting) desk.settings.exporting = first_choices(desk);
  if (desk.settings.exporting->folder.empty()) desk.settings.exporting->folder = folder_to_begin_with(desk);
  desk.export_dialog.emplace();
  desk.export_dialog->figure = figure_to_begin_with(desk, figure);
  if (!figure.empty()) desk.settings.exporting->which = Choices::Which::One;
}

void start_export(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  forget_answers(dialog);
  if (!export_fault(desk).empty()) return;
  const std::vector<fs::path> files = files_of(plan_export(desk));
  dialog.in_the_way =
      static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const fs::path& file) {
        std::error_code none;
        return fs::exists(fs::symlink_status(file, none));
      }));
  if (dialog.in_the_way == 0) begin_run(desk);
}

void show_export_dialog(Desk& desk) {
  if (!desk.export_dialog) return;
  const std::string name = labelled(desk, {"Export figures", "导出图"}, "export");
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport.GetCenter(), ImGuiCond_Always, {0.5f, 0.5f});
  const auto side = [&](float least, float share, float window) {
    return std::min(std::max(desk.px(least), share * window), 0.96f * window);
  };
  ImGui::SetNextWindowSize({side(1240, 0.72f, viewport.Size.x), side(760, 0.72f, viewport.Size.y)});
  if (!ImGui::BeginPopupModal(
          name.c_str(), nullptr,
          ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings))
    return;
  const bool alone = !desk.file_dialog && ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows |
                                                                 ImGuiFocusedFlags_NoPopupHierarchy);
  take_result(desk);
  show_contents(desk);
  show_file_dialog(desk);
  if (alone && ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !ImGui::IsWindowAppearing()) close(desk);
  if (desk.leaving) close(desk);  // the question about that comes next
  ExportDialog& dialog = *desk.export_dialog;
  if (dialog.closing && (!dialog.run || dialog.run->has_ended())) {
    take_result(desk);
    desk.export_dialog.reset();
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

double seconds_to_next_export_frame(const Desk& desk) {
  constexpr double kProgress = 0.05;
  if (!desk.export_dialog) return std::numeric_limits<double>::infinity();
  if (desk.export_dialog->run) return kProgress;
  const Choices& choices = export_choices(desk);
  if (!is_animation(choices) || desk.settings.reduced_motion) return std::numeric_limits<double>::infinity();
  return 1 / std::clamp(choices.per_second, 1.0, kMostPreviewsPerSecond);
}

}  // namespace surprisal::app
