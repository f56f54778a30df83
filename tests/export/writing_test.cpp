// Checks that exports are as requested: readable captions, transparent backgrounds, sizes exact to the pixel,
// animations whose frames are the pictures; and that an export that is stopped leaves nothing behind.
#include "export/writing.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "../plot/scene_text.h"
#include "export/caption.h"
#include "export/gif.h"
#include "export_helpers.h"
#include "plot/lay_out.h"
#include "session/session_file.h"
#include "session/setters.h"
#include "session/sliders.h"
#include "testing.h"

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

const Fonts& fonts() {
  static const Fonts all;
  return all;
}

const Figure& figure(std::string_view id) { return *find_figure(id); }

std::string file_of(std::string_view id, const PictureStyle& style) {
  const Result<std::string> bytes = figure_file(figure(id), Session{}, {}, style, fonts());
  EXPECT_TRUE(bytes) << bytes.problem().message.en;
  return bytes ? *bytes : std::string();
}

Raster raster_of(std::string_view id, const PictureStyle& style) {
  const Plot plot = figure(id).build(Session{});
  const Scene scene = scene_of(figure(id), plot, {}, style, fonts());
  return *raster(sheet_for(plot, scene, style), [&](Canvas& canvas) { paint(scene, canvas); });
}

int part(std::uint32_t pixel, int shift) { return static_cast<int>((pixel >> shift) & 0xFF); }

// The largest difference between two pictures in any of the three colours.
int difference(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  int most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (int shift : {16, 8, 0}) most = std::max(most, std::abs(part(a[i], shift) - part(b[i], shift)));
  }
  return most;
}

// ---- backgrounds

TEST(Transparent, HasNoBackground) {
  for (ThemeName name : {ThemeName::Light, ThemeName::Dark, ThemeName::Contrast}) {
    for (const Figure& one : catalogue()) {
      PictureStyle style;
      style.width = 400;
      style.height = 250;
      style.theme = name;
      style.captioned = true;
      const Raster opaque = raster_of(one.id, style);
      style.transparent = true;
      Raster clear = raster_of(one.id, style);
      EXPECT_EQ(clear.values.front() >> 24, 0u) << one.id;
      const Color paper = theme(name).paper;
      for (std::uint32_t& pixel : clear.values) {
        const int through = 255 - part(pixel, 24);
        const auto over = [&](int shift, int behind) {
          return static_cast<std::uint32_t>(part(pixel, shift) + (behind * through + 127) / 255) << shift;
        };
        pixel = over(16, paper.red) | over(8, paper.green) | over(0, paper.blue);
      }
      // Each translucent layer adds a rounding error. The triangle's shades are layers on top of each other.
      const int layers = one.id == "triangle" ? 9 : 3;
      EXPECT_LE(difference(clear.values, opaque.values), layers) << one.id;
    }
  }
}

TEST(Transparent, IsInThePng) {
  if (!have("convert")) GTEST_SKIP() << "no ImageMagick here";
  const Folder folder;
  PictureStyle style;
  style.transparent = true;
  put(folder / "clear.png", file_of("sigmoid", style));
  const Answer corner =
      run("convert " + (folder / "clear.png").string() + " -format '%[fx:p{0,0}.a] %[channels]' info:");
  EXPECT_TRUE(corner.text.starts_with("0 ")) << corner.text;
}

// ---- captions

TEST(Caption, IsReadableBelowThePlot) {
  if (!have("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  const Folder folder;
  for (Language language : {Language::English, Language::Chinese}) {
    PictureStyle style;
    style.format = Format::Pdf;
    style.language = language;
    put(folder / "plain.pdf", file_of("softmax-bars", style));
    style.captioned = true;
    put(folder / "captioned.pdf", file_of("softmax-bars", style));
    const auto text = [&](const char* name) {
      return run("pdftotext -raw " + (folder / name).string() + " -").text;
    };
    EXPECT_EQ(text("plain.pdf").find("∑"), std::string::npos);
    EXPECT_NE(text("captioned.pdf").find("∑"), std::string::npos) << text("captioned.pdf");
    EXPECT_NE(text("captioned.pdf").find(figure("softmax-bars").title.in(language)), std::string::npos);
  }
}

// Glyphs and rules of the caption are within the page and below the whole plot.
TEST(Caption, CoversNothingAtAnySize) {
  constexpr Rect kFrames[] = {{0, 0, 300, 200}, {0, 0, 640, 400}, {0, 0, 1000, 625}, {0, 0, 400, 900}};
  for (const Figure& one : catalogue()) {
    for (const Rect& frame : kFrames) {
      for (Language language : {Language::English, Language::Chinese}) {
        const Look look = {fonts(), ThemeName::Light, language};
        const Scene scene = lay_out_captioned(one, one.build(Session{}), frame, look);
        double foot = 0;
        for (const PlacedPanel& panel : scene.panels) foot = std::max(foot, panel.area.bottom());
        for (const SceneShape& shape : scene.shapes) {
          const auto* label = std::get_if<shape::Label>(&shape);
          if (label == nullptr) continue;
          const bool is_caption = label->box.width == 0;  // a plot's own labels have a box
          for (const Glyph& glyph : glyphs_of(*label)) {
            ASSERT_TRUE(frame.contains(glyph.at)) << one.id << " " << label->text;
            if (is_caption) {
              EXPECT_GT(glyph.at.y, foot) << one.id << " " << label->text;
            }
          }
        }
      }
    }
  }
}

TEST(Caption, IsLeftOutIfThereIsNoSpace) {
  const Look look = {fonts()};
  const Plot plot = figure("softmax-bars").build(Session{});
  const Rect small = {0, 0, 60, 40};
  const Scene captioned = lay_out_captioned(figure("softmax-bars"), plot, small, look);
  EXPECT_EQ(captioned.shapes.size(), lay_out(plot, small, look).shapes.size());
}

TEST(Caption, IsNotInTheNumbers) {
  PictureStyle style;
  style.format = std::nullopt;
  const std::string plain = file_of("softmax-bars", style);
  style.captioned = true;
  EXPECT_EQ(file_of("softmax-bars", style), plain);
}

// ---- sizes

TEST(Size, InCentimetresIsThatOnPaper) {
  PictureStyle style;
  style.width = 16 / 2.54 * 96;
  style.height = 10 / 2.54 * 96;
  style.scale = 300.0 / 96;
  const std::string png = file_of("sigmoid", style);
  const auto number_at = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png[at + i]);
    return value;
  };
  EXPECT_EQ(number_at(16), std::lround(16 / 2.54 * 300));
  EXPECT_EQ(number_at(20), std::lround(10 / 2.54 * 300));
  const std::size_t density = png.find("pHYs");
  ASSERT_NE(density, std::string::npos);
  EXPECT_EQ(number_at(density + 4), std::lround(300 / 0.0254));
}

TEST(Size, OfZeroAndOfAMillionIsRejectedInOneSentence) {
  for (const double side : {0.0, 1e6}) {
    for (Format format : {Format::Png, Format::Svg, Format::Pdf}) {
      PictureStyle style;
      style.format = format;
      style.width = side;
      const Result<std::string> bytes = figure_file(figure("sigmoid"), Session{}, {}, style, fonts());
      ASSERT_FALSE(bytes);
      EXPECT_EQ(bytes.problem().message.en.find('\n'), std::string::npos);
      EXPECT_NE(bytes.problem().message.en.find("choose"), std::string::npos) << bytes.problem().message.en;
    }
  }
}

// ---- animations

Animation race(std::size_t frames) {
  Animation animation;
  animation.figure = &figure("race");
  animation.style.width = 320;
  animation.style.height = 200;
  for (std::size_t i = 0; i < frames; ++i) {
    Session session;
    set_race_shown(session, static_cast<int>(300 * i / (frames - 1)));
    animation.frames.push_back(session);
  }
  return animation;
}

std::string gif_of(const Animation& animation) {
  const Result<std::string> bytes = animated_gif(animation, fonts());
  EXPECT_TRUE(bytes) << bytes.problem().message.en;
  return bytes ? *bytes : std::string();
}

// A frame as ImageMagick shows it, on top of the frames before it.
std::vector<std::uint32_t> frame_read(const fs::path& gif, std::size_t index, std::size_t pixels) {
  const fs::path raw = gif.string() + ".rgb";
  const std::string number = "'" + std::to_string(index) + "'";
  run("convert " + gif.string() + " -coalesce miff:- | convert miff:-[" + number +
      "] -depth 8 rgb:" + raw.string());
  const std::string bytes = content(raw);
  std::vector<std::uint32_t> values;
  for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 3; ++k) value = value << 8 | static_cast<unsigned char>(bytes[i + k]);
    values.push_back(value);
  }
  EXPECT_EQ(values.size(), pixels);
  values.resize(pixels);
  return values;
}

TEST(Gif, HasTheRightFramesTimesAndPictures) {
  if (!have("convert") || !have("identify")) GTEST_SKIP() << "no ImageMagick here";
  const Folder folder;
  const Animation animation = race(12);
  put(folder / "race.gif", gif_of(animation));
  const Answer frames = run("identify -format '%T %W %H|' " + (folder / "race.gif").string());
  std::string wanted;
  for (std::size_t i = 0; i < animation.frames.size(); ++i) wanted += "5 320 200|";
  EXPECT_EQ(frames.text, wanted);

  for (const std::size_t i : {std::size_t{0}, std::size_t{5}, animation.frames.size() - 1}) {
    const Plot plot = animation.figure->build(animation.frames[i]);
    const Scene scene = scene_of(*animation.figure, plot, {}, animation.style, fonts());
    const Raster still =
        *raster(sheet_for(plot, scene, animation.style), [&](Canvas& canvas) { paint(scene, canvas); });
    // Antialiased edges share palette entries; flat colours are exact.
    EXPECT_LE(difference(frame_read(folder / "race.gif", i, still.values.size()), still.values), 16) << i;
  }
}

TEST(Gif, HasTheSameBytesEachTime) { EXPECT_EQ(gif_of(race(4)), gif_of(race(4))); }

// The number of steps is a slider like any other.
Animation training_run(std::string_view id) {
  Animation animation = race(5);
  animation.figure = &figure(id);
  const Slider steps = slider_of(Session{}, "digits.steps");
  for (std::size_t i = 0; i < animation.frames.size(); ++i)
    steps.set(animation.frames[i], value_at(steps.range, static_cast<double>(i) / 40));
  return animation;
}

TEST(Gif, ShowsATrainingRun) {
  if (!have("convert") || !have("identify")) GTEST_SKIP() << "no ImageMagick here";
  const Folder folder;
  for (const char* id : {"weights", "training"}) {
    const Animation animation = training_run(id);
    EXPECT_EQ(animation.frames.front().digits.steps, 0);
    EXPECT_EQ(animation.frames.back().digits.steps, 30);
    const std::string bytes = gif_of(animation);
    EXPECT_EQ(gif_of(animation), bytes) << id;
    put(folder / "run.gif", bytes);
    EXPECT_EQ(run("identify -format '%T|' " + (folder / "run.gif").string()).text, "5|5|5|5|5|") << id;
    const auto first = frame_read(folder / "run.gif", 0, 320 * 200);
    const auto last = frame_read(folder / "run.gif", 4, 320 * 200);
    EXPECT_GT(difference(first, last), 50) << id;
  }
}

TEST(DigitFigures, HaveTheSameBytesFromASessionThatWasSaved) {
  Session session;
  session.digits.drawn.assign(64, 5);
  session.digits.label = 3;
  session.digits.steps = 9;
  session.digits.hidden = 16;
  const Result<Session> saved = from_toml(to_toml(session));
  ASSERT_TRUE(saved);
  for (const char* id : {"digit", "weights", "weight-gradients", "training"}) {
    for (const auto format : {std::optional(Format::Png), std::optional(Format::Svg),
                              std::optional(Format::Pdf), std::optional<Format>()}) {
      PictureStyle style;
      style.format = format;
      const Result<std::string> before = figure_file(figure(id), session, {}, style, fonts());
      const Result<std::string> after = figure_file(figure(id), *saved, {}, style, fonts());
      ASSERT_TRUE(before);
      ASSERT_TRUE(after);
      EXPECT_EQ(*before, *after) << id;
    }
  }
}

TEST(Gif, KeepsTheTotalTimeDespiteRounding) {
  if (!have("identify")) GTEST_SKIP() << "no ImageMagick here";
  const Folder folder;
  Animation animation = race(31);
  animation.per_second = 30;
  animation.loops = false;
  put(folder / "race.gif", gif_of(animation));
  const Answer delays = run("identify -format '%T\n' " + (folder / "race.gif").string());
  int sum = 0;
  for (const char c : delays.text) sum += c >= '0' && c <= '9' ? c - '0' : 0;
  EXPECT_EQ(sum, std::lround(31 * 100 / 30.0)) << delays.text;
}

// Noise creates as many LZW codes as possible, so the code table fills up and is cleared.
TEST(Gif, CanStoreNoise) {
  if (!have("convert")) GTEST_SKIP() << "no ImageMagick here";
  constexpr std::uint32_t kSide = 301;
  constexpr std::uint32_t kGreys = 200;
  std::vector<std::uint32_t> noise;
  std::uint32_t state = 1;
  for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
    state = state * 1664525 + 1013904223;
    noise.push_back((state >> 16) % kGreys * 0x010101);
  }
  std::vector<std::uint32_t> second = noise;
  second[kSide * 7 + 9] ^= 0xFF;
  GifWriter gif(kSide, kSide, true);
  gif.add(noise, 4);
  gif.add(second, 4);
  gif.add(second, 4);
  const Folder folder;
  put(folder / "noise.gif", gif.finish());
  EXPECT_EQ(difference(frame_read(folder / "noise.gif", 0, noise.size()), noise), 0);
  EXPECT_EQ(difference(frame_read(folder / "noise.gif", 1, noise.size()), second), 0);
  EXPECT_EQ(difference(frame_read(folder / "noise.gif", 2, noise.size()), second), 0);
}

TEST(Palette, KeepsFewColorsAndApproximatesMany) {
  const std::vector<std::uint32_t> few = {0xFF0000, 0x00FF00, 0xFF0000, 0xFF010203};
  const std::vector<Rgb> kept = palette_of(few, 255);
  EXPECT_EQ(std::set<Rgb>(kept.begin(), kept.end()), (std::set<Rgb>{0xFF0000, 0x00FF00, 0x010203}));

  std::vector<std::uint32_t> many;
  for (std::uint32_t i = 0; i < 4096; ++i)
    many.push_back((i & 0xF) << 4 | (i & 0xF0) << 8 | (i & 0xF00) << 12);
  const std::vector<Rgb> palette = palette_of(many, 255);
  EXPECT_EQ(palette.size(), 255u);
  for (const std::uint32_t color : many) {
    int nearest = 255;
    for (const Rgb one : palette) {
      int most = 0;
      for (int shift : {16, 8, 0}) most = std::max(most, std::abs(part(one, shift) - part(color, shift)));
      nearest = std::min(nearest, most);
    }
    EXPECT_LE(nearest, 48);
  }
}

// ---- on the disk

TEST(WriteOut, WritesEachFrame) {
  const Folder folder;
  AnimationToWrite job = {race(3), folder / "race"};
  job.animation.as = Animation::As::Pngs;
  ASSERT_TRUE(write_out(job, fonts()));
  const std::vector<fs::path> files = files_of(job);
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files.back(), folder / "race/frame-0003.png");
  for (std::size_t i = 0; i < files.size(); ++i)
    EXPECT_EQ(content(files[i]),
              *figure_file(*job.animation.figure, job.animation.frames[i], {}, job.animation.style, fonts()));
}

FiguresToWrite all_in(const fs::path& folder) {
  FiguresToWrite job = {{}, {}, folder};
  for (const Figure& one : catalogue())
    job.figures.push_back({&one, Session{}, {}, folder / (std::string(one.id) + ".png")});
  return job;
}

TEST(WriteOut, LeavesNothingWhenStopped) {
  for (const double at : {0.0, 0.1, 0.5}) {
    const Folder folder;
    EXPECT_FALSE(write_out(all_in(folder / "figures"), fonts(), [&](double share) { return share < at; }));
    EXPECT_EQ(folder.entries(), 0) << at;
    EXPECT_FALSE(write_out(AnimationToWrite{race(20), folder / "race.gif"}, fonts(),
                           [&](double share) { return share < at; }));
    EXPECT_EQ(folder.entries(), 0) << at;
  }
}

TEST(WriteOut, KeepsExistingFilesWhenStopped) {
  const Folder folder;
  put(folder / "a file of somebody", "");
  put(folder / "zebra.png", "old");
  put(folder / (std::string(catalogue().front().id) + ".png"), "old");
  FiguresToWrite job = all_in(folder.path());
  job.figures.push_back({&figure("race"), Session{}, {}, folder / "zebra.png"});
  EXPECT_FALSE(write_out(job, fonts(), [](double share) { return share < 0.2; }));
  EXPECT_EQ(folder.entries(), 3);  // one of them overwritten, and complete
  EXPECT_EQ(content(folder / "zebra.png"), "old");
}

TEST(WriteOut, ReportsItsProgress) {
  const Folder folder;
  std::vector<double> shares;
  ASSERT_TRUE(write_out(all_in(folder / "figures"), fonts(), [&](double share) {
    shares.push_back(share);
    return true;
  }));
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_GT(shares.size(), catalogue().size());
  EXPECT_EQ(shares.front(), 0);
  EXPECT_EQ(shares.back(), 1);
}

}  // namespace
}  // namespace surprisal::test
