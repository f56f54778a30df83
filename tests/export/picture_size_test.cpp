// Checks sizes in pixels and in centimetres, and that a picture in centimetres has that size on paper, with
// labels that can be read there.
#include "export/picture_size.h"

#include <cmath>
#include <regex>

#include "../plot/scene_text.h"
#include "export/figure_file.h"
#include "export_helpers.h"
#include "plot/describe.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kPixelsPerPoint = 96.0 / 72;

const Fonts& fonts() {
  static const Fonts all;
  return all;
}

std::string file_of(const Figure& figure, const PictureStyle& style) {
  const Result<std::string> bytes = figure_file(figure, Session{}, {}, style, fonts());
  EXPECT_TRUE(bytes) << bytes.problem().message.en;
  return bytes ? *bytes : std::string();
}

PictureStyle style_with(const PictureSize& size, std::optional<Format> format = Format::Png) {
  PictureStyle style;
  style.format = format;
  set_size(style, size);
  return style;
}

constexpr PictureSize kColumn = {.unit = Unit::Centimetres, .width = 8.5, .height = 5.5};

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

TEST(SizeText, IsInPixelsOrCentimetres) {
  EXPECT_EQ(*parse_size("1000x625"), PictureSize());
  EXPECT_EQ(*parse_size("1000x625px"), PictureSize());
  EXPECT_EQ(*parse_size("8.5x5.5cm"), kColumn);
  EXPECT_EQ(*parse_size(" 8.5 x 5.5 cm"), kColumn);
  for (const char* text : {"", "8.5x", "x", "8.5", "cm", "8.5xcm", "8.5x5.5mm", "8.5x5.5in", "8.5cmx5.5cm",
                           "8.5x5.5x1cm", "8,5x5,5cm", "nanxnancm", "infx1cm", "8.5x5.5pxcm"})
    EXPECT_FALSE(parse_size(text)) << text;
}

TEST(SizeFault, SaysInBothLanguagesWhatToChoose) {
  const auto fault = [](PictureSize size) { return fault_of(size, true); };
  EXPECT_TRUE(fault({}).empty());
  EXPECT_TRUE(fault(kColumn).empty());
  PictureSize size = kColumn;
  size.width = 0;
  EXPECT_EQ(fault(size).en, "each side must be 0.5 to 500 cm, not 0 cm");
  EXPECT_EQ(fault(size).zh, "边长不能是 0 厘米；请给 0.5 到 500 厘米");
  size.width = 1e9;
  EXPECT_EQ(fault(size).en, "each side must be 0.5 to 500 cm, not 1e+09 cm");
  size.width = std::nan("");
  EXPECT_FALSE(fault(size).empty());
  size = kColumn;
  size.dots_per_inch = 0;
  EXPECT_EQ(fault(size).en, "the resolution cannot be 0 dots per inch; give 20 to 2400");
  size = {.unit = Unit::Centimetres, .width = 400, .height = 400};
  EXPECT_NE(fault(size).en.find("47244 × 47244 pixels"), std::string::npos) << fault(size).en;
  EXPECT_TRUE(fault_of(size, false).empty());
  EXPECT_FALSE(fault({.width = 1000, .height = 15}).empty());
  EXPECT_FALSE(fault({.scale = 0}).empty());
  EXPECT_FALSE(fault({.width = 20000, .height = 10000}).empty());
}

TEST(Preset, IsASizeThatCanBeWritten) {
  for (const SizePreset& preset : size_presets()) {
    EXPECT_TRUE(fault_of(preset.size, true).empty()) << preset.id;
    const std::string file = file_of(catalogue().front(), style_with(preset.size, preset.format));
    EXPECT_GT(file.size(), 1000u) << preset.id;
  }
}

TEST(APictureInCentimetres, HasThatSizeInEveryFormat) {
  const Figure& figure = catalogue().front();
  const std::string png = file_of(figure, style_with(kColumn));
  EXPECT_EQ(number_at(png, 16), std::lround(8.5 / 2.54 * 300));
  EXPECT_EQ(number_at(png, 20), std::lround(5.5 / 2.54 * 300));
  EXPECT_EQ(number_at(png, png.find("pHYs") + 4), std::lround(300 / 0.0254));
  const std::string svg = file_of(figure, style_with(kColumn, Format::Svg));
  EXPECT_NE(svg.find("width=\"8.5cm\" height=\"5.5cm\" viewBox=\"0 0 321.26 207.874\""), std::string::npos)
      << svg.substr(0, 300);
  // Newer versions of Cairo compress the object that has the size.
  const Folder folder;
  put(folder / "a.pdf", file_of(figure, style_with(kColumn, Format::Pdf)));
  const std::string told = run("pdfinfo " + (folder / "a.pdf").string()).text;
  std::smatch page;
  ASSERT_TRUE(std::regex_search(told, page, std::regex("Page size: +([0-9.]+) x ([0-9.]+)"))) << told;
  EXPECT_NEAR(std::stod(page[1]), 8.5 / 2.54 * 72, 1e-3);
  EXPECT_NEAR(std::stod(page[2]), 5.5 / 2.54 * 72, 1e-3);
}

// Subscripts and superscripts are smaller than the letters they belong to, and only titles are larger.
TEST(APictureInCentimetres, HasLabelsOf7Point5To9Points) {
  for (const Figure& figure : catalogue()) {
    for (const PictureSize& size :
         {kColumn, PictureSize{.unit = Unit::Centimetres, .width = 17, .height = 10}}) {
      const PictureStyle style = style_with(size);
      const Scene scene = scene_of(figure, figure.build({}), {}, style, fonts());
      std::size_t labels = 0;
      for (const shape::Label& label : labels_of(scene)) {
        double largest = 0;
        for (const Glyph& glyph : glyphs_of(label)) largest = std::max(largest, glyph.size);
        const double points = largest / kPixelsPerPoint;
        EXPECT_GE(points, 7.5 - 1e-9) << figure.id << ": " << label.text;
        labels += points <= 9 + 1e-9 ? 1 : 0;
      }
      EXPECT_GT(labels, 0u) << figure.id;
    }
  }
}

TEST(APicture, CanBeWithoutItsTitle) {
  for (const Figure& figure : catalogue()) {
    const Plot plot = figure.build({});
    PictureStyle style;
    const std::string first_words = plot.title.en.substr(0, 8);
    const auto shows_title = [&](const Scene& scene) {
      const auto labels = labels_of(scene);
      return std::any_of(labels.begin(), labels.end(), [&](const shape::Label& label) {
        return label.text.starts_with(first_words) &&
               glyphs_of(label).front().size > text_size_of(plot, scene.frame, {fonts()}) * 1.15;
      });
    };
    EXPECT_TRUE(shows_title(scene_of(figure, plot, {}, style, fonts()))) << figure.id;
    style.titled = false;
    const Scene untitled = scene_of(figure, plot, {}, style, fonts());
    EXPECT_FALSE(shows_title(untitled)) << figure.id;
    // The file's metadata still has it.
    EXPECT_FALSE(sheet_for(plot, untitled, style).title.empty()) << figure.id;
  }
}

TEST(APicture, CarriesItsDescriptionInEveryFormat) {
  const Figure& figure = *find_figure("sigmoid");
  for (const Language language : {Language::English, Language::Chinese}) {
    PictureStyle style;
    style.language = language;
    const std::string description = description_of(figure.build({}), language);
    ASSERT_GT(description.size(), 40u);
    const std::string png = file_of(figure, style);
    EXPECT_NE(png.find(std::string("Description\0\0\0\0\0", 16) + description), std::string::npos);
    style.format = Format::Svg;
    EXPECT_NE(file_of(figure, style).find("<desc>" + description + "</desc>"), std::string::npos);
    const Folder folder;
    style.format = Format::Pdf;
    put(folder / "a.pdf", file_of(figure, style));
    const std::string told = run("pdfinfo -enc UTF-8 " + (folder / "a.pdf").string()).text;
    EXPECT_NE(told.find(description), std::string::npos) << told;
  }
}

// What a blind reader is told is what the others see.
TEST(APicture, DoesNotDescribeAPanelThatDoesNotFit) {
  const Figure& figure = *find_figure("likelihood-to-loss");
  PictureStyle style = style_with(kColumn, Format::Svg);
  const std::string name = figure.build({}).rows[0][1].title.en;
  const auto description = [&] {
    const std::string file = file_of(figure, style);
    return file.substr(0, file.find("</desc>"));
  };
  EXPECT_EQ(description().find(name), std::string::npos);
  EXPECT_NE(description().find("1 panel does not fit this size."), std::string::npos);
  style = style_with({.unit = Unit::Centimetres, .width = 17, .height = 11}, Format::Svg);
  EXPECT_NE(description().find(name), std::string::npos);
  EXPECT_EQ(description().find("does not fit"), std::string::npos);
}

// A single panel that fits need not be the first: a line of text alone would say little.
TEST(APicture, DescribesTheOnlyPanelThatFits) {
  const Figure& figure = *find_figure("next-letter");
  const PictureStyle style = style_with(kColumn, Format::Svg);
  const Plot plot = figure.build({});
  const Scene scene = scene_of(figure, plot, {}, style, fonts());
  EXPECT_EQ(scene.left_out, (std::vector<std::size_t>{0, 2, 3}));
  const std::string description = sheet_for(plot, scene, style).description;
  EXPECT_NE(description.find(plot.rows[1][0].title.en), std::string::npos) << description;
  EXPECT_EQ(description.find("A text of"), std::string::npos) << description;
  EXPECT_NE(description.find("3 panels do not fit this size."), std::string::npos) << description;
}

}  // namespace
}  // namespace surprisal::test
